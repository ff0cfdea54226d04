package org.moqlab.engine.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.relay.Offer;

/// One simulated connection: its two ends, the streams on it, and what a QUIC stack would keep of
/// credit and windows.
final class Connection {
    /// What one end of a connection has come to.
    enum End {
        /// Not up yet.
        PENDING,
        /// Up.
        OPEN,
        /// Closed, lost, or its process is gone.
        OVER
    }

    /// What is fixed from the first packet on.
    ///
    /// @param dialerLife number of the process that dials
    /// @param latency of one way, ns
    /// @param jitter most that is added to it, ns
    record Origin(
            long id,
            String dialer,
            long dialerLife,
            String acceptor,
            Offer offer,
            long latency,
            long jitter) {}

    /// One end.
    ///
    /// @param since when it came up, ns
    /// @param quietUntil when it gives the connection up unless it hears something, ns
    /// @param said whether it has sent something since it last heard something
    /// @param deaf whether nothing reaches it from the other end
    private record Side(End end, long since, long quietUntil, boolean said, boolean deaf) {
        Side hearing(long until, boolean saying) {
            return new Side(end, since, Math.max(quietUntil, until), saying, deaf);
        }
    }

    final Origin origin;
    final TreeMap<Long, Duplex> streams = new TreeMap<>();
    long acceptorLife;

    /// Status of HTTP that the dial gets instead of a session; 0 for none.
    int refusal;

    /// The protocol name the acceptor answers with; empty while there is none.
    Optional<String> protocol = Optional.empty();

    /// When the end of the handshake reaches the acceptor, ns; nothing overtakes it.
    long upAtAcceptor;

    private final Flow toDialer;
    private final Flow toAcceptor;
    private Side atDialer = new Side(End.PENDING, 0, 0, false, false);
    private Side atAcceptor = atDialer;

    Connection(Origin origin, long maxStreams) {
        this(origin, new Flow(maxStreams), new Flow(maxStreams));
    }

    private Connection(Origin origin, Flow toDialer, Flow toAcceptor) {
        this.origin = origin;
        this.toDialer = toDialer;
        this.toAcceptor = toAcceptor;
    }

    Connection copy() {
        Connection copy = new Connection(origin, toDialer.copy(), toAcceptor.copy());
        for (Map.Entry<Long, Duplex> stream : streams.entrySet()) {
            copy.streams.put(stream.getKey(), stream.getValue().copy());
        }
        copy.acceptorLife = acceptorLife;
        copy.refusal = refusal;
        copy.protocol = protocol;
        copy.upAtAcceptor = upAtAcceptor;
        copy.atDialer = atDialer;
        copy.atAcceptor = atAcceptor;
        return copy;
    }

    long id() {
        return origin.id;
    }

    String name(boolean dialerSide) {
        return dialerSide ? origin.dialer : origin.acceptor;
    }

    long life(boolean dialerSide) {
        return dialerSide ? origin.dialerLife : acceptorLife;
    }

    private Side side(boolean dialerSide) {
        return dialerSide ? atDialer : atAcceptor;
    }

    private void side(boolean dialerSide, Side now) {
        if (dialerSide) {
            atDialer = now;
        } else {
            atAcceptor = now;
        }
    }

    End end(boolean dialerSide) {
        return side(dialerSide).end;
    }

    boolean isOpen(boolean dialerSide) {
        return end(dialerSide) == End.OPEN;
    }

    void end(boolean dialerSide, End now) {
        Side before = side(dialerSide);
        side(dialerSide, new Side(now, before.since, before.quietUntil, before.said, before.deaf));
    }

    /// One end comes up.
    void up(boolean dialerSide, long now) {
        side(dialerSide, new Side(End.OPEN, now, 0, false, false));
    }

    /// When one end came up, ns.
    long since(boolean dialerSide) {
        return side(dialerSide).since;
    }

    boolean isOver() {
        return atDialer.end == End.OVER && atAcceptor.end == End.OVER;
    }

    /// What flows towards one end.
    Flow to(boolean dialerSide) {
        return dialerSide ? toDialer : toAcceptor;
    }

    /// When one end gives up unless it hears something, ns.
    long quietUntil(boolean dialerSide) {
        return side(dialerSide).quietUntil;
    }

    /// Whether nothing reaches one end from the other.
    boolean isDeaf(boolean dialerSide) {
        return side(dialerSide).deaf;
    }

    void deaf(boolean dialerSide, boolean deaf) {
        Side now = side(dialerSide);
        side(dialerSide, new Side(now.end, now.since, now.quietUntil, now.said, deaf));
    }

    /// One end heard something, which puts off its end by quiet.
    void heard(boolean dialerSide, long quietUntil) {
        side(dialerSide, side(dialerSide).hearing(quietUntil, false));
    }

    /// One end sends something, which puts off its end by quiet when it is the first since it heard
    /// anything (RFC 9000 §10.1).
    void said(boolean dialerSide, long quietUntil) {
        if (!side(dialerSide).said) {
            side(dialerSide, side(dialerSide).hearing(quietUntil, true));
        }
    }
}
