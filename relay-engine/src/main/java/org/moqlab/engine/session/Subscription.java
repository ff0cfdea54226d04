package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.SubscribeDrop;
import org.moqlab.engine.wire.lite.SubscribeEnd;
import org.moqlab.engine.wire.lite.SubscribeOk;
import org.moqlab.engine.wire.lite.SubscribeStart;

/// The answers to a subscription of ours, then a clean end or a reset (WIRE §3.5). Up to
/// moq-lite-04 an OK comes first; from moq-lite-05 silence is consent.
final class Subscription extends InStream {
    private final long id;
    private boolean accepted;

    /// @param accepted whether there is nothing to wait for
    Subscription(long stream, long id, boolean accepted) {
        this(stream, new StreamBuffer(), id, accepted);
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
    boolean endsMatter() {
        return true;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        boolean more = true;
        while (more) {
            OptionalLong type =
                    version.hasTypedReplies() ? buffer.peekVarint() : OptionalLong.of(0);
            if (type.isEmpty()) {
                return;
            }
            Optional<Piece> piece =
                    version.hasTypedReplies() ? buffer.takeTypedSized(MAX_MESSAGE) : next();
            more = piece.isPresent();
            if (more) {
                reply(type.getAsLong(), piece.get(), session, out);
            }
        }
    }

    private void reply(long type, Piece piece, LiteSession session, Output out)
            throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        if (version.hasSubscribeStart() && type == SubscribeStart.REPLY_TYPE) {
            SubscribeStart start = SubscribeStart.decode(piece.body(), piece.bodyOffset());
            out.received(start.view(start.kind(), piece.bytes()), stream, piece);
        } else if (version.hasSubscribeStart() && type == SubscribeEnd.REPLY_TYPE) {
            SubscribeEnd end = SubscribeEnd.decode(piece.body(), piece.bodyOffset());
            out.received(end.view(end.kind(), piece.bytes()), stream, piece);
        } else if (!version.hasSubscribeStart() && type == SubscribeOk.REPLY_TYPE && !accepted) {
            SubscribeOk ok = SubscribeOk.decode(piece.body(), piece.bodyOffset(), version);
            out.received(ok.view(ok.kind(), piece.bytes()), stream, piece);
            accepted = true;
            out.happened(new SessionEvent.Accepted(id, info(ok.demand())));
        } else if (accepted
                && version.hasTypedReplies()
                && type == SubscribeDrop.replyType(version)
                && !session.isExacting()) {
            SubscribeDrop drop = SubscribeDrop.decode(piece.body(), piece.bodyOffset());
            out.received(drop.view(drop.kind(), piece.bytes()), stream, piece);
            out.happened(
                    new SessionEvent.GroupsDropped(id, drop.start(), drop.end(), drop.error()));
        } else {
            throw new DecodeException(
                    accepted ? ErrorCode.DECODE : ErrorCode.UNEXPECTED_MESSAGE,
                    piece.offset(),
                    "reply of type " + type + (accepted ? " after" : " before") + " the OK");
        }
    }

    private static TrackInfo info(Demand ok) {
        return new TrackInfo(
                ok.priority(), ok.ordered(), ok.maxLatency(), TrackInfo.DEFAULT.timescale());
    }

    @Override
    void finished(LiteSession session, Output out) {
        if (buffer.isEmpty()) {
            session.finishOut(stream, out);
            session.requestEnded(id);
            out.happened(new SessionEvent.Ended(id, true, 0));
        } else {
            session.refuseStream(this, cutShort(), out);
        }
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
        session.requestEnded(id);
        out.happened(new SessionEvent.Ended(id, false, code));
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        session.requestEnded(id);
        out.happened(new SessionEvent.Ended(id, false, code.code()));
    }
}
