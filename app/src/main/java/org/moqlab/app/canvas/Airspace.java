package org.moqlab.app.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.moqlab.engine.mesh.Durations;

/// The messages flying on the screen. Time on the screen is not linear: a short hop is slow enough
/// to be seen, a long one does not take for ever; and while the mesh's clock stands before a
/// message arrives, its glyph waits on the way. One thread.
final class Airspace {
    /// Most messages that fly at once; beyond, the oldest are dropped.
    static final int MAX_FLYING = 240;

    private static final double MILLI = 1e6;
    private static final double SHORT_MS = 420;
    private static final double LONG_MS = 900;
    private static final double SHORT_LATENCY_MS = 10;
    private static final double LONG_LATENCY_MS = 30_000;
    private static final double STILL_MS = 250;

    /// How far a message comes that a fault keeps from arriving.
    static final double LOST_AT = 0.5;

    /// How long it is seen there, ms.
    private static final double LOST_MS = 600;

    private static final double FIRST_STOP = 0.35;
    private static final double LAST_STOP = 0.75;

    /// What has arrived longer ago is not seen to arrive any more where time stands, mesh time in
    /// ns.
    private static final long LONG_SINCE = Durations.SECOND;

    private static final long LONG_AGO = Long.MIN_VALUE / 4;

    /// Whether a message has arrived.
    private enum Fate {
        /// The mesh's clock says.
        BY_CLOCK,
        /// It has not.
        UNDERWAY,
        /// It has, and is seen to.
        ARRIVED
    }

    private record Airborne(Flight flight, long started, Fate fate) {
        Airborne as(Fate other) {
            return new Airborne(flight, started, other);
        }

        boolean hasArrived(long now) {
            return switch (fate) {
                case BY_CLOCK -> flight.gone(now) >= 1;
                case UNDERWAY -> false;
                case ARRIVED -> true;
            };
        }
    }

    /// A flight and how far it has come, 0 to 1.
    record Position(Flight flight, double progress) {}

    private final ArrayDeque<Airborne> airborne = new ArrayDeque<>();
    private boolean moving;

    /// How long a message flies on the screen, ms.
    ///
    /// @param latency how long it takes in the mesh, ns
    static double screenMillis(long latency) {
        double ms = Math.clamp(latency / MILLI, SHORT_LATENCY_MS, LONG_LATENCY_MS);
        double share =
                Math.log(ms / SHORT_LATENCY_MS) / Math.log(LONG_LATENCY_MS / SHORT_LATENCY_MS);
        return SHORT_MS + (LONG_MS - SHORT_MS) * share;
    }

    /// Lets messages take off while time runs; what waited on its way follows the clock again.
    ///
    /// @param nanos the screen's clock, ns
    void add(List<Flight> flights, long nanos) {
        List<Airborne> before = List.copyOf(airborne);
        airborne.clear();
        before.forEach(one -> put(one.fate() == Fate.UNDERWAY ? one.as(Fate.BY_CLOCK) : one));
        flights.forEach(flight -> put(new Airborne(flight, nanos, Fate.BY_CLOCK)));
        moving = !airborne.isEmpty();
    }

    private void put(Airborne one) {
        if (airborne.size() == MAX_FLYING) {
            airborne.removeFirst();
        }
        airborne.addLast(one);
    }

    /// Time stands: what is on its way waits there, and what has arrived a little ago flies to its
    /// end.
    ///
    /// @param underway everything on its way
    /// @param nanos the screen's clock, ns
    /// @param now the mesh's clock, ns
    void rest(List<Flight> underway, long nanos, long now) {
        List<Airborne> before = List.copyOf(airborne);
        Set<Flight> stays = new HashSet<>();
        underway.forEach(flight -> stays.add(flight.alone()));
        Map<Flight, Long> started = new HashMap<>();
        before.forEach(one -> started.putIfAbsent(one.flight().alone(), one.started()));
        airborne.clear();
        before.stream()
                .filter(one -> !stays.contains(one.flight().alone()))
                .filter(one -> now - one.flight().sentAt() - one.flight().takes() < LONG_SINCE)
                .forEach(one -> put(one.as(Fate.ARRIVED)));
        for (Flight flight : underway) {
            long since = started.getOrDefault(flight.alone(), nanos);
            put(new Airborne(flight, since, Fate.UNDERWAY));
        }
        moving = !airborne.isEmpty();
    }

    /// Time was set: nothing is in the air but what is on its way, and that at its place.
    void set(List<Flight> underway) {
        airborne.clear();
        underway.forEach(flight -> put(new Airborne(flight, LONG_AGO, Fate.UNDERWAY)));
        moving = false;
    }

    /// Leaves what is on its way where it would come to rest, and nothing else.
    ///
    /// @param now the mesh's clock, ns
    void settle(long now) {
        set(airborne.stream().filter(one -> !one.hasArrived(now)).map(Airborne::flight).toList());
    }

    /// Whether the air will look different in a while.
    boolean isMoving() {
        return moving;
    }

    /// Where everything is; what has arrived is forgotten.
    ///
    /// @param nanos the screen's clock, ns
    /// @param now the mesh's clock, ns
    /// @param latency one-way latency, ns
    /// @param still whether motion is unwanted: glyphs then rest in the middle
    List<Position> positions(long nanos, long now, long latency, boolean still) {
        List<Position> positions = new ArrayList<>(airborne.size());
        double whole = still ? STILL_MS : screenMillis(latency);
        moving = false;
        for (Iterator<Airborne> all = airborne.iterator(); all.hasNext(); ) {
            Airborne one = all.next();
            double flown = (nanos - one.started()) / MILLI / whole;
            boolean arrived = one.hasArrived(now);
            boolean lost = one.flight().lost();
            if (arrived && flown >= (lost ? LOST_AT + LOST_MS / whole : 1)) {
                all.remove();
            } else {
                double stop = FIRST_STOP + (LAST_STOP - FIRST_STOP) * one.flight().gone(now);
                double limit = lost ? Math.min(stop, LOST_AT) : arrived ? 1 : stop;
                moving |= one.fate() != Fate.UNDERWAY || flown < limit;
                positions.add(
                        new Position(one.flight(), still ? 0.5 : Math.clamp(flown, 0, limit)));
            }
        }
        return positions;
    }
}
