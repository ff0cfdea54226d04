package org.moqlab.engine.session;

import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;

/// The peer's track request, until it is answered (WIRE §3.7). The peer may end its direction at
/// once and still waits for the answer.
final class TrackRequested extends InStream {
    TrackRequested(InStream before) {
        super(before.stream, before.buffer);
    }

    private TrackRequested(long stream, StreamBuffer buffer) {
        super(stream, buffer);
    }

    @Override
    TrackRequested copy() {
        return new TrackRequested(stream, buffer.copy());
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        expectNothing("a track request");
    }

    @Override
    void finished(LiteSession session, Output out) {}

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
        out.happened(new SessionEvent.TrackUnwanted(stream));
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        out.happened(new SessionEvent.TrackUnwanted(stream));
    }

    @Override
    boolean stopped(Output out) {
        out.happened(new SessionEvent.TrackUnwanted(stream));
        return true;
    }
}
