package org.moqlab.engine.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.ClientAuth;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.moqlab.engine.relay.Endpoint;

/// The accepting side of an endpoint: one UDP socket, on 127.0.0.1 in a mesh. It is bound before
/// the endpoint starts and reads nothing until then, so that everyone can be dialled from the first
/// moment.
final class QuicListener {
    /// Socket buffers asked for, octets; the system may give less.
    static final int SOCKET_BUFFER = 1 << 20;

    private QuicListener() {}

    /// Binds a socket that does not read yet.
    ///
    /// @param port wanted port, 0 for any
    static ChannelFuture bind(EventLoop loop, int port) {
        return bind(loop, loopback(port));
    }

    /// Binds a socket that does not read yet, wherever that is.
    static ChannelFuture bind(EventLoop loop, InetSocketAddress place) {
        return socket(loop).option(ChannelOption.AUTO_READ, false).bind(place);
    }

    /// A UDP socket of an endpoint, to be bound.
    static Bootstrap socket(EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .handler(new ChannelInboundHandlerAdapter());
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    /// Accepts connections from now on.
    ///
    /// @param shim what all datagrams pass
    /// @param endpoint whose listener it is
    /// @param adapters makes the adapter of each new connection
    static void open(
            Channel udp,
            Shim shim,
            Identity identity,
            Endpoint endpoint,
            Equipment equipment,
            Supplier<ConnectionAdapter> adapters) {
        udp.pipeline()
                .addLast(
                        shim,
                        QuicSettings.apply(equipment.tuning(), new QuicServerCodecBuilder())
                                .sslContext(context(identity, endpoint.protocols(), equipment))
                                .option(
                                        QuicChannelOption.QLOG,
                                        equipment.qlog(endpoint.name(), "accepted"))
                                .handler(
                                        new ChannelInitializer<QuicChannel>() {
                                            @Override
                                            protected void initChannel(QuicChannel channel) {
                                                channel.pipeline().addLast(adapters.get());
                                            }
                                        })
                                .streamHandler(new Adoption())
                                .build());
    }

    private static QuicSslContext context(
            Identity identity, List<String> takes, Equipment equipment) {
        List<String> taken = new ArrayList<>(takes);
        taken.add(WebTransport.ALPN);
        QuicSslContextBuilder builder =
                QuicSslContextBuilder.forServer(new SoleKey(identity), null)
                        .keylog(equipment.keys())
                        .applicationProtocols(taken.toArray(String[]::new));
        if (!equipment.authorities().isEmpty()) {
            builder.trustManager(equipment.authorities().toArray(X509Certificate[]::new))
                    .clientAuth(ClientAuth.OPTIONAL);
        }
        return builder.build();
    }
}
