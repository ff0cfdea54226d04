package org.moqlab.engine.session;

import java.util.Optional;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.SubscribeUpdate;

/// The peer's subscription. After it come updates, where the wire has them; the relays of March
/// 2026 reset it on any further octet (WIRE §3.5).
final class SubscribeAsked extends InStream {
    private final long id;

    /// One more than the last group opened for it; 0 before the first.
    private long bound;

    SubscribeAsked(InStream before, long id) {
        this(before.stream, before.buffer, id, 0);
    }

    private SubscribeAsked(long stream, StreamBuffer buffer, long id, long bound) {
        super(stream, buffer);
        this.id = id;
        this.bound = bound;
    }

    @Override
    SubscribeAsked copy() {
        return new SubscribeAsked(stream, buffer.copy(), id, bound);
    }

    long id() {
        return id;
    }

    long bound() {
        return bound;
    }

    /// Marks a group as opened.
    ///
    /// @return whether it is the first
    boolean open(long group) {
        boolean first = bound == 0;
        bound = Math.max(bound, group + 1);
        return first;
    }

    @Override
    boolean endsMatter() {
        return true;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        boolean updates =
                session.version().orElseThrow().hasSubscribeBounds() && !session.isExacting();
        if (!updates) {
            expectNothing("a subscription");
            return;
        }
        for (Optional<Piece> piece = next(); piece.isPresent(); piece = next()) {
            Piece got = piece.get();
            SubscribeUpdate update =
                    SubscribeUpdate.decode(
                            got.body(), got.bodyOffset(), session.version().orElseThrow());
            out.received(update.view(update.kind(), got.bytes()), stream, got);
            out.happened(new SessionEvent.SubscribeUpdated(stream, update.demand()));
        }
    }

    @Override
    void finished(LiteSession session, Output out) {
        session.forgetAsked(id);
        session.finishOut(stream, out);
        out.happened(new SessionEvent.SubscribeCancelled(stream));
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.forgetAsked(id);
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
        out.happened(new SessionEvent.SubscribeCancelled(stream));
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        session.forgetAsked(id);
        out.happened(new SessionEvent.SubscribeCancelled(stream));
    }

    @Override
    boolean stopped(Output out) {
        out.happened(new SessionEvent.SubscribeCancelled(stream));
        return true;
    }
}
