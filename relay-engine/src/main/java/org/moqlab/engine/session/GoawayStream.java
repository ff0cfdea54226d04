package org.moqlab.engine.session;

import java.util.Optional;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.Goaway;

/// The peer's GOAWAY: one message (WIRE §3.10).
final class GoawayStream extends InStream {
    private boolean told;

    GoawayStream(InStream before) {
        this(before.stream, before.buffer, false);
    }

    private GoawayStream(long stream, StreamBuffer buffer, boolean told) {
        super(stream, buffer);
        this.told = told;
    }

    @Override
    GoawayStream copy() {
        return new GoawayStream(stream, buffer.copy(), told);
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        if (!told) {
            Optional<Piece> piece = buffer.takeTypedSized(MAX_MESSAGE);
            if (piece.isEmpty()) {
                return;
            }
            Piece got = piece.get();
            Goaway goaway = Goaway.decode(got.body(), got.bodyOffset());
            out.received(goaway.view(goaway.kind(), got.bytes()), stream, got);
            told = true;
            out.happened(new SessionEvent.GoingAway(goaway.uri()));
        }
        expectNothing("GOAWAY");
    }

    @Override
    void finished(LiteSession session, Output out) {
        if (told) {
            session.finishOut(stream, out);
        } else {
            session.refuseStream(this, cutShort(), out);
        }
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
    }
}
