package org.moqlab.engine.simulation;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.simulation.Connection.End;

/// The modelled network: connections with latency and jitter, whose streams keep their order and
/// whose ends are told of a silent death after the idle timeout.
///
/// A living peer counts as heard all the time, as QUIC keep-alives see to; the last thing heard of
/// a dead one left it when it died.
final class Fabric {
    /// One-way latency between a client and its relay, ns.
    static final long CLIENT_LATENCY = 1_000_000L;

    private final Topology topology;
    private final long idleTimeout;
    private final Schedule schedule;
    private final Chance chance;
    private final TreeMap<Long, Connection> connections = new TreeMap<>();
    private long lastConnection;

    Fabric(Topology topology, long idleTimeout, Schedule schedule, Chance chance) {
        this.topology = topology;
        this.idleTimeout = idleTimeout;
        this.schedule = schedule;
        this.chance = chance;
    }

    Fabric copy(Schedule otherSchedule) {
        Fabric copy = new Fabric(topology, idleTimeout, otherSchedule, chance.copy());
        connections.forEach((id, connection) -> copy.connections.put(id, connection.copy()));
        copy.lastConnection = lastConnection;
        return copy;
    }

    Optional<Connection> connection(long id) {
        return Optional.ofNullable(connections.get(id));
    }

    /// Begins a dial.
    Connection dial(long now, String dialer, long life, RelayAction.Dial dial) {
        boolean between =
                topology.relays().contains(dialer) && topology.relays().contains(dial.peer());
        long latency = between ? topology.latency() : CLIENT_LATENCY;
        long jitter = between ? topology.jitter() : 0;
        Connection connection =
                new Connection(
                        ++lastConnection,
                        dialer,
                        life,
                        dial.peer(),
                        dial.offer().wanted(),
                        latency,
                        jitter);
        connections.put(connection.id, connection);
        schedule.add(now + way(connection), new Happening.Knock(connection.id));
        schedule.add(now + idleTimeout, new Happening.DialTimeout(connection.id));
        return connection;
    }

    /// The first packet found a process: the handshake takes one round trip to the dialer and half
    /// a one more to the acceptor.
    void knocked(long now, Connection connection, long acceptorLife) {
        connection.acceptorLife = acceptorLife;
        schedule.add(now + way(connection), new Happening.UpAtDialer(connection.id));
    }

    void upAtDialer(long now, Connection connection) {
        connection.dialerEnd = End.OPEN;
        long arrival = connection.toAcceptor.arrival(-1, now + way(connection));
        schedule.add(arrival, new Happening.UpAtAcceptor(connection.id));
    }

    void upAtAcceptor(Connection connection) {
        connection.acceptorEnd = End.OPEN;
    }

    /// One end finds nobody at the other: it will learn that by the idle timeout.
    void unheard(long lastHeard, Connection connection, boolean atDialer) {
        schedule.add(lastHeard + idleTimeout, new Happening.Idle(connection.id, atDialer));
    }

    void forget(Connection connection) {
        connections.remove(connection.id);
    }

    void open(Connection connection, boolean byDialer, RelayAction.OpenStream open) {
        connection.to(!byDialer).open(open.stream(), byDialer);
    }

    void write(long now, Connection connection, boolean byDialer, RelayAction.WriteStream write) {
        Connection.Direction to = connection.to(!byDialer);
        Bytes bytes = write.bytes();
        to.write(write.stream(), bytes.length());
        long at = to.arrival(write.stream(), earliest(now, connection, to));
        schedule.add(
                at,
                new Happening.Octets(connection.id, !byDialer, write.stream(), bytes, write.fin()));
    }

    void reset(long now, Connection connection, boolean byDialer, RelayAction.ResetStream reset) {
        Connection.Direction to = connection.to(!byDialer);
        long at = to.arrival(reset.stream(), earliest(now, connection, to));
        schedule.add(
                at, new Happening.Reset(connection.id, !byDialer, reset.stream(), reset.code()));
    }

    void stop(long now, Connection connection, boolean byDialer, RelayAction.StopStream stop) {
        schedule.add(
                now + way(connection),
                new Happening.Stop(connection.id, !byDialer, stop.stream(), stop.code()));
    }

    void datagram(long now, Connection connection, boolean byDialer, Bytes bytes) {
        schedule.add(
                now + way(connection), new Happening.Datagram(connection.id, !byDialer, bytes));
    }

    /// One end closes; the far end hears of it after everything sent before.
    void close(long now, Connection connection, boolean byDialer, long code, String reason) {
        connection.end(byDialer, End.OVER);
        if (connection.isOver()) {
            forget(connection);
            return;
        }
        long at = connection.to(!byDialer).lastArrival(now + way(connection));
        schedule.add(at, new Happening.Close(connection.id, !byDialer, code, reason));
    }

    /// The reader took octets and may have window to give back.
    void consumed(long now, Connection connection, boolean atDialer, Happening.Octets octets) {
        Connection.Direction in = connection.to(atDialer);
        long window = in.read(octets.stream(), octets.bytes().length());
        if (window > 0 && !octets.fin()) {
            schedule.add(
                    now + way(connection),
                    new Happening.Window(connection.id, !atDialer, octets.stream(), window));
        }
    }

    /// A stream that `atDialer`'s far end opened is over in the direction towards it.
    void finished(long now, Connection connection, boolean atDialer, long stream) {
        Connection.Direction in = connection.to(atDialer);
        in.forget(stream);
        if (!openedBy(!atDialer, stream)) {
            return;
        }
        StreamKind kind = StreamKind.of(stream);
        long credit = in.finished(kind);
        if (credit > 0) {
            schedule.add(
                    now + way(connection),
                    new Happening.Credit(connection.id, !atDialer, kind, credit));
        }
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
        if (dialerSide && connection.dialerEnd == End.PENDING) {
            forget(connection);
            return;
        }
        connection.end(dialerSide, End.OVER);
        if (connection.end(!dialerSide) == End.OPEN) {
            unheard(now + connection.latency, connection, !dialerSide);
        }
        if (connection.isOver()) {
            forget(connection);
        }
    }

    static boolean openedBy(boolean dialer, long stream) {
        return ((stream & 1) == 0) == dialer;
    }

    private long way(Connection connection) {
        return connection.latency + chance.upTo(connection.jitter);
    }

    /// Nothing overtakes the handshake.
    private long earliest(long now, Connection connection, Connection.Direction to) {
        long at = now + way(connection);
        return to == connection.toAcceptor ? Math.max(at, to.arrivalOf(-1)) : at;
    }
}
