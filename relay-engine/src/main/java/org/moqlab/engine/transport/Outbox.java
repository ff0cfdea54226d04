package org.moqlab.engine.transport;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.moqlab.engine.mesh.Durations;

/// Hands QUIC no more than it can send at once, the rest as soon as it can. What QUIC had to keep
/// would not only be sent in an order of its own. Quiche also forgets a stream once every octet is
/// acknowledged and its end is known: an end that it keeps back at that moment is never sent.
///
/// What is written in one go of the machine is handed on at its end, so that the end of a stream
/// goes out with the octets before it wherever both are known; see [LoneEnds] for the others.
///
/// Confined to the event loop of its connection.
final class Outbox {
    /// Room that an end alone has to find, octets: a packet.
    static final long PACKET = 1_350;

    /// Of what QUIC says it can send, one part in so many goes to the headers of full packets.
    private static final int HEADER_PARTS = 16;

    /// What a write may need beyond its octets and those parts.
    private static final int HEADERS = 64;

    private static final long FIRST_LOOK = Durations.MILLI;

    /// Longest time between two looks for room, ns. QUIC does not tell when there is some.
    private static final long LAST_LOOK = 16 * Durations.MILLI;

    private static final Comparator<StreamAdapter> ORDER =
            Comparator.comparingInt(StreamAdapter::place).thenComparingLong(StreamAdapter::id);

    private final ConnectionAdapter connection;
    private final TreeSet<StreamAdapter> waiting = new TreeSet<>(ORDER);
    private long expected;
    private long debt;
    private long pause = FIRST_LOOK;
    private boolean looking;
    private boolean soon;

    Outbox(ConnectionAdapter connection) {
        this.connection = connection;
    }

    /// A stream has something to send.
    void offer(StreamAdapter stream) {
        waiting.add(stream);
        if (!soon) {
            soon = true;
            connection.quic().eventLoop().execute(this::handOut);
        }
    }

    /// Hands on what can be handed on now.
    void handOut() {
        soon = false;
        if (!connection.isOpen()) {
            waiting.clear();
            return;
        }
        boolean moved = false;
        for (StreamAdapter stream : List.copyOf(waiting)) {
            if (stream.flush()) {
                waiting.remove(stream);
                moved = true;
            }
        }
        pause = moved ? FIRST_LOOK : Math.min(2 * pause, LAST_LOOK);
        if (!waiting.isEmpty()) {
            schedule();
        }
    }

    /// A stream changes its place in the order.
    void reorder(StreamAdapter stream, Runnable change) {
        boolean waited = waiting.remove(stream);
        change.run();
        if (waited) {
            waiting.add(stream);
        }
    }

    /// A stream has nothing to send any more.
    void forget(StreamAdapter stream) {
        waiting.remove(stream);
    }

    /// Octets that QUIC can send at once.
    ///
    /// @param capacity what it would take
    long room(long capacity) {
        if (capacity > expected) {
            debt = 0;
        }
        expected = capacity;
        return Math.max(0, capacity - capacity / HEADER_PARTS - debt);
    }

    /// QUIC was handed octets.
    void handed(long octets) {
        expected -= octets;
        debt += HEADERS;
    }

    private void schedule() {
        if (!looking) {
            looking = true;
            var _ = connection.quic().eventLoop().schedule(this::look, pause, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        looking = false;
        handOut();
    }
}
