package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.AnnounceRequest;
import org.moqlab.engine.wire.lite.GroupHeader;
import org.moqlab.engine.wire.lite.Subscribe;

/// A stream of the peer whose purpose is not known yet: it begins with a type (WIRE §3.2).
final class NewStream extends InStream {
    private static final long SESSION = 0;
    private static final long FETCH = 3;
    private static final long PROBE = 4;

    NewStream(long stream) {
        super(stream, new StreamBuffer());
    }

    private NewStream(long stream, StreamBuffer buffer) {
        super(stream, buffer);
    }

    @Override
    NewStream copy() {
        return new NewStream(stream, buffer.copy());
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        if (session.version().isEmpty()) {
            waitForSetup();
            return;
        }
        OptionalLong type = buffer.peekVarint();
        if (type.isEmpty()) {
            return;
        }
        if (StreamKind.of(stream) == StreamKind.UNI) {
            uni(session, type.getAsLong(), out);
        } else {
            bidi(session, type.getAsLong(), out);
        }
    }

    private void waitForSetup() throws DecodeException {
        if (buffer.length() > MAX_MESSAGE) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    buffer.offset(),
                    "more than " + MAX_MESSAGE + " octets before SETUP");
        }
    }

    private void uni(LiteSession session, long type, Output out) throws DecodeException {
        if (type != GroupHeader.STREAM_TYPE) {
            session.drain(this, "unidirectional stream of type " + type, out);
            return;
        }
        Optional<Piece> head = buffer.takeTypedSized(MAX_MESSAGE);
        if (head.isPresent()) {
            GroupHeader header = GroupHeader.decode(head.get().body(), head.get().bodyOffset());
            out.received(header.view(header.kind(), head.get().bytes()), stream, head.get());
            group(session, header, out);
        }
    }

    private void group(LiteSession session, GroupHeader header, Output out) {
        if (session.streamOf(header.subscription()).isEmpty()) {
            session.drain(this, "group of unknown subscription " + header.subscription(), out);
            return;
        }
        session.streams().become(new GroupStream(this, header));
        out.happened(new SessionEvent.GroupBegan(header.subscription(), header.sequence()));
    }

    private void subscribe(LiteSession session, Subscribe asked, Output out) {
        session.streams().become(new SubscribeAsked(this));
        out.happened(
                new SessionEvent.SubscribeRequested(
                        stream,
                        asked.id(),
                        asked.namespace(),
                        asked.track(),
                        asked.demand().priority()));
    }

    /// The relays of March 2026 end the whole session on a type they do not know, and merely refuse
    /// those they know and do not serve.
    private void bidi(LiteSession session, long type, Output out) throws DecodeException {
        if (type == AnnounceRequest.STREAM_TYPE) {
            Optional<Piece> piece = buffer.takeTypedSized(MAX_MESSAGE);
            if (piece.isPresent()) {
                Piece got = piece.get();
                AnnounceRequest asked =
                        AnnounceRequest.decode(
                                got.body(), got.bodyOffset(), session.version().orElseThrow());
                out.received(asked.view(asked.kind(), got.bytes()), stream, got);
                session.streams().become(new AnnounceAsked(this, asked.prefix()));
                out.happened(new SessionEvent.AnnouncementsWanted(stream, asked.prefix()));
            }
        } else if (type == Subscribe.STREAM_TYPE) {
            Optional<Piece> piece = buffer.takeTypedSized(MAX_MESSAGE);
            if (piece.isPresent()) {
                Piece got = piece.get();
                Subscribe asked =
                        Subscribe.decode(
                                got.body(), got.bodyOffset(), session.version().orElseThrow());
                out.received(asked.view(asked.kind(), got.bytes()), stream, got);
                subscribe(session, asked, out);
            }
        } else if (type == SESSION || type == FETCH || type == PROBE) {
            session.refuseStream(this, ErrorCode.UNEXPECTED_STREAM, "stream type " + type, out);
        } else {
            session.violated(
                    new DecodeException(
                            ErrorCode.DECODE, buffer.offset(), "unknown stream type " + type),
                    out);
        }
    }

    @Override
    void finished(LiteSession session, Output out) {
        session.refuseStream(this, ErrorCode.DECODE, "stream ended before its first message", out);
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.refuseStream(this, ErrorCode.CANCEL, "stream reset before its first message", out);
    }
}
