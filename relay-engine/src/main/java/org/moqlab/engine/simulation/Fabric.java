package org.moqlab.engine.simulation;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.driver.Alpn;
import org.moqlab.engine.driver.Codes;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.simulation.Connection.End;

/// The modelled network: which connections there are, how they come up and how they end.
///
/// A living peer counts as heard all the time, as QUIC keep-alives see to; the last thing heard of
/// a dead one left it when it died. Only where keep-alives are rarer than the idle timeout does
/// what is said count.
final class Fabric {
    /// One-way latency between a client and its relay, ns.
    static final long CLIENT_LATENCY = Tuning.CLIENT_LATENCY;

    private final Topology topology;
    private final Tuning tuning;
    private final Schedule schedule;
    private final Chance chance;
    private final TreeMap<Long, Connection> connections = new TreeMap<>();
    private long lastConnection;

    Fabric(Topology topology, Tuning tuning, Schedule schedule, Chance chance) {
        this.topology = topology;
        this.tuning = tuning;
        this.schedule = schedule;
        this.chance = chance;
    }

    Fabric copy(Schedule otherSchedule) {
        Fabric copy = new Fabric(topology, tuning, otherSchedule, chance.copy());
        connections.forEach((id, connection) -> copy.connections.put(id, connection.copy()));
        copy.lastConnection = lastConnection;
        return copy;
    }

    Tuning tuning() {
        return tuning;
    }

    Optional<Connection> connection(long id) {
        return Optional.ofNullable(connections.get(id));
    }

    /// What streams and datagrams of a connection do now.
    Traffic traffic(long now, Connection connection) {
        return new Traffic(connection, schedule, this::way, now);
    }

    private long way(Connection connection) {
        return connection.origin.latency() + chance.upTo(connection.origin.jitter());
    }

    private boolean isRelay(String name) {
        return topology.relays().contains(name);
    }

    /// Begins a dial.
    Connection dial(long now, String dialer, long life, RelayAction.Dial dial) {
        boolean between = isRelay(dialer) && isRelay(dial.peer());
        Connection connection =
                new Connection(
                        new Connection.Origin(
                                ++lastConnection,
                                dialer,
                                life,
                                dial.peer(),
                                dial.offer(),
                                between ? topology.latency() : CLIENT_LATENCY,
                                between ? topology.jitter() : 0),
                        tuning.maxStreams());
        connections.put(connection.id(), connection);
        schedule.add(now + way(connection), new Happening.Knock(connection.id()));
        schedule.add(now + tuning.idleTimeout(), new Happening.DialTimeout(connection.id()));
        return connection;
    }

    /// Whether anybody of that name can be dialled.
    boolean isListed(String name) {
        return isRelay(name);
    }

    /// The first packet found a process: the handshake takes one round trip to the dialer and half
    /// a one more to the acceptor.
    void knocked(long now, Connection connection, long acceptorLife) {
        connection.acceptorLife = acceptorLife;
        boolean spoken =
                connection.refusal == 0 && connection.origin.offer().answer(Alpn.TAKEN).isPresent();
        schedule.add(
                now + way(connection),
                spoken
                        ? new Happening.UpAtDialer(connection.id())
                        : new Happening.Refused(connection.id()));
    }

    void upAtDialer(long now, Connection connection) {
        up(now, connection, true);
        connection.upAtAcceptor = now + way(connection);
        schedule.add(connection.upAtAcceptor, new Happening.UpAtAcceptor(connection.id()));
    }

    void upAtAcceptor(long now, Connection connection) {
        up(now, connection, false);
    }

    private void up(long now, Connection connection, boolean atDialer) {
        connection.up(atDialer, now);
        if (tuning.isMute()) {
            connection.heard(atDialer, now + tuning.idleTimeout());
            idleLater(connection, atDialer);
        }
    }

    private void idleLater(Connection connection, boolean atDialer) {
        schedule.add(
                connection.quietUntil(atDialer), new Happening.Idle(connection.id(), atDialer));
    }

    /// One end finds nobody at the other: it will learn that by the idle timeout.
    void unheard(long lastHeard, Connection connection, boolean atDialer) {
        if (!tuning.isMute()) {
            connection.heard(atDialer, lastHeard + tuning.idleTimeout());
            idleLater(connection, atDialer);
        }
    }

    /// Whether one end gives a connection up now; when it has heard something since that was
    /// scheduled, it is scheduled anew.
    boolean isQuiet(long now, Happening.Idle idle) {
        Optional<Connection> open =
                connection(idle.connection()).filter(c -> c.isOpen(idle.atDialer()));
        if (open.isPresent() && open.get().quietUntil(idle.atDialer()) > now) {
            idleLater(open.get(), idle.atDialer());
            return false;
        }
        return open.isPresent();
    }

    /// One end heard something, and the far end hears that it did.
    void heard(long now, Connection connection, boolean atDialer) {
        if (tuning.isMute()) {
            connection.heard(atDialer, now + tuning.idleTimeout());
            long acknowledged = now + connection.origin.latency();
            connection.heard(!atDialer, acknowledged + tuning.idleTimeout());
        }
    }

    /// One end says something.
    void said(long now, Connection connection, boolean byDialer) {
        if (tuning.isMute()) {
            connection.said(byDialer, now + tuning.idleTimeout());
        }
    }

    void forget(Connection connection) {
        connections.remove(connection.id());
    }

    /// One end closes; the far end may hear of it before octets that are still under way, which are
    /// then lost.
    void close(long now, Connection connection, boolean byDialer, RelayAction.CloseSession close) {
        int code = Codes.checkClose(close.code());
        connection.end(byDialer, End.OVER);
        if (connection.isOver()) {
            forget(connection);
            return;
        }
        schedule.add(
                traffic(now, connection).arrival(!byDialer),
                new Happening.Close(
                        connection.id(), !byDialer, code, Codes.received(close.reason())));
    }

    /// A process is gone without a word; its peers hear nothing more.
    void gone(long now, String name, long life) {
        for (Connection connection : List.copyOf(connections.values())) {
            silence(now, connection, name, life, true);
            silence(now, connection, name, life, false);
        }
    }

    private void silence(
            long now, Connection connection, String name, long life, boolean dialerSide) {
        boolean hit =
                connection.name(dialerSide).equals(name) && connection.life(dialerSide) == life;
        if (!hit || connection.end(dialerSide) == End.OVER) {
            return;
        }
        if (dialerSide && connection.end(true) == End.PENDING) {
            forget(connection);
            return;
        }
        connection.end(dialerSide, End.OVER);
        if (connection.isOpen(!dialerSide)) {
            unheard(now + connection.origin.latency(), connection, !dialerSide);
        }
        if (connection.isOver()) {
            forget(connection);
        }
    }
}
