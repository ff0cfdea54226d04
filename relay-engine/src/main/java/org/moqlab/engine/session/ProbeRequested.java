package org.moqlab.engine.session;

import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;

/// The peer's wish to be told what the path can carry (WIRE §3.9). This engine knows no estimate
/// and says so once.
final class ProbeRequested extends InStream {
    ProbeRequested(InStream before) {
        super(before.stream, before.buffer);
    }

    private ProbeRequested(long stream, StreamBuffer buffer) {
        super(stream, buffer);
    }

    @Override
    ProbeRequested copy() {
        return new ProbeRequested(stream, buffer.copy());
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        expectNothing("a probe request");
    }

    @Override
    void finished(LiteSession session, Output out) {
        session.finishOut(stream, out);
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
    }
}
