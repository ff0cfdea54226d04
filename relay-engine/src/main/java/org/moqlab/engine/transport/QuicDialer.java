package org.moqlab.engine.transport;

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
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.Role;

/// The dialling side of an endpoint: one UDP socket for all its dials, bound with the first of
/// them. A socket for each dial would cost 10 ms of the event loop, for every QUIC codec reads the
/// system's certificates. Confined to the endpoint's event loop.
final class QuicDialer {
    /// Dials that may be under way at once.
    static final int MAX_DIALS = 1_024;

    private static final AttributeKey<QuicSslContext> CREDENTIALS =
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
    private @Nullable ChannelFuture socket;

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
            ChannelFuture bound = socket();
            underWay++;
            bound.addListener(_ -> {
                if (bound.isSuccess()) {
                    connect(bound.channel(), peer, offer, place.get());
                } else {
                    underWay--;
                    fail(peer, reason(bound.cause(), alpn(offer)));
                }
            });
        }
    }

    private void fail(String peer, String reason) {
        RelayInput.DialFailed failure = new RelayInput.DialFailed(peer, reason);
        loop.execute(() -> outcome.failed(Optional.empty(), failure));
    }

    private ChannelFuture socket() {
        ChannelFuture known = socket;
        if (known == null || (known.isDone() && !known.isSuccess())) {
            known = QuicListener.socket(loop).handler(pipeline()).bind(QuicListener.loopback(0));
            socket = known;
        }
        return known;
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
                .sslEngineProvider(q -> q.attr(CREDENTIALS).get().newEngine(q.alloc()))
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
                .attr(CREDENTIALS, directory.credentials(place.fingerprint(), alpn))
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

    /// The socket, once there is one.
    Optional<Channel> bound() {
        return Optional.ofNullable(socket).map(ChannelFuture::channel);
    }
}
