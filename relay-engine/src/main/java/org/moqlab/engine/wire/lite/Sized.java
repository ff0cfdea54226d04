package org.moqlab.engine.wire.lite;

import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.WireWriter;

/// The frame every moq-lite message stands in: a varint length before the body (WIRE §2).
final class Sized {
    private Sized() {}

    static Bytes of(WireWriter body) {
        return new WireWriter().bytes(body.toBytes()).toBytes();
    }

    /// A message behind a type, which stands outside its length.
    static Bytes typed(long type, WireWriter body) {
        return new WireWriter().varint(type).bytes(body.toBytes()).toBytes();
    }
}
