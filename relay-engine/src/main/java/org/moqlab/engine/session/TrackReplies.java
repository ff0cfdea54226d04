package org.moqlab.engine.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.Subscribe;
import org.moqlab.engine.wire.lite.TrackReply;

/// The answer to a track request of ours: one TRACK_INFO and the end, or a reset (WIRE §3.7). A
/// subscription waits behind it where the wire wants the track asked for first.
final class TrackReplies extends InStream {
    /// A subscription that waits.
    ///
    /// @param cause the owner's note that led to it
    record Waiting(Subscribe subscribe, long cause) {}

    private final long id;
    private final @Nullable Waiting waiting;
    private boolean told;

    TrackReplies(long stream, long id, @Nullable Waiting waiting) {
        this(stream, new StreamBuffer(), id, waiting, false);
    }

    private TrackReplies(
            long stream, StreamBuffer buffer, long id, @Nullable Waiting waiting, boolean told) {
        super(stream, buffer);
        this.id = id;
        this.waiting = waiting;
        this.told = told;
    }

    @Override
    TrackReplies copy() {
        return new TrackReplies(stream, buffer.copy(), id, waiting, told);
    }

    @Override
    boolean endsMatter() {
        return true;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        if (told) {
            expectNothing("the answer to a track request");
            return;
        }
        Optional<Piece> piece = next();
        if (piece.isEmpty()) {
            return;
        }
        Piece got = piece.get();
        TrackReply reply = TrackReply.decode(got.body(), got.bodyOffset());
        out.received(reply.view(reply.kind(), got.bytes()), stream, got);
        told = true;
        if (waiting == null) {
            session.requestEnded(id);
            out.happened(new SessionEvent.TrackTold(id, reply.info()));
        } else {
            out.happened(new SessionEvent.Accepted(id, reply.info()));
            session.subscribe(waiting.subscribe(), true, waiting.cause(), out);
        }
        expectNothing("the answer to a track request");
    }

    @Override
    void finished(LiteSession session, Output out) {
        session.finishOut(stream, out);
        if (!told) {
            refuse(session, ErrorCode.DECODE.code(), out);
        }
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
        if (!told) {
            refuse(session, code, out);
        }
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        if (!told) {
            refuse(session, code.code(), out);
        }
    }

    private void refuse(LiteSession session, long code, Output out) {
        session.requestEnded(id);
        out.happened(
                waiting == null
                        ? new SessionEvent.TrackRefused(id, code)
                        : new SessionEvent.Ended(id, false, code));
    }
}
