package org.moqlab.engine.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicClosedChannelException;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.Role;

/// The dialling side of an endpoint: one UDP socket for all its dials that leave by the same
/// address, bound with the first of them. A socket for each dial would cost 10 ms of the event
/// loop, for every QUIC codec reads the system's certificates. Confined to the endpoint's event
/// loop.
final class QuicDialer {
    /// Dials that may be under way at once.
    static final int MAX_DIALS = 1_024;

    private static final AttributeKey<Function<ByteBufAllocator, QuicSslEngine>> CREDENTIALS =
            AttributeKey.valueOf(QuicDialer.class, "credentials");

    /// Who hears what becomes of dials.
    interface Outcome {
        /// A dial has its number and begins.
        void begun(SessionId session, String peer);

        /// A dial did not lead to a connection.
        ///
        /// @param session its number; empty when it failed before it had one
        void failed(Optional<SessionId> session, RelayInput.DialFailed failure);
    }

    private final String name;
    private final EventLoop loop;
    private final Directory directory;
    private final Equipment equipment;
    private final Gateway gateway;
    private final Owner owner;
    private final Outcome outcome;
    private int underWay;
    private final Map<InetAddress, ChannelFuture> sockets = new LinkedHashMap<>();

    QuicDialer(
            String name,
            LiveEndpoint.Surroundings around,
            Gateway gateway,
            Owner owner,
            Outcome outcome) {
        this.name = name;
        this.loop = around.loop();
        this.directory = around.directory();
        this.equipment = around.equipment();
        this.gateway = gateway;
        this.owner = owner;
        this.outcome = outcome;
    }

    /// Dials a peer by name; what comes of it is told later, never inside this call.
    void dial(String peer, Offer offer) {
        Optional<Directory.Place> place = directory.place(peer);
        if (place.isEmpty()) {
            fail(peer, "nobody is called " + peer);
        } else if (underWay >= MAX_DIALS) {
            fail(peer, MAX_DIALS + " dials are under way");
        } else {
            underWay++;
            resolve(
                    place.get(),
                    found -> bind(peer, offer, found),
                    _ -> {
                        underWay--;
                        fail(peer, "nobody knows " + place.get().address().getHostString());
                    });
        }
    }

    /// Names are looked up on a thread of their own, for that may take seconds.
    private void resolve(
            Directory.Place place,
            Consumer<Directory.Place> found,
            Consumer<UnknownHostException> unknown) {
        if (!place.address().isUnresolved()) {
            found.accept(place);
            return;
        }
        String host = place.address().getHostString();
        var _ =
                Thread.ofVirtual()
                        .name("moqlab-resolve")
                        .start(() -> {
                            try {
                                InetAddress there = InetAddress.getByName(host);
                                loop.execute(() ->
                                        found.accept(
                                                place.at(
                                                        new InetSocketAddress(
                                                                there,
                                                                place.address().getPort()))));
                            } catch (UnknownHostException e) {
                                loop.execute(() -> unknown.accept(e));
                            }
                        });
    }

    private void bind(String peer, Offer offer, Directory.Place place) {
        ChannelFuture bound = socket(place.address().getAddress());
        bound.addListener(_ -> {
            if (bound.isSuccess()) {
                connect(bound.channel(), peer, offer, place);
            } else {
                underWay--;
                fail(peer, reason(bound.cause(), alpn(offer)));
            }
        });
    }

    private void fail(String peer, String reason) {
        RelayInput.DialFailed failure = new RelayInput.DialFailed(peer, reason);
        loop.execute(() -> outcome.failed(Optional.empty(), failure));
    }

    private ChannelFuture socket(InetAddress to) {
        InetAddress from = leaving(to);
        ChannelFuture known = sockets.get(from);
        if (known == null || (known.isDone() && !known.isSuccess())) {
            known =
                    QuicListener.socket(loop)
                            .handler(pipeline())
                            .bind(new InetSocketAddress(from, 0));
            sockets.put(from, known);
        }
        return known;
    }

