package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.SubscribeDrop;
import org.moqlab.engine.wire.lite.SubscribeOk;

/// The answers to a subscription of ours: an OK first, drops, then a clean end or a reset (WIRE
/// §3.5).
final class Subscription extends InStream {
    private final long id;
    private boolean accepted;

    Subscription(long stream, long id) {
        this(stream, new StreamBuffer(), id, false);
    }

    private Subscription(long stream, StreamBuffer buffer, long id, boolean accepted) {
        super(stream, buffer);
        this.id = id;
        this.accepted = accepted;
    }

    @Override
    Subscription copy() {
        return new Subscription(stream, buffer.copy(), id, accepted);
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        boolean more = true;
        while (more) {
            OptionalLong type = version.hasTypedReplies() ? buffer.peekVarint() : zero();
            if (type.isEmpty()) {
                return;
            }
            Optional<Piece> piece =
                    version.hasTypedReplies() ? buffer.takeTypedSized(MAX_MESSAGE) : next();
            more = piece.isPresent();
            if (more) {
                reply(type.getAsLong(), piece.get(), version, out);
            }
        }
    }

    private static OptionalLong zero() {
        return OptionalLong.of(SubscribeOk.REPLY_TYPE);
    }

    private void reply(long type, Piece piece, LiteVersion version, Output out)
            throws DecodeException {
        if (type == SubscribeOk.REPLY_TYPE) {
            SubscribeOk ok = SubscribeOk.decode(piece.body(), piece.bodyOffset(), version);
            out.received(ok.view(ok.kind(), piece.bytes()), stream, piece);
            if (!accepted) {
                accepted = true;
                out.happened(new SessionEvent.Accepted(id));
            }
        } else if (type == SubscribeDrop.replyType(version) && accepted) {
            SubscribeDrop drop = SubscribeDrop.decode(piece.body(), piece.bodyOffset());
            out.received(drop.view(drop.kind(), piece.bytes()), stream, piece);
        } else {
            throw new DecodeException(
                    ErrorCode.UNEXPECTED_MESSAGE,
                    piece.offset(),
                    "reply of type " + type + " where an OK is expected");
        }
    }

    @Override
    void finished(LiteSession session, Output out) {
        if (buffer.isEmpty()) {
            session.finishOut(stream, out);
            session.subscriptionEnded(id);
            out.happened(new SessionEvent.Ended(id, true, 0));
        } else {
            session.refuseStream(this, cutShort(), out);
        }
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
        session.subscriptionEnded(id);
        out.happened(new SessionEvent.Ended(id, false, code));
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        session.subscriptionEnded(id);
        out.happened(new SessionEvent.Ended(id, false, code.code()));
    }
}
