package org.moqlab.engine.transport;

import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Ping;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;

/// Keeps a quiet connection from its idle timeout by datagrams that the other end throws away.
/// Netty has no API for a QUIC ping. Looks after the streams of the connection too.
final class KeepAlive {
    /// Longest time between two looks at the streams, ns.
    static final long LOOK = Durations.SECOND;

    private final ConnectionAdapter connection;
    private final long quiet;
    private final Bytes ping;
    private long lastSent = System.nanoTime();
    private @Nullable Future<?> next;

    private KeepAlive(ConnectionAdapter connection, long quiet, Bytes ping) {
        this.connection = connection;
        this.quiet = quiet;
        this.ping = ping;
    }

    /// Starts watching a connection that is up.
    ///
    /// @param quiet time without sending after which a datagram goes out, ns
    /// @param protocol what was negotiated for its session
    static KeepAlive start(ConnectionAdapter connection, long quiet, String protocol) {
        KeepAlive keepAlive = new KeepAlive(connection, quiet, Ping.of(protocol));
        keepAlive.schedule(quiet);
        return keepAlive;
    }

    /// Something was sent just now.
    void sent() {
        lastSent = System.nanoTime();
    }

    void stop() {
        if (next != null) {
            next.cancel(false);
        }
    }

    private void schedule(long delay) {
        next =
                connection
                        .quic()
                        .eventLoop()
                        .schedule(this::look, Math.min(delay, LOOK), TimeUnit.NANOSECONDS);
    }

    private void look() {
        connection.sweep();
        long left = lastSent + quiet - System.nanoTime();
        if (left > 0) {
            schedule(left);
            return;
        }
        connection.datagrams().send(ping);
        schedule(quiet);
    }
}