    /// What a socket is bound to that is to reach `to`: nothing that others could reach, where that
    /// does.
    private static InetAddress leaving(InetAddress to) {
        boolean six = to instanceof Inet6Address;
        if (to.isLoopbackAddress()) {
            return InetAddress.ofLiteral(six ? "::1" : "127.0.0.1");
        }
        return InetAddress.ofLiteral(six ? "::" : "0.0.0.0");
    }

    private ChannelHandler pipeline() {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel udp) {
                udp.pipeline().addLast(gateway.shim(), codec());
            }
        };
    }

    private ChannelHandler codec() {
        return QuicSettings.apply(equipment.tuning(), new QuicClientCodecBuilder())
                .sslEngineProvider(q -> q.attr(CREDENTIALS).get().apply(q.alloc()))
                .build();
    }

    private void connect(Channel udp, String peer, Offer offer, Directory.Place place) {
        Directory.Dialled dialled = directory.dial(name);
        SessionId session = dialled.session();
        outcome.begun(session, peer);
        ConnectionAdapter adapter =
                new ConnectionAdapter(
                        Role.DIALLED,
                        owner,
                        equipment.tuning(),
                        _ -> new Link(session, peer),
                        c -> http3(c, offer, place));
        String alpn = alpn(offer);
        adapter.up()
                .addListener(up -> {
                    underWay--;
                    if (!up.isSuccess()) {
                        outcome.failed(Optional.of(session), failure(peer, up.cause(), alpn));
                    }
                });
        QuicChannel.newBootstrap(udp)
                .handler(adapter)
                .streamHandler(new Adoption())
                .attr(CREDENTIALS, engine(place, alpn))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, patience())
                .option(QuicChannelOption.QLOG, equipment.qlog(name, "dialled " + peer))
                .localConnectionAddress(dialled.key())
                .remoteAddress(place.address())
                .connect()
                .addListener((Future<QuicChannel> done) -> {
                    if (!done.isSuccess()) {
                        adapter.abandon(done.cause());
                    }
                });
    }

    /// Says whom it wants where that is a name, or the certificate has to be for it.
    private Function<ByteBufAllocator, QuicSslEngine> engine(Directory.Place place, String alpn) {
        QuicSslContext context = directory.credentials(place, alpn);
        boolean pinned = place.trust() instanceof Trust.Pinned;
        String host = place.serverName().orElse(place.address().getHostString());
        boolean numeric = host.equals(place.address().getAddress().getHostAddress());
        return pinned && numeric
                ? context::newEngine
                : alloc -> context.newEngine(alloc, host, place.address().getPort());
    }

    private static String alpn(Offer offer) {
        return switch (offer) {
            case Offer.Quic quic -> quic.alpn();
            case Offer.WebTransport _ -> WebTransport.ALPN;
        };
    }

    private Carriage http3(ConnectionAdapter connection, Offer offer, Directory.Place place) {
        return switch (offer) {
            case Offer.Quic quic -> new BareQuic(connection, quic.alpn());
            case Offer.WebTransport web ->
                    new WebTransportClient(
                            connection, equipment.tuning().idleTimeout(), place.authority(), web);
        };
    }

    private int patience() {
        return QuicSettings.idleMillis(equipment.tuning());
    }

    private static RelayInput.DialFailed failure(String peer, Throwable cause, String alpn) {
        long code = cause instanceof DialRefusedException refused ? refused.status() : -1;
        return new RelayInput.DialFailed(peer, code, reason(cause, alpn));
    }

    private static String reason(Throwable cause, String alpn) {
        if (cause instanceof QuicClosedChannelException closed && closed.event() != null) {
            return CloseReason.refusal(closed.event(), alpn);
        }
        if (cause instanceof ClosedChannelException || cause instanceof ConnectTimeoutException) {
            return "no answer";
        }
        return cause.getMessage() == null ? "connection closed" : cause.getMessage();
    }

    /// The sockets there are.
    List<Channel> bound() {
        return sockets.values().stream().map(ChannelFuture::channel).toList();
    }
}
