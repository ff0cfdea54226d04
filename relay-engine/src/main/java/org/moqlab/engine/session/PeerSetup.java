package org.moqlab.engine.session;

import java.util.Optional;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.Setup;

/// The peer's SETUP on a unidirectional stream of its own (WIRE §3.3, moq-lite-05): a breach of it
/// ends the session, because nothing is served before it.
final class PeerSetup extends InStream {
    private boolean told;

    PeerSetup(InStream before) {
        this(before.stream, before.buffer, false);
    }

    private PeerSetup(long stream, StreamBuffer buffer, boolean told) {
        super(stream, buffer);
        this.told = told;
    }

    @Override
    PeerSetup copy() {
        return new PeerSetup(stream, buffer.copy(), told);
    }

    @Override
    boolean isVital() {
        return true;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        if (!told) {
            Optional<Piece> piece = buffer.takeTypedSized(MAX_MESSAGE);
            if (piece.isEmpty()) {
                return;
            }
            Piece got = piece.get();
            Setup setup = Setup.decode(got.body(), got.bodyOffset());
            out.received(setup.view(setup.kind(), got.bytes()), stream, got);
            told = true;
            expectNothing("SETUP");
            session.introduced(setup, got.offset(), out);
        }
        expectNothing("SETUP");
    }

    @Override
    void finished(LiteSession session, Output out) {
        if (!told) {
            session.violated(cutShort(), out);
        }
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        if (!told) {
            session.violated(
                    new DecodeException(ErrorCode.DECODE, buffer.offset(), "SETUP was reset"), out);
        }
    }
}
