package org.moqlab.engine.transport;

import org.moqlab.engine.mesh.Durations;

/// When the idle timeout of a connection ends unless something arrives. It starts anew with each
/// packet that arrives and with the first that is sent after one (RFC 9000 §10.1). Quiche counts
/// packets and does not tell when they came, so an arrival is dated by the look that finds it. What
/// quiche sends by itself, such as leave to send more, is not told of. Times are of
/// [System#nanoTime].
final class IdleClock {
    /// Sends that follow each other sooner count as one, ns.
    static final long TOGETHER = Durations.MILLI;

    private final long timeout;
    private long received;
    private long answered;
    private long started;
    private long lastSent;
    private boolean uncounted;

    /// @param timeout silence after which the connection is given up, ns
    IdleClock(long timeout, long now) {
        this.timeout = timeout;
        started = now;
        lastSent = now - TOGETHER;
    }

    /// Something goes out.
    ///
    /// @return whether it is worth while to count packets for [#sent]
    boolean counts(long now) {
        uncounted = now - lastSent < TOGETHER;
        return !uncounted;
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
            if (uncounted) {
                // What was sent close behind something else most likely answered it.
                answered = packets;
            }
        }
        uncounted = false;
    }

    /// When the connection is given up unless something arrives.
    ///
    /// @param roundTrip how long an answer takes, ns; three probes fit into the timeout at least
    long until(long roundTrip) {
        return started + Math.max(timeout, 3 * (roundTrip + LoneEnds.ACK_DELAY));
    }
}
