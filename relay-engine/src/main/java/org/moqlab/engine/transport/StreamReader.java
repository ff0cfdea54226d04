package org.moqlab.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.ReferenceCountUtil;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;

/// Reads one stream of an HTTP/3 connection that the machine does not see, or not yet.
abstract class StreamReader extends ChannelInboundHandlerAdapter {
    private static final QuicheInternals QUICHE = QuicheInternals.INSTANCE;

    /// The session, or the attempt at one, that the connection is for.
    final WebTransport web;

    final QuicStreamChannel channel;

    private boolean inputOver;

    StreamReader(WebTransport web, QuicStreamChannel channel) {
        this.web = web;
        this.channel = channel;
    }

    /// Octets arrived, in stream order.
    abstract void received(Bytes octets) throws Http3Exception;

    /// The peer ended its direction cleanly.
    abstract void finished() throws Http3Exception;

    /// The peer reset its direction.
    ///
    /// @param code as on the wire
    abstract void reset(long code) throws Http3Exception;

    /// Whether nothing more can come.
    final boolean isInputOver() {
        return inputOver;
    }

    private interface Reading {
        void read() throws Http3Exception;
    }

    private void guard(Reading reading) {
        if (web.isOver()) {
            return;
        }
        try {
            reading.read();
        } catch (Http3Exception broken) {
            web.broken(this, broken);
        }
    }

    /// Reads on in the place of another reader.
    ///
    /// @param before octets that the other has left
    final void takeOver(StreamReader other, Bytes before) {
        channel.pipeline().addLast(this);
        channel.pipeline().remove(other);
        if (!before.isEmpty()) {
            guard(() -> received(before));
        }
    }

    /// Has nothing more to do with a stream the peer opened.
    final void refuse(Http3Error error) {
        if (channel.type() == QuicStreamType.BIDIRECTIONAL) {
            QUICHE.reset(channel, error.code());
        }
        if (inputOver) {
            forget();
        } else if (web.connection.streams().spendStop()) {
            QUICHE.stop(channel, error.code());
            forget();
        } else {
            web.left(this);
            Discard.rest(web, channel).takeOver(this, Bytes.EMPTY);
        }
    }

    /// Lets go of a stream that is over in both directions.
    final void forget() {
        web.left(this);
        web.connection.streams().holds(-1);
        var _ = channel.close();
        QUICHE.forget(channel);
    }

    @Override
    public final void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf buffer) {
            Bytes octets = Buffers.take(buffer);
            guard(() -> received(octets));
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public final void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownReadComplete.INSTANCE) {
            inputOver = true;
            guard(this::finished);
        }
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        inputOver = true;
        long code =
                cause instanceof QuicStreamResetException reset
                        ? reset.applicationProtocolCode()
                        : 0;
        guard(() -> reset(code));
    }
}
