package org.moqlab.engine.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicClosedChannelException;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.Role;

/// The dialling side of an endpoint. Every dial gets a UDP socket of its own, so that its port
/// tells which connection it is. Confined to the endpoint's event loop.
final class QuicDialer {
    /// Sockets an endpoint may have open at once for dials and what came of them.
    static final int MAX_SOCKETS = 1_024;

    /// Who hears what becomes of dials.
    interface Outcome {
        /// A dial has its number and begins.
        void begun(SessionId session, String peer);

        /// A dial did not lead to a connection.
        ///
        /// @param session its number; empty when it failed before it had one
        void failed(Optional<SessionId> session, String peer, String reason);
    }

    private record Trusted(Bytes fingerprint, String alpn) {}

    private final String name;
    private final EventLoop loop;
    private final Directory directory;
    private final Tuning tuning;
    private final Owner owner;
    private final Outcome outcome;
    private final Set<Channel> sockets = new LinkedHashSet<>();
    // Bounded by the relays of the mesh times the few wires they are dialled with.
    private final Map<Trusted, QuicSslContext> contexts = new HashMap<>();

    QuicDialer(
            String name,
            EventLoop loop,
            Directory directory,
            Tuning tuning,
            Owner owner,
            Outcome outcome) {
        this.name = name;
        this.loop = loop;
        this.directory = directory;
        this.tuning = tuning;
        this.owner = owner;
        this.outcome = outcome;
    }

    /// Dials a peer by name; what comes of it is told later, never inside this call.
    void dial(String peer, String alpn) {
        Optional<Directory.Place> place = directory.place(peer);
        if (place.isEmpty()) {
            fail(peer, "nobody is called " + peer);
        } else if (sockets.size() >= MAX_SOCKETS) {
            fail(peer, MAX_SOCKETS + " sockets are open");
        } else {
            ChannelFuture bound = QuicListener.socket(loop).bind(QuicListener.loopback(0));
            sockets.add(bound.channel());
            bound.addListener(_ -> bound(bound, peer, alpn, place.get()));
        }
    }

    private void fail(String peer, String reason) {
        loop.execute(() -> outcome.failed(Optional.empty(), peer, reason));
    }

    private void bound(ChannelFuture bound, String peer, String alpn, Directory.Place place) {
        Channel udp = bound.channel();
        if (!bound.isSuccess()) {
            sockets.remove(udp);
            outcome.failed(Optional.empty(), peer, reason(bound.cause()));
            return;
        }
        int port = ((InetSocketAddress) udp.localAddress()).getPort();
        Directory.Dialled dialled = directory.dial(port, name);
        udp.closeFuture()
                .addListener(_ -> {
                    sockets.remove(udp);
                    directory.release(port, dialled);
                });
        outcome.begun(dialled.session(), peer);
        connect(udp, peer, alpn, place, dialled.session());
    }

    private void connect(
            Channel udp, String peer, String alpn, Directory.Place place, SessionId session) {
        ConnectionAdapter adapter =
                new ConnectionAdapter(
                        Role.DIALLED,
                        owner,
                        tuning,
                        _ -> new ConnectionAdapter.Link(session, peer));
        udp.pipeline()
                .addLast(
                        tuning.applyTo(new QuicClientCodecBuilder())
                                .sslContext(context(place.fingerprint(), alpn))
                                .build());
        QuicChannel.newBootstrap(udp)
                .handler(adapter)
                .streamHandler(ConnectionAdapter.adoption())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, tuning.idleMillis())
                .remoteAddress(place.address())
                .connect()
                .addListener((Future<QuicChannel> done) -> {
                    if (done.isSuccess()) {
                        closeAfter(done.getNow(), udp, place);
                    } else {
                        // Netty is in the middle of the connection that failed.
                        loop.execute(() -> {
                            var _ = udp.close();
                        });
                        outcome.failed(Optional.of(session), peer, reason(done.cause()));
                    }
                });
    }

    private static void closeAfter(QuicChannel channel, Channel udp, Directory.Place place) {
        // An empty datagram is never sent, but waits for those before it, such as a close.
        channel.closeFuture()
                .addListener(_ ->
                        udp.writeAndFlush(
                                        new DatagramPacket(Unpooled.EMPTY_BUFFER, place.address()))
                                .addListener(ChannelFutureListener.CLOSE));
    }

    private QuicSslContext context(Bytes fingerprint, String alpn) {
        return contexts.computeIfAbsent(
                new Trusted(fingerprint, alpn),
                _ ->
                        QuicSslContextBuilder.forClient()
                                .trustManager(new PinnedTrust(fingerprint))
                                .applicationProtocols(alpn)
                                .build());
    }

    private static String reason(Throwable cause) {
        if (cause instanceof QuicClosedChannelException closed && closed.event() != null) {
            return CloseReason.error(closed.event());
        }
        return cause.getMessage() == null ? "connection closed" : cause.getMessage();
    }

    /// The sockets that are open now.
    List<Channel> sockets() {
        return List.copyOf(sockets);
    }
}
