package org.moqlab.engine.transport;

import org.moqlab.engine.mesh.Durations;

/// When the idle timeout of a connection ends unless something arrives. It starts anew with each
/// packet that arrives and with the first that is sent after one (RFC 9000 §10.1). Quiche counts
/// packets and does not tell when they came, so an arrival is dated by the look that finds it.
/// Times are of [System#nanoTime].
final class IdleClock {
    /// Sends that follow each other sooner count as one, ns.
    static final long TOGETHER = 20 * Durations.MILLI;

    private final long timeout;
    private long received;
    private long answered;
    private long started;
    private long lastSent;

    /// @param timeout silence after which the connection is given up, ns
    IdleClock(long timeout, long now) {
        this.timeout = timeout;
        started = now;
        lastSent = now - TOGETHER;
    }

    /// Whether it is worth while to count packets for [#sent].
    boolean counts(long now) {
        return now - lastSent >= TOGETHER;
    }

    /// Something that is to be acknowledged goes out.
    ///
    /// @param packets how many have arrived by then
    void sent(long packets, long now) {
        lastSent = now;
        if (packets != answered) {
            answered = packets;
            received = packets;
            started = now;
        }
    }

    /// @param packets how many have arrived by now
    void look(long packets, long now) {
        if (packets != received) {
            received = packets;
            started = now;
        }
    }

    /// When the connection is given up unless something arrives.
    long until() {
        return started + timeout;
    }
}
