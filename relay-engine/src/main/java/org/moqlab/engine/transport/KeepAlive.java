package org.moqlab.engine.transport;

import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;

/// Keeps a quiet connection from its idle timeout by one-octet datagrams, which the other end
/// throws away. Netty has no API for a QUIC ping. Looks after the streams of the connection too.
final class KeepAlive {
    /// Longest time between two looks at the streams, ns.
    static final long LOOK = Durations.SECOND;

    private static final Bytes PING = Bytes.wrap(new byte[Tuning.PING]);

    private final ConnectionAdapter connection;
    private final long quiet;
    private long lastSent = System.nanoTime();
    private @Nullable Future<?> next;

    private KeepAlive(ConnectionAdapter connection, long quiet) {
        this.connection = connection;
        this.quiet = quiet;
    }

    /// Starts watching a connection that is up.
    ///
    /// @param quiet time without sending after which a datagram goes out, ns
    static KeepAlive start(ConnectionAdapter connection, long quiet) {
        KeepAlive keepAlive = new KeepAlive(connection, quiet);
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
        connection.datagrams().send(PING);
        schedule(quiet);
    }
}
