package org.moqlab.engine.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayInput;

/// A session that is the connection.
final class BareQuic implements Carriage {
    private final ConnectionAdapter connection;
    private final String alpn;

    BareQuic(ConnectionAdapter connection, String alpn) {
        this.connection = connection;
        this.alpn = alpn;
    }

    @Override
    public void begin() {
        connection.sessionOpened(alpn, "");
    }

    @Override
    public void creditChanged() {}

    @Override
    public void accept(QuicStreamChannel stream) {
        var _ = connection.streams().carry(stream, stream.streamId());
    }

    @Override
    public long quicId(long id) {
        return id;
    }

    @Override
    public Bytes preface(StreamKind kind) {
        return Bytes.EMPTY;
    }

    @Override
    public void received(Bytes datagram) {
        connection.datagrams().received(datagram);
    }

    @Override
    public Optional<Bytes> wrap(Bytes datagram) {
        return Optional.of(datagram);
    }

    @Override
    public ChannelFuture close(int code, Bytes reason) {
        return connection.quic().close(true, code, Unpooled.wrappedBuffer(reason.toArray()));
    }

    @Override
    public RelayInput.SessionClosed closed(CloseReason ending, boolean timedOut) {
        return ending.closed(connection.session(), timedOut);
    }

    @Override
    public void gone() {}
}
