package org.moqlab.engine.session;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.ClientSetup;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.ServerSetup;
import org.moqlab.engine.wire.lite.SessionInfo;

/// The first bidirectional stream of a `moql` session: SETUP in moq-transport framing, then
/// SESSION_INFO for as long as the session lives (WIRE §3.3).
final class SetupStream extends InStream {
    private final boolean client;

    SetupStream(long stream, boolean client) {
        this(stream, new StreamBuffer(), client);
    }

    private SetupStream(long stream, StreamBuffer buffer, boolean client) {
        super(stream, buffer);
        this.client = client;
    }

    @Override
    SetupStream copy() {
        return new SetupStream(stream, buffer.copy(), client);
    }

    @Override
    boolean isVital() {
        return true;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        if (session.version().isEmpty() && !setup(session, out)) {
            return;
        }
        for (Optional<Piece> piece = next(); piece.isPresent(); piece = next()) {
            SessionInfo info = SessionInfo.decode(piece.get().body(), piece.get().bodyOffset());
            out.received(info.view(info.kind(), piece.get().bytes()), stream, piece.get());
        }
    }

    private boolean setup(LiteSession session, Output out) throws DecodeException {
        long expected = client ? ServerSetup.TYPE : ClientSetup.TYPE;
        if (buffer.peekVarint().orElse(expected) != expected) {
            throw new DecodeException(
                    ErrorCode.UNEXPECTED_MESSAGE,
                    buffer.offset(),
                    "message " + buffer.peekVarint().orElse(0) + " where SETUP is expected");
        }
        Optional<Piece> piece = buffer.takeTyped(MAX_MESSAGE);
        if (piece.isEmpty()) {
            return false;
        }
        return client ? answered(session, piece.get(), out) : asked(session, piece.get(), out);
    }

    private boolean answered(LiteSession session, Piece piece, Output out) throws DecodeException {
        ServerSetup setup = ServerSetup.decode(piece.body(), piece.bodyOffset());
        out.received(setup.view(setup.kind(), piece.bytes()), stream, piece);
        LiteVersion version = chosen(setup.version(), piece, session.terms.inBand());
        session.ready(version, out);
        return true;
    }

    private static LiteVersion chosen(long code, Piece piece, List<Long> offered)
            throws DecodeException {
        return LiteVersion.ofSetupCode(code)
                .filter(version -> offered.contains(version.code()))
                .orElseThrow(() ->
                        new DecodeException(
                                ErrorCode.VERSION,
                                piece.bodyOffset(),
                                "version " + Long.toHexString(code) + " not offered"));
    }

    private boolean asked(LiteSession session, Piece piece, Output out) throws DecodeException {
        ClientSetup setup = ClientSetup.decode(piece.body(), piece.bodyOffset());
        out.received(setup.view(setup.kind(), piece.bytes()), stream, piece);
        for (long code : setup.versions()) {
            Optional<LiteVersion> version = LiteVersion.ofSetupCode(code);
            if (version.isPresent()) {
                session.answerSetup(stream, version.get(), out);
                return true;
            }
        }
        throw new DecodeException(ErrorCode.VERSION, piece.bodyOffset(), "no common version");
    }

    @Override
    void finished(LiteSession session, Output out) {
        session.close(ErrorCode.CANCEL.code(), "session stream ended", out);
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.close(ErrorCode.CANCEL.code(), "session stream reset", out);
    }
}
