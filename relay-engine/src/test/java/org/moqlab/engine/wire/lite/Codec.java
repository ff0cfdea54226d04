package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.lite.LiteVersion.LAB_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_04;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_05;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_06;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_01;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_04;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_05;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.WireWriter;

/// Every message: where it is spoken, how it stands on its stream, how it is read and written.
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum Codec {
    CLIENT_SETUP(
            Framing.TRANSPORT,
            v -> ClientSetup.TYPE,
            LITE_01,
            LITE_02,
            ClientSetup.class,
            (p, v) -> ClientSetup.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    SERVER_SETUP(
            Framing.TRANSPORT,
            v -> ServerSetup.TYPE,
            LITE_01,
            LITE_02,
            ServerSetup.class,
            (p, v) -> ServerSetup.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    SESSION_INFO(
            Framing.SIZED,
            LITE_01,
            LITE_02,
            SessionInfo.class,
            (p, v) -> SessionInfo.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    SETUP(
            Framing.TYPED,
            v -> Setup.STREAM_TYPE,
            LITE_05,
            LAB_06,
            Setup.class,
            (p, v) -> Setup.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    ANNOUNCE_REQUEST(
            Framing.REQUEST,
            v -> AnnounceRequest.STREAM_TYPE,
            LITE_01,
            LAB_06,
            AnnounceRequest.class,
            (p, v) -> AnnounceRequest.decode(p.body(), p.bodyOffset(), v),
            AnnounceRequest::encode),
    ANNOUNCE_INIT(
            Framing.SIZED,
            LITE_01,
            LITE_02,
            AnnounceInit.class,
            (p, v) -> AnnounceInit.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    ANNOUNCE_OK(
            Framing.SIZED,
            LITE_05,
            LAB_06,
            AnnounceOk.class,
            (p, v) -> AnnounceOk.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    ANNOUNCE(
            Framing.SIZED,
            LITE_01,
            LAB_05,
            Announce.class,
            (p, v) -> Announce.decode(p.body(), p.bodyOffset(), v),
            Announce::encode),
    ANNOUNCE_START(
            Framing.TYPED,
            v -> AnnounceStart.TYPE,
            LAB_06,
            LAB_06,
            AnnounceStart.class,
            (p, v) -> AnnounceStart.decode(p.body(), p.bodyOffset(), v),
            AnnounceStart::encode),
    ANNOUNCE_END(
            Framing.TYPED,
            v -> AnnounceEnd.TYPE,
            LAB_06,
            LAB_06,
            AnnounceEnd.class,
            (p, v) -> AnnounceEnd.decode(p.body(), p.bodyOffset()),
            AnnounceEnd::encode),
    ANNOUNCE_RESTART(
            Framing.TYPED,
            v -> AnnounceRestart.TYPE,
            LAB_06,
            LAB_06,
            AnnounceRestart.class,
            (p, v) -> AnnounceRestart.decode(p.body(), p.bodyOffset(), v),
            AnnounceRestart::encode),
    HEARTBEAT_STATUS(
            Framing.SIZED,
            LAB_03,
            LAB_05,
            Heartbeat.class,
            (p, v) -> Heartbeat.decode(p.body(), p.bodyOffset(), v),
            Heartbeat::encode),
    HEARTBEAT(
            Framing.TYPED,
            v -> Heartbeat.TYPE,
            LAB_06,
            LAB_06,
            Heartbeat.class,
            (p, v) -> Heartbeat.decode(p.body(), p.bodyOffset(), v),
            Heartbeat::encode),
    SUBSCRIBE(
            Framing.REQUEST,
            v -> Subscribe.STREAM_TYPE,
            LITE_01,
            LAB_06,
            Subscribe.class,
            (p, v) -> Subscribe.decode(p.body(), p.bodyOffset(), v),
            Subscribe::encode),
    SUBSCRIBE_UPDATE(
            Framing.SIZED,
            LITE_01,
            LAB_06,
            SubscribeUpdate.class,
            (p, v) -> SubscribeUpdate.decode(p.body(), p.bodyOffset(), v),
            SubscribeUpdate::encode),
    SUBSCRIBE_OK_UNTYPED(
            Framing.SIZED,
            LITE_01,
            LITE_02,
            SubscribeOk.class,
            (p, v) -> SubscribeOk.decode(p.body(), p.bodyOffset(), v),
            SubscribeOk::encode),
    SUBSCRIBE_OK(
            Framing.TYPED,
            v -> SubscribeOk.REPLY_TYPE,
            LITE_03,
            LAB_04,
            SubscribeOk.class,
            (p, v) -> SubscribeOk.decode(p.body(), p.bodyOffset(), v),
            SubscribeOk::encode),
    SUBSCRIBE_START(
            Framing.TYPED,
            v -> SubscribeStart.REPLY_TYPE,
            LITE_05,
            LAB_06,
            SubscribeStart.class,
            (p, v) -> SubscribeStart.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    SUBSCRIBE_END(
            Framing.TYPED,
            v -> SubscribeEnd.REPLY_TYPE,
            LITE_05,
            LAB_06,
            SubscribeEnd.class,
            (p, v) -> SubscribeEnd.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    SUBSCRIBE_DROP(
            Framing.TYPED,
            SubscribeDrop::replyType,
            LITE_03,
            LAB_06,
            SubscribeDrop.class,
            (p, v) -> SubscribeDrop.decode(p.body(), p.bodyOffset()),
            SubscribeDrop::encode),
    GROUP(
            Framing.TYPED,
            v -> GroupHeader.STREAM_TYPE,
            LITE_01,
            LAB_06,
            GroupHeader.class,
            (p, v) -> GroupHeader.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    FRAME(Framing.FRAME, LITE_01, LAB_06, Frame.class, Frame::decode, Frame::encode),
    TRACK(
            Framing.REQUEST,
            v -> TrackRequest.STREAM_TYPE,
            LITE_05,
            LAB_06,
            TrackRequest.class,
            (p, v) -> TrackRequest.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    TRACK_INFO(
            Framing.SIZED,
            LITE_05,
            LAB_06,
            TrackReply.class,
            (p, v) -> TrackReply.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    FETCH(
            Framing.REQUEST,
            v -> Fetch.STREAM_TYPE,
            LITE_05,
            LAB_06,
            Fetch.class,
            (p, v) -> Fetch.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    PROBE(
            Framing.SIZED,
            LITE_03,
            LAB_06,
            Probe.class,
            (p, v) -> Probe.decode(p.body(), p.bodyOffset(), v),
            Probe::encode),
    GOAWAY(
            Framing.REQUEST,
            v -> Goaway.STREAM_TYPE,
            LITE_04,
            LAB_06,
            Goaway.class,
            (p, v) -> Goaway.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode()),
    DATAGRAM(
            Framing.WHOLE,
            LITE_05,
            LAB_06,
            Datagram.class,
            (p, v) -> Datagram.decode(p.body(), p.bodyOffset()),
            (m, v) -> m.encode());

    /// How a message stands on its stream.
    enum Framing {
        /// A length.
        SIZED,
        /// A type and a length, both of the message.
        TYPED,
        /// As [#TYPED], but the type is the stream's and written apart.
        REQUEST,
        /// A type and a u16 length.
        TRANSPORT,
        /// As frames of a group do.
        FRAME,
        /// All of a datagram.
        WHOLE
    }

    interface Decoder {
        Message decode(Piece piece, LiteVersion version) throws DecodeException;
    }

    interface Encoder<M> {
        Bytes encode(M message, LiteVersion version);
    }

    private static final long MAX = 1 << 20;

    final Framing framing;
    private final ToLongFunction<LiteVersion> type;
    private final LiteVersion first;
    private final LiteVersion last;
    private final Decoder decoder;
    private final Encoder<Message> encoder;

    <M extends Message> Codec(
            Framing framing,
            ToLongFunction<LiteVersion> type,
            LiteVersion first,
            LiteVersion last,
            Class<M> message,
            Decoder decoder,
            Encoder<M> encoder) {
        this.framing = framing;
        this.type = type;
        this.first = first;
        this.last = last;
        this.decoder = decoder;
        this.encoder = (m, v) -> encoder.encode(message.cast(m), v);
    }

    <M extends Message> Codec(
            Framing framing,
            LiteVersion first,
            LiteVersion last,
            Class<M> message,
            Decoder decoder,
            Encoder<M> encoder) {
        this(framing, v -> -1, first, last, message, decoder, encoder);
    }

    /// Whether a version says everything but heartbeats as a released one does.
    static boolean isReleasedButForHeartbeats(LiteVersion version) {
        return version.isLab() && !version.hasAnnounceIds();
    }

    List<LiteVersion> versions() {
        return Arrays.stream(LiteVersion.values())
                .filter(v -> v.compareTo(first) >= 0 && v.compareTo(last) <= 0)
                .filter(v -> (this == HEARTBEAT_STATUS) == isReleasedButForHeartbeats(v))
                .toList();
    }

    /// The type the message begins with; -1 when it has none.
    long type(LiteVersion version) {
        return type.applyAsLong(version);
    }

    /// The message as it stands on its stream, the stream's type included.
    Bytes written(Message message, LiteVersion version) {
        Bytes bytes = encoder.encode(message, version);
        return framing == Framing.REQUEST
                ? new WireWriter().varint(type(version)).raw(bytes).toBytes()
                : bytes;
    }

    /// The next message of a stream once it is complete.
    Optional<Message> read(StreamBuffer buffer, LiteVersion version) throws DecodeException {
        if (type(version) >= 0 && buffer.peekVarint().orElse(type(version)) != type(version)) {
            throw new AssertionError(this + " begins with " + buffer.peekVarint());
        }
        Optional<Piece> piece =
                switch (framing) {
                    case SIZED -> buffer.takeSized(MAX);
                    case TYPED, REQUEST -> buffer.takeTypedSized(MAX);
                    case TRANSPORT -> buffer.takeTyped(MAX);
                    case FRAME -> Frame.take(buffer, version);
                    case WHOLE -> throw new AssertionError(this + " stands on no stream");
                };
        return piece.isEmpty() ? Optional.empty() : Optional.of(decode(piece.get(), version));
    }

    /// What a body says that stands at `base` in its stream.
    Message decode(Bytes body, long base, LiteVersion version) throws DecodeException {
        return decode(new Piece(body, body, base, base), version);
    }

    Message decode(Piece piece, LiteVersion version) throws DecodeException {
        return decoder.decode(piece, version);
    }
}
