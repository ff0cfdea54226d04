package org.moqlab.engine.transport;

import org.moqlab.engine.driver.Ping;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.relay.RelayInput;

/// The datagrams of one connection, lossy both ways.
final class Datagrams {
    private final ConnectionAdapter connection;
    private int limit;
    private long sent;
    private long received;

    Datagrams(ConnectionAdapter connection) {
        this.connection = connection;
    }

    /// Datagrams of the machine that went out.
    long sent() {
        return sent;
    }

    /// Datagrams for the machine that came in.
    long received() {
        return received;
    }

    /// The peer takes datagrams of QUIC of at most so many octets.
    void limit(int octets) {
        limit = octets;
    }

    /// A datagram for the machine came, or a keep-alive.
    void received(Bytes bytes) {
        if (!Ping.is(bytes)) {
            received++;
            connection.hear(new RelayInput.Datagram(connection.session(), bytes));
        }
    }

    /// Sends a datagram; dropped where the peer takes none so long.
    void send(Bytes bytes) {
        if (connection.isOpen() && bytes.length() <= Tuning.MAX_DATAGRAM) {
            connection
                    .carriage()
                    .wrap(bytes)
                    .filter(wrapped -> wrapped.length() <= limit)
                    .ifPresent(this::sendWrapped);
        }
    }

    private void sendWrapped(Bytes bytes) {
        sent++;
        connection.sent();
        var _ = connection.quic().writeAndFlush(Buffers.of(bytes, connection.quic().alloc()));
    }
}
