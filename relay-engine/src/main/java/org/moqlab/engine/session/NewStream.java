package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.AnnounceRequest;
import org.moqlab.engine.wire.lite.Fetch;
import org.moqlab.engine.wire.lite.Goaway;
import org.moqlab.engine.wire.lite.GroupHeader;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Probe;
import org.moqlab.engine.wire.lite.Setup;
import org.moqlab.engine.wire.lite.Subscribe;
import org.moqlab.engine.wire.lite.TrackRequest;

/// A stream of the peer whose purpose is not known yet: it begins with a type (WIRE §3.2).
final class NewStream extends InStream {
    private static final long SESSION = 0;

    private boolean ended;

    NewStream(long stream) {
        this(stream, new StreamBuffer(), false);
    }

    private NewStream(long stream, StreamBuffer buffer, boolean ended) {
        super(stream, buffer);
        this.ended = ended;
    }

    @Override
    NewStream copy() {
        return new NewStream(stream, buffer.copy(), ended);
    }

    /// Its end came before anything on it could be read.
    void endEarly() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        OptionalLong type = buffer.peekVarint();
        if (session.version().isEmpty() || type.isEmpty()) {
            return;
        }
        boolean uni = StreamKind.of(stream) == StreamKind.UNI;
        boolean setup =
                uni
                        && type.getAsLong() == Setup.STREAM_TYPE
                        && session.version().orElseThrow().hasSetupStream();
        if (setup) {
            session.streams().become(new PeerSetup(this));
        } else if (session.servesPeer()) {
            if (uni) {
                uni(session, type.getAsLong(), out);
            } else {
                bidi(session, type.getAsLong(), out);
            }
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
        if (session.requests().stream(header.subscription()).isEmpty()) {
            session.drain(this, "group of unknown subscription " + header.subscription(), out);
            return;
        }
        session.streams().become(new GroupStream(this, header));
        out.happened(new SessionEvent.GroupBegan(header.subscription(), header.sequence()));
    }

    private void bidi(LiteSession session, long type, Output out) throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        if (type == Probe.STREAM_TYPE && version.hasProbe() && !session.isExacting()) {
            buffer.takeVarint();
            session.streams().become(new ProbeRequested(this));
            session.answerProbe(stream, out);
        } else if (type == Goaway.STREAM_TYPE && version.hasGoaway()) {
            session.streams().become(new GoawayStream(this));
        } else if (isRequest(type, version)) {
            Optional<Piece> piece = buffer.takeTypedSized(MAX_MESSAGE);
            if (piece.isPresent()) {
                request(type, piece.get(), session, out);
            }
        } else {
            unserved(session, type, out);
        }
    }

    private static boolean isRequest(long type, LiteVersion version) {
        return type == AnnounceRequest.STREAM_TYPE
                || type == Subscribe.STREAM_TYPE
                || (type == Fetch.STREAM_TYPE && version.hasFetch())
                || (type == TrackRequest.STREAM_TYPE && version.hasTrackStream());
    }

    private void request(long type, Piece got, LiteSession session, Output out)
            throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        if (type == AnnounceRequest.STREAM_TYPE) {
            AnnounceRequest asked = AnnounceRequest.decode(got.body(), got.bodyOffset(), version);
            out.received(asked.view(asked.kind(), got.bytes()), stream, got);
            session.streams().become(new AnnounceAsked(this, asked.prefix()));
            Origin exclude = version.hasExcludeHop() ? asked.exclude() : session.peer();
            out.happened(new SessionEvent.AnnouncementsWanted(stream, asked.prefix(), exclude));
        } else if (type == Subscribe.STREAM_TYPE) {
            Subscribe asked = Subscribe.decode(got.body(), got.bodyOffset(), version);
            out.received(asked.view(asked.kind(), got.bytes()), stream, got);
            subscribe(session, asked, got, out);
        } else if (type == Fetch.STREAM_TYPE) {
            Fetch asked = Fetch.decode(got.body(), got.bodyOffset());
            out.received(asked.view(asked.kind(), got.bytes()), stream, got);
            session.streams().become(new FetchRequested(this));
            out.happened(
                    new SessionEvent.FetchAsked(
                            stream,
                            asked.namespace(),
                            asked.track(),
                            asked.priority(),
                            asked.group()));
        } else {
            TrackRequest asked = TrackRequest.decode(got.body(), got.bodyOffset());
            out.received(asked.view(asked.kind(), got.bytes()), stream, got);
            session.streams().become(new TrackRequested(this));
            out.happened(new SessionEvent.TrackAsked(stream, asked.namespace(), asked.track()));
        }
    }

    private void subscribe(LiteSession session, Subscribe asked, Piece piece, Output out)
            throws DecodeException {
        if (!session.requests().putTheirs(asked.id(), stream)) {
            throw new DecodeException(
                    ErrorCode.DUPLICATE,
                    piece.bodyOffset(),
                    "subscription " + asked.id() + " is in use");
        }
        session.streams().become(new SubscribeAsked(this, asked.id()));
        out.happened(
                new SessionEvent.SubscribeRequested(
                        stream, asked.id(), asked.namespace(), asked.track(), asked.demand()));
    }

    /// The relays of March 2026 end the whole session on a type they do not know, and merely refuse
    /// those they know and do not serve; later ones refuse either.
    private void unserved(LiteSession session, long type, Output out) {
        boolean known = type == SESSION || type == Fetch.STREAM_TYPE || type == Probe.STREAM_TYPE;
        if (known || !session.isExacting()) {
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
        session.refuseStream(this, cutShort(), out);
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.refuseStream(this, ErrorCode.CANCEL, "stream reset before its first message", out);
    }
}
