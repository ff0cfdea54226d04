package org.moqlab.engine.session;

import java.util.Optional;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.lite.LiteVersion;

/// The frames of a group we fetch, without a header (WIRE §3.8).
final class FetchReplies extends InStream {
    private final long id;
    private final Frames frames;

    FetchReplies(long stream, long id) {
        this(stream, new StreamBuffer(), id, new Frames());
    }

    private FetchReplies(long stream, StreamBuffer buffer, long id, Frames frames) {
        super(stream, buffer);
        this.id = id;
        this.frames = frames;
    }

    @Override
    FetchReplies copy() {
        return new FetchReplies(stream, buffer.copy(), id, frames.copy());
    }

    @Override
    boolean endsMatter() {
        return true;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        Optional<Frames.Timed> next = frames.next(buffer, version);
        while (next.isPresent()) {
            Frames.Timed got = next.get();
            out.received(
                    got.frame().view(got.frame().kind(), got.piece().bytes()), stream, got.piece());
            out.happened(new SessionEvent.Fetched(id, got.timestamp(), got.frame().payload()));
            next = frames.next(buffer, version);
        }
    }

    @Override
    void finished(LiteSession session, Output out) {
        if (buffer.isEmpty()) {
            session.finishOut(stream, out);
            session.requestEnded(id);
            out.happened(new SessionEvent.FetchEnded(id, true, 0));
        } else {
            session.refuseStream(this, cutShort(), out);
        }
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
        failed(session, code, out);
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        failed(session, code.code(), out);
    }

    private void failed(LiteSession session, long code, Output out) {
        session.requestEnded(id);
        out.happened(new SessionEvent.FetchEnded(id, false, code));
    }
}
