package org.moqlab.engine.transport;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Stands between a UDP socket and QUIC: what comes in passes the gateway of the endpoint, and
/// nothing goes out while the endpoint stands still.
final class Shim extends ChannelDuplexHandler {
    private final Gateway gateway;
    private final Network network;
    private final Network.Socket socket;
    private @Nullable SocketAddress address;

    /// @param socket by which the network knows the socket
    Shim(Gateway gateway, Network network, Network.Socket socket) {
        this.gateway = gateway;
        this.network = network;
        this.socket = socket;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        gateway.opened(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        gateway.closed(context);
        if (address != null) {
            gateway.forgetLater(address, socket);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        gateway.read(context, (DatagramPacket) message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (gateway.isFrozen()) {
            ReferenceCountUtil.release(message);
            var _ = promise.trySuccess();
            return;
        }
        makeKnown(context);
        var _ = context.write(message, promise);
    }

    /// Before its first datagram is out, for that one finds the receiver at once.
    private void makeKnown(ChannelHandlerContext context) {
        if (address == null) {
            SocketAddress local = context.channel().localAddress();
            address = local;
            network.bound(local, socket);
        }
    }
}
