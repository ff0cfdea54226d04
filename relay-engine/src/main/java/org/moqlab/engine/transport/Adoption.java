package org.moqlab.engine.transport;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.quic.QuicStreamChannel;

/// Gives every stream a peer opens to the adapter of its connection.
@Sharable
final class Adoption extends ChannelInitializer<QuicStreamChannel> {
    @Override
    protected void initChannel(QuicStreamChannel stream) {
        stream.parent().pipeline().get(ConnectionAdapter.class).adopt(stream);
    }
}
