package org.moqlab.engine.wire.lite;

import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.WireWriter;

/// The frame every moq-lite message stands in: a varint length before the body (WIRE §2).
final class Sized {
    private Sized() {}

    static Bytes of(WireWriter body) {
        return new WireWriter().bytes(body.toBytes()).toBytes();
    }
}
