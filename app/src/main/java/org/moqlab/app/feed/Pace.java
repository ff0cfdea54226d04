package org.moqlab.app.feed;

import java.util.OptionalLong;

/// Turns wall time into mesh time. Screen time is not linear: a wait in which nothing happens for
/// longer than [#PATIENCE] is left out. A wait that a message in flight may fill is played in full.
final class Pace {
    /// Wall time without anything happening after which the wait is left out, ns.
    static final long PATIENCE = 250_000_000L;

    /// A rest of a wait shorter than this wall time is played and not left out, ns.
    static final long WORTH_SKIPPING = 100_000_000L;

    /// Most wall time one turn makes up for, ns; a machine that was asleep does not race after it.
    static final long MAX_TURN = 200_000_000L;

    private final long flight;
    private long idle;
    private long waitBegan;

    /// @param flight longest time a message is under way, ns
    Pace(long flight, long now) {
        this.flight = flight;
        this.waitBegan = now;
    }

    /// Decides one turn.
    ///
    /// @param now mesh time, ns
    /// @param elapsed wall time since the last turn, ns
    /// @param speed mesh time a wall time
    /// @param next when the next thing happens, ns
    /// @return mesh time to advance to, ns
    long turn(long now, long elapsed, double speed, OptionalLong next) {
        long wall = Math.min(elapsed, MAX_TURN);
        long to = now + Math.round(wall * speed);
        if (next.isEmpty()) {
            return to;
        }
        if (next.getAsLong() <= to) {
            happened(to);
            return to;
        }
        idle += wall;
        boolean waiting = next.getAsLong() - waitBegan > flight;
        double rest = (next.getAsLong() - to) / speed;
        if (waiting && idle >= PATIENCE && rest > WORTH_SKIPPING) {
            happened(next.getAsLong());
            return next.getAsLong();
        }
        return to;
    }

    /// Begins a new wait: something happened, or time stood still.
    void happened(long now) {
        idle = 0;
        waitBegan = now;
    }
}
