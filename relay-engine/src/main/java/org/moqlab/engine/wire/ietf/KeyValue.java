package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.model.Bytes;

/// A parameter or an extension header. In moq-transport the parity of the id tells the form: even
/// ids carry a number, odd ids octets; in moq-lite every value is octets.
public sealed interface KeyValue {
    /// Most octets a value may have.
    int MAX_VALUE = 65_535;

    /// What the value is about.
    long id();

    /// A number.
    record Varint(long id, long value) implements KeyValue {}

    /// Octets.
    record Octets(long id, Bytes value) implements KeyValue {}
}
