package org.moqlab.engine.session;

import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;

/// The peer's subscription: nothing more may come on it but its end. The relays of March 2026 reset
/// it on any further octet (WIRE §3.5).
final class SubscribeAsked extends InStream {
    SubscribeAsked(InStream before) {
        super(before.stream, before.buffer);
    }

    private SubscribeAsked(long stream, StreamBuffer buffer) {
        super(stream, buffer);
    }

    @Override
    SubscribeAsked copy() {
        return new SubscribeAsked(stream, buffer.copy());
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        if (!buffer.isEmpty()) {
            throw new DecodeException(
                    ErrorCode.DECODE, buffer.offset(), "octets after a subscription");
        }
    }

    @Override
    void finished(LiteSession session, Output out) {
        session.finishOut(stream, out);
        out.happened(new SessionEvent.SubscribeCancelled(stream));
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
        out.happened(new SessionEvent.SubscribeCancelled(stream));
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        out.happened(new SessionEvent.SubscribeCancelled(stream));
    }
}
