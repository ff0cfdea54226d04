package org.moqlab.engine.transport;

import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayInput;

/// What lies between QUIC and the machine on one connection: nothing, or WebTransport. Called on
/// the connection's event loop.
interface Carriage {
    /// QUIC is up. The session begins by [ConnectionAdapter#sessionOpened], now or later.
    void begin();

    /// The peer lets this end open more streams than a moment ago.
    void creditChanged();

    /// The peer opened a stream, of which nothing has been read.
    void accept(QuicStreamChannel stream);

    /// How QUIC numbers a stream that this end opens.
    ///
    /// @param id as the machine numbers it
    long quicId(long id);

    /// What goes out on a stream that this end opens before the machine's first octet.
    Bytes preface(StreamKind kind);

    /// A datagram came.
    void received(Bytes datagram);

    /// A datagram as it goes out; empty when the peer takes none.
    Optional<Bytes> wrap(Bytes datagram);

    /// Ends the session, then the connection; nothing more is heard of either.
    ///
    /// @return done when the connection's close has been handed to the socket
    ChannelFuture close(int code, Bytes reason);

    /// The end of the connection as the machine hears of it.
    ///
    /// @param timedOut whether nothing was heard for the idle timeout
    RelayInput.SessionClosed closed(CloseReason ending, boolean timedOut);

    /// The connection is gone.
    void gone();
}
