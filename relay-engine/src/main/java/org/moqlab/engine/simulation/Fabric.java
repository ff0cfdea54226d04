package org.moqlab.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.driver.Codes;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.observe.Silence;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.simulation.Connection.End;

/// The modelled network: which connections there are, how they come up and how they end.
///
/// A living peer counts as heard all the time, as QUIC keep-alives see to, unless a fault keeps
/// everything from it; the last thing heard of a dead one left it when it died. Only where
/// keep-alives are rarer than the idle timeout does what is said count.
final class Fabric {
    /// One-way latency between a client and its relay, ns.
    static final long CLIENT_LATENCY = Tuning.CLIENT_LATENCY;

    private final Topology topology;
    private final Tuning tuning;
    private final Schedule schedule;
    private final Links links;
    private final TreeMap<Long, Connection> connections = new TreeMap<>();
    private long lastConnection;

    Fabric(Topology topology, Tuning tuning, Schedule schedule, Links links) {
        this.topology = topology;
        this.tuning = tuning;
        this.schedule = schedule;
        this.links = links;
    }

    Fabric copy(Schedule otherSchedule) {
        Fabric copy = new Fabric(topology, tuning, otherSchedule, links.copy(otherSchedule));
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
        return new Traffic(connection, schedule, links::way, now);
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
        schedule.add(now + links.way(connection, false), new Happening.Knock(connection.id()));
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
        boolean spoken = connection.refusal == 0 && connection.protocol.isPresent();
        schedule.add(
                now + links.way(connection, true),
                spoken
                        ? new Happening.UpAtDialer(connection.id())
                        : new Happening.Refused(connection.id()));
    }

    void upAtDialer(long now, Connection connection) {
        up(now, connection, true);
        connection.upAtAcceptor = now + links.way(connection, false);
        schedule.add(connection.upAtAcceptor, new Happening.UpAtAcceptor(connection.id()));
    }

    void upAtAcceptor(long now, Connection connection) {
        up(now, connection, false);
        links.release(now, connections);
    }

    private void up(long now, Connection connection, boolean atDialer) {
        connection.up(atDialer, now);
        if (tuning.isMute()) {
            connection.heard(atDialer, now + tuning.idleTimeout());
            idleLater(connection, atDialer);
        }
        listen(now, connection, atDialer);
    }

    private void idleLater(Connection connection, boolean atDialer) {
        schedule.add(
                connection.quietUntil(atDialer), new Happening.Idle(connection.id(), atDialer));
    }

    /// One end finds nobody at the other: it will learn that by the idle timeout.
    void unheard(long lastHeard, Connection connection, boolean atDialer) {
        if (!tuning.isMute() && !connection.isDeaf(atDialer)) {
            connection.deaf(atDialer, true);
            connection.heard(atDialer, lastHeard + tuning.idleTimeout());
            idleLater(connection, atDialer);
        }
    }

    /// Whether one end gives a connection up now; when it has heard something since that was
    /// scheduled, it is scheduled anew.
    boolean isQuiet(long now, Happening.Idle idle) {
        Optional<Connection> open =
                connection(idle.connection()).filter(c -> c.isOpen(idle.atDialer()));
        boolean hears =
                open.filter(c -> !tuning.isMute() && !c.isDeaf(idle.atDialer())).isPresent();
        if (hears || open.filter(c -> links.isFrozen(c.name(idle.atDialer()))).isPresent()) {
            return false;
        }
        if (open.isPresent() && open.get().quietUntil(idle.atDialer()) > now) {
            idleLater(open.get(), idle.atDialer());
            return false;
        }
        return open.isPresent();
    }

    /// The ends whose idle timeout runs now, by session. Where nobody keeps connections alive it
    /// always does; a frozen process has no clock.
    List<Silence> silences() {
        List<Silence> silences = new ArrayList<>();
        for (Connection connection : connections.values()) {
            for (boolean atDialer : new boolean[] {true, false}) {
                boolean runs = tuning.isMute() || connection.isDeaf(atDialer);
                String name = connection.name(atDialer);
                if (runs && connection.isOpen(atDialer) && !links.isFrozen(name)) {
                    silences.add(
                            new Silence(
                                    connection.id(),
                                    name,
                                    connection.quietUntil(atDialer),
                                    tuning.idleTimeout()));
                }
            }
        }
        return silences;
    }

    /// One end heard something, and the far end hears that it did.
    void heard(long now, Connection connection, boolean atDialer) {
        if (tuning.isMute()) {
            connection.heard(atDialer, now + tuning.idleTimeout());
            if (!links.isDead(connection, !atDialer)) {
                long acknowledged = now + links.latency(connection, !atDialer);
                connection.heard(!atDialer, acknowledged + tuning.idleTimeout());
            }
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

    /// What faults do to what travels.
    Links links() {
        return links;
    }

    /// Finds out whether one end still hears the other, after something changed. What had left when
    /// a process fell silent still arrives; of a way that lets nothing through nothing does.
    void listen(long now, Connection connection, boolean atDialer) {
        if (!connection.isOpen(atDialer)) {
            return;
        }
        boolean dead = links.isDead(connection, atDialer);
        boolean silent =
                connection.end(!atDialer) == End.OVER || links.isFrozen(connection.name(!atDialer));
        if (dead || silent) {
            long way = dead ? 0 : links.latency(connection, atDialer);
            unheard(now + way, connection, atDialer);
        } else {
            connection.deaf(atDialer, false);
        }
    }

    private void listen(long now) {
        for (Connection connection : List.copyOf(connections.values())) {
            listen(now, connection, true);
            listen(now, connection, false);
        }
    }

    /// From now on the ways are as told.
    void conditions(long now, Conditions other) {
        links.conditions(other);
        links.release(now, connections);
        listen(now);
    }

    /// A process takes no turns from now on.
    void freeze(long now, String name) {
        links.freeze(now, name);
        listen(now);
    }

    /// A process takes turns again. What waits in its socket comes first, and puts off the end of
    /// connections whose other end has given up meanwhile.
    void thaw(long now, String name) {
        long since = links.frozenSince(name);
        links.thaw(now, name);
        links.release(now, connections);
        listen(now);
        for (Connection connection : connections.values()) {
            thaw(now, since, connection, connection.name(true).equals(name));
        }
    }

    private void thaw(long now, long since, Connection connection, boolean atDialer) {
        boolean waits =
                connection.isOpen(atDialer) && (tuning.isMute() || connection.isDeaf(atDialer));
        if (!waits) {
            return;
        }
        long idle = tuning.idleTimeout();
        if (connection.quietUntil(atDialer) - idle >= since) {
            connection.heard(atDialer, now + idle);
        }
        long due = Math.max(now, connection.quietUntil(atDialer));
        schedule.add(due, new Happening.Idle(connection.id(), atDialer));
    }

    /// A process is gone without a word; its peers hear nothing more.
    void gone(long now, String name, long life) {
        links.gone(name);
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
        listen(now, connection, !dialerSide);
        if (connection.isOver()) {
            forget(connection);
        }
    }
}
