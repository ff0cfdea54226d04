package org.moqlab.engine.session;

import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;

/// The peer's fetch of one past group (WIRE §3.8). The peer may end its direction at once and still
/// waits for the group.
final class FetchRequested extends InStream {
    FetchRequested(InStream before) {
        super(before.stream, before.buffer);
    }

    private FetchRequested(long stream, StreamBuffer buffer) {
        super(stream, buffer);
    }

    @Override
    FetchRequested copy() {
        return new FetchRequested(stream, buffer.copy());
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        expectNothing("a fetch");
    }

    @Override
    void finished(LiteSession session, Output out) {}

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
        out.happened(new SessionEvent.FetchUnwanted(stream));
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        out.happened(new SessionEvent.FetchUnwanted(stream));
    }

    @Override
    boolean stopped(Output out) {
        out.happened(new SessionEvent.FetchUnwanted(stream));
        return true;
    }
}
