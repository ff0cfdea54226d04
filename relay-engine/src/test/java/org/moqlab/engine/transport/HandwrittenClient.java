package org.moqlab.engine.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;

/// One connection, of HTTP/3 unless told otherwise, on which a test writes every octet itself.
final class HandwrittenClient implements AutoCloseable {
    private static final Tuning GENEROUS =
            new Tuning(60 * Durations.SECOND, Durations.MAX, Tuning.MAX_STREAMS);

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<Long, String> heard = new TreeMap<>();
    private final QuicChannel connection;
    private String end = "";

    private HandwrittenClient(Directory.Place place, String... protocols) {
        QuicSslContext trust =
                QuicSslContextBuilder.forClient()
                        .trustManager(new PinnedTrust(place.fingerprint()))
                        .applicationProtocols(protocols)
                        .build();
        Channel udp =
                new Bootstrap()
                        .group(group)
                        .channel(NioDatagramChannel.class)
                        .handler(
                                QuicSettings.apply(
                                                GENEROUS,
                                                new QuicClientCodecBuilder().sslContext(trust))
                                        .build())
                        .bind(QuicListener.loopback(0))
                        .syncUninterruptibly()
                        .channel();
        this.connection =
                QuicChannel.newBootstrap(udp)
                        .handler(new Ending())
                        .streamHandler(
                                new ChannelInitializer<QuicStreamChannel>() {
                                    @Override
                                    protected void initChannel(QuicStreamChannel stream) {
                                        stream.pipeline().addLast(new Hearing());
                                    }
                                })
                        .remoteAddress(place.address())
                        .connect()
                        .syncUninterruptibly()
                        .getNow();
        await(
                () -> StreamCredit.mayOpen(connection, StreamKind.UNI) || !end().isEmpty(),
                "no credit");
    }

    /// Connects to an endpoint of a bench and says nothing.
    static HandwrittenClient dial(Bench bench, String name) {
        return dial(bench, name, WebTransport.ALPN);
    }

    /// Connects to an endpoint of a bench, offers protocols of raw QUIC and says nothing.
    static HandwrittenClient dial(Bench bench, String name, String... protocols) {
        return new HandwrittenClient(bench.directory.place(name).orElseThrow(), protocols);
    }

    /// What was negotiated.
    String protocol() {
        return Objects.requireNonNull(connection.sslEngine()).getApplicationProtocol();
    }

    /// Opens a stream and writes octets on it.
    QuicStreamChannel open(StreamKind kind, String hex) {
        QuicStreamChannel stream =
                connection
                        .createStream(StreamCredit.type(kind), new Hearing())
                        .syncUninterruptibly()
                        .getNow();
        write(stream, hex, false);
        return stream;
    }

    /// Writes on.
    void write(QuicStreamChannel stream, String hex, boolean fin) {
        ByteBuf octets = Buffers.of(Bytes.ofHex(hex), stream.alloc());
        var _ = stream.writeAndFlush(fin ? new DefaultQuicStreamFrame(octets, true) : octets);
    }

    /// Resets a stream.
    void reset(QuicStreamChannel stream, long code) {
        stream.eventLoop()
                .submit(() -> QuicheInternals.INSTANCE.reset(stream, code))
                .syncUninterruptibly();
    }

    /// Sends a datagram of QUIC.
    void datagram(String hex) {
        var _ = connection.writeAndFlush(Buffers.of(Bytes.ofHex(hex), connection.alloc()));
    }

    /// What came on a stream so far: octets, then ` fin` or ` reset <code>`.
    synchronized String heard(QuicStreamChannel stream) {
        return heard.getOrDefault(stream.streamId(), "");
    }

    /// Waits for that on a stream.
    void awaitHeard(QuicStreamChannel stream, String text) {
        await(() -> heard(stream).equals(text), "stream " + stream.streamId());
    }

    /// Whether the connection is up.
    boolean isUp() {
        return connection.isActive() && end().isEmpty();
    }

    /// Waits for the end of the connection: its code and reason.
    String awaitEnd() {
        await(() -> !end().isEmpty(), "no end");
        return end();
    }

    private synchronized String end() {
        return end;
    }

    private void await(BooleanSupplier there, String what) {
        long patience = System.nanoTime() + 20 * Durations.SECOND;
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new AssertionError(what + "; heard " + heard + ", end " + end);
            }
            LockSupport.parkNanos(Durations.MILLI);
        }
    }

    @Override
    public void close() {
        var _ = connection.close().awaitUninterruptibly(1_000);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Ending extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof QuicConnectionCloseEvent close) {
                synchronized (HandwrittenClient.this) {
                    end = CloseReason.error(close).replace("QUIC error ", "");
                }
            }
        }
    }

    private final class Hearing extends ChannelInboundHandlerAdapter {
        private void add(ChannelHandlerContext context, String more) {
            long id = ((QuicStreamChannel) context.channel()).streamId();
            synchronized (HandwrittenClient.this) {
                heard.merge(id, more, (a, b) -> Objects.requireNonNull(a) + b);
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            add(context, Buffers.take((ByteBuf) message).toHex());
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ChannelInputShutdownReadComplete.INSTANCE) {
                add(context, " fin");
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof QuicStreamResetException reset) {
                add(context, " reset 0x" + Long.toHexString(reset.applicationProtocolCode()));
            }
        }
    }
}
