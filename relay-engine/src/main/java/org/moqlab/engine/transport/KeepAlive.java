package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicConnectionPathStats;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Ping;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;

/// Keeps a quiet connection from its idle timeout by datagrams that the other end throws away:
/// Netty has no API for a QUIC ping. Knows when that timeout would end, and looks after the streams
/// of the connection too.
final class KeepAlive {
    /// Longest time between two looks at the streams, ns.
    static final long LOOK = Durations.SECOND;

    private final ConnectionAdapter connection;
    private final long quiet;
    private final IdleClock idle;
    private final Bytes ping;
    private long lastSent = System.nanoTime();
    private @Nullable Future<?> next;

    private KeepAlive(ConnectionAdapter connection, Tuning tuning, Bytes ping) {
        this.connection = connection;
        this.quiet = tuning.keepAlive();
        this.idle = new IdleClock(tuning.idleTimeout(), lastSent);
        this.ping = ping;
    }

    /// Starts watching a connection that is up.
    ///
    /// @param tuning says after which time without sending a datagram goes out
    /// @param protocol what was negotiated for its session
    static KeepAlive start(ConnectionAdapter connection, Tuning tuning, String protocol) {
        KeepAlive keepAlive = new KeepAlive(connection, tuning, Ping.of(protocol));
        keepAlive.schedule(tuning.keepAlive());
        return keepAlive;
    }

    /// Something was sent just now.
    void sent() {
        lastSent = System.nanoTime();
        if (idle.counts(lastSent)) {
            stats().ifPresent(path -> idle.sent(path.recv(), lastSent));
        }
    }

    /// When the connection is given up unless something arrives, by [System#nanoTime].
    long quietUntil() {
        Optional<QuicConnectionPathStats> path = stats();
        path.ifPresent(one -> idle.look(one.recv(), System.nanoTime()));
        return idle.until(path.map(QuicConnectionPathStats::rtt).orElse(0L));
    }

    private Optional<QuicConnectionPathStats> stats() {
        Future<QuicConnectionPathStats> asked = connection.quic().collectPathStats(0);
        return asked.isSuccess() ? Optional.of(asked.getNow()) : Optional.empty();
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
        stats().ifPresent(path -> idle.look(path.recv(), System.nanoTime()));
        long left = lastSent + quiet - System.nanoTime();
        if (left > 0) {
            schedule(left);
            return;
        }
        connection.datagrams().send(ping);
        schedule(quiet);
    }
}
