package org.moqlab.engine.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Conditions.Condition;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.simulation.Connection.End;

/// What faults make of packets on their way (DESIGN §5). What is lost is sent anew, as QUIC does,
/// except for datagrams and closes; what is held goes on when it is released; what reaches a
/// process that is frozen waits in its socket.
///
/// Delay and jitter act where a packet leaves, everything else where it arrives: a way that is cut
/// lets nothing through any more, not even what had left before.
final class Links {
    /// Times in a row that one packet gets lost before its sender gives the connection up.
    static final int MAX_TRIES = 8;

    /// Packets that wait in the socket of a frozen process; further ones are lost.
    static final int MAX_BACKLOG = 1_000;

    /// What a retransmission timer adds to one and a half round trips, ns.
    static final long SLACK = 25 * Durations.MILLI;

    /// Something that does not arrive as things are.
    ///
    /// @param since when it would have arrived, ns
    /// @param lost whether it has to be sent anew, else it is only held
    private record Parked(Happening.Travelling what, long since, boolean lost) {}

    /// A process that takes no turns.
    ///
    /// @param since when it was stopped, ns
    /// @param backlog what waits for it
    private record Frozen(long since, ArrayDeque<Happening> backlog) {
        Frozen copy() {
            return new Frozen(since, new ArrayDeque<>(backlog));
        }
    }

    /// What becomes of a packet that would arrive now.
    enum Fate {
        /// It arrives.
        ARRIVES,
        /// It does not, perhaps later.
        STRAYS,
        /// It does not, and will not be sent again.
        LOST,
        /// It does not, and its sender has had enough.
        LAST_STRAW
    }

    private final Schedule schedule;
    private final Chance chance;
    private final List<Parked> parked = new ArrayList<>();
    private final TreeMap<String, Frozen> frozen = new TreeMap<>();
    private Conditions conditions = Conditions.NONE;

    Links(Schedule schedule, Chance chance) {
        this.schedule = schedule;
        this.chance = chance;
    }

    Links copy(Schedule otherSchedule) {
        Links copy = new Links(otherSchedule, chance.copy());
        copy.parked.addAll(parked);
        frozen.forEach((name, one) -> copy.frozen.put(name, one.copy()));
        copy.conditions = conditions;
        return copy;
    }

    private Condition condition(Connection connection, boolean toDialer) {
        return conditions.of(connection.name(!toDialer), connection.name(toDialer));
    }

    /// Draws how long one way takes this time, ns.
    long way(Connection connection, boolean toDialer) {
        Condition now = condition(connection, toDialer);
        return connection.origin.latency()
                + chance.upTo(connection.origin.jitter())
                + now.delay()
                + chance.upTo(now.jitter());
    }

    /// How long one way takes at least, ns.
    long latency(Connection connection, boolean toDialer) {
        return connection.origin.latency() + condition(connection, toDialer).delay();
    }

    /// Time after which a sender takes a packet for lost, ns.
    private long patience(Connection connection) {
        return 3 * (latency(connection, true) + latency(connection, false)) / 2 + SLACK;
    }

    /// Whether nothing gets through one way.
    boolean isDead(Connection connection, boolean toDialer) {
        return condition(connection, toDialer).isDead();
    }

    /// Whether a process takes no turns.
    boolean isFrozen(String name) {
        return frozen.containsKey(name);
    }

    /// When a process that takes no turns was stopped, ns.
    long frozenSince(String name) {
        Frozen one = frozen.get(name);
        return one == null ? Long.MAX_VALUE : one.since;
    }

    /// What becomes of a packet that would arrive now; one that strays is kept here.
    ///
    /// @param tries times it got lost already
    Fate fate(long now, Connection connection, Happening.Travelling what, int tries) {
        Condition way = condition(connection, what.toDialer());
        if (way.held()) {
            return park(new Parked(what, now, false));
        }
        if (way.cut()) {
            return what.isSentAnew() ? park(new Parked(what, now, true)) : Fate.LOST;
        }
        if (way.loss() > 0 && chance.upTo(Condition.ALL - 1) < way.loss()) {
            return lost(now, connection, what, tries + 1);
        }
        boolean early =
                what instanceof Happening.Arrival
                        && !what.toDialer()
                        && connection.end(false) == End.PENDING;
        if (early) {
            return park(new Parked(what, now, false));
        }
        Frozen reader = frozen.get(connection.name(what.toDialer()));
        return reader == null ? Fate.ARRIVES : wait(now, reader, what);
    }

    private Fate lost(long now, Connection connection, Happening.Travelling what, int tries) {
        if (!what.isSentAnew()) {
            return Fate.LOST;
        }
        if (tries >= MAX_TRIES && what instanceof Happening.Arrival) {
            return Fate.LAST_STRAW;
        }
        schedule.add(now + patience(connection), new Happening.Again(what, tries));
        return Fate.STRAYS;
    }

    private Fate wait(long now, Frozen reader, Happening.Travelling what) {
        if (reader.backlog.size() < MAX_BACKLOG) {
            reader.backlog.add(what);
            return Fate.STRAYS;
        }
        return what.isSentAnew() ? park(new Parked(what, now, true)) : Fate.LOST;
    }

    private Fate park(Parked one) {
        if (parked.size() >= Schedule.MAX_AHEAD) {
            throw new IllegalStateException("more than " + Schedule.MAX_AHEAD + " packets stray");
        }
        parked.add(one);
        return Fate.STRAYS;
    }

    /// Keeps a timer of a process that takes no turns until it does.
    void keep(String name, Happening timer) {
        Optional.ofNullable(frozen.get(name)).ifPresent(one -> one.backlog.add(timer));
    }

    /// From now on things are as told.
    void conditions(Conditions other) {
        conditions = other;
    }

    /// A process takes no turns from now on.
    void freeze(long now, String name) {
        frozen.put(name, new Frozen(now, new ArrayDeque<>()));
    }

    /// A process takes turns again: first it reads what waits in its socket.
    void thaw(long now, String name) {
        Frozen one = frozen.remove(name);
        if (one != null) {
            one.backlog.forEach(waiting -> schedule.add(now, waiting));
        }
    }

    /// A process is gone with all that waits for it.
    void gone(String name) {
        frozen.remove(name);
    }

    /// What was kept here goes on, as far as things now let it.
    void release(long now, Map<Long, Connection> connections) {
        List<Parked> all = List.copyOf(parked);
        parked.clear();
        for (Parked one : all) {
            Connection connection = connections.get(one.what.connection());
            if (connection != null) {
                release(now, one, connection);
            }
        }
    }

    private void release(long now, Parked one, Connection connection) {
        Condition way = condition(connection, one.what.toDialer());
        boolean stays = way.held() || way.cut() || isFrozen(connection.name(one.what.toDialer()));
        if (stays) {
            boolean lost = one.lost || (way.cut() && !way.held());
            if (!lost || one.what.isSentAnew()) {
                parked.add(new Parked(one.what, one.since, lost));
            }
        } else if (!one.lost) {
            schedule.add(now, one.what);
        } else if (connection.end(!one.what.toDialer()) != End.OVER) {
            schedule.add(anew(now, one.since, patience(connection)), one.what);
        }
    }

    /// When a sender that doubles its patience each time sends for the first time after `now`.
    private static long anew(long now, long since, long patience) {
        long at = since;
        for (long wait = patience; at < now; wait *= 2) {
            at += wait;
        }
        return at;
    }
}
