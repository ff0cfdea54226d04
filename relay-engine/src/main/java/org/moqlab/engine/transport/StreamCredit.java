package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.concurrent.Future;
import java.util.EnumMap;
import java.util.Map;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.SessionDetail;

/// How many streams the peer of one connection lets this end open.
final class StreamCredit {
    private final EnumMap<StreamKind, Long> opened = new EnumMap<>(StreamKind.class);
    private final EnumMap<StreamKind, Long> granted = new EnumMap<>(StreamKind.class);

    StreamCredit() {
        for (StreamKind kind : StreamKind.values()) {
            opened.put(kind, 0L);
            granted.put(kind, 0L);
        }
    }

    /// The kind as Netty names it.
    static QuicStreamType type(StreamKind kind) {
        return switch (kind) {
            case BIDI -> QuicStreamType.BIDIRECTIONAL;
            case UNI -> QuicStreamType.UNIDIRECTIONAL;
        };
    }

    /// Whether the peer of a connection lets this end open one more stream.
    static boolean mayOpen(QuicChannel channel, StreamKind kind) {
        return channel.isActive() && channel.peerAllowedStreams(type(kind)) > 0;
    }

    /// Opens a stream, on the event loop of its connection.
    ///
    /// @throws IllegalStateException when that cannot be
    static QuicStreamChannel create(QuicChannel channel, StreamKind kind) {
        Future<QuicStreamChannel> created = channel.createStream(type(kind), null);
        if (!created.isSuccess()) {
            throw new IllegalStateException("no stream of kind " + kind, created.cause());
        }
        return created.getNow();
    }

    /// What was granted since the last call, kinds without news left out.
    Map<StreamKind, Long> refresh(QuicChannel channel) {
        Map<StreamKind, Long> news = new EnumMap<>(StreamKind.class);
        for (StreamKind kind : StreamKind.values()) {
            long total = channel.peerAllowedStreams(type(kind)) + opened.getOrDefault(kind, 0L);
            long more = total - granted.getOrDefault(kind, 0L);
            if (more > 0) {
                granted.put(kind, total);
                news.put(kind, more);
            }
        }
        return news;
    }

    /// Streams this end has opened.
    SessionDetail.Streams opened() {
        return new SessionDetail.Streams(
                opened.getOrDefault(StreamKind.BIDI, 0L), opened.getOrDefault(StreamKind.UNI, 0L));
    }

    /// Streams this end may open now.
    static SessionDetail.Streams left(QuicChannel channel) {
        return new SessionDetail.Streams(
                channel.peerAllowedStreams(type(StreamKind.BIDI)),
                channel.peerAllowedStreams(type(StreamKind.UNI)));
    }

    /// Takes one stream off the credit.
    ///
    /// @throws IllegalStateException when there is none; asking Netty for the stream all the same
    ///   would burn its id and wedge the connection
    void spend(QuicChannel channel, StreamKind kind) {
        if (channel.peerAllowedStreams(type(kind)) <= 0) {
            throw new IllegalStateException("no credit for a stream of kind " + kind);
        }
        opened.merge(kind, 1L, Long::sum);
    }
}
