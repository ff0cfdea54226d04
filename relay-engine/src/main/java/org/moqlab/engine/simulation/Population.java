package org.moqlab.engine.simulation;

import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.relay.Endpoint;

/// The endpoints that run, each with the number of its life and the time it is to be woken at.
final class Population {
    /// No time at all.
    static final long NEVER = Long.MAX_VALUE;

    private record Running(Endpoint endpoint, long life, long wakeAt) {
        Running wakingAt(long at) {
            return new Running(endpoint, life, at);
        }
    }

    private final TreeMap<String, Running> running = new TreeMap<>();
    private long lastLife;

    Population copy() {
        Population copy = new Population();
        running.forEach((name, one) ->
                copy.running.put(name, new Running(one.endpoint.copy(), one.life, one.wakeAt)));
        copy.lastLife = lastLife;
        return copy;
    }

    void start(Endpoint endpoint) {
        running.put(endpoint.name(), new Running(endpoint, ++lastLife, NEVER));
    }

    /// Ends a life.
    ///
    /// @return its number; 0 when nobody of that name ran
    long stop(String name) {
        Running one = running.remove(name);
        return one == null ? 0 : one.life;
    }

    void clear() {
        running.clear();
    }

    Optional<Endpoint> endpoint(String name) {
        return Optional.ofNullable(running.get(name)).map(Running::endpoint);
    }

    /// Number of the life that runs under a name; 0 for none.
    long life(String name) {
        Running one = running.get(name);
        return one == null ? 0 : one.life;
    }

    /// Whether a wake-up scheduled for `at` still has something to do.
    boolean isDue(Happening.Wake wake, long at) {
        Running one = running.get(wake.name());
        return one != null
                && one.life == wake.life()
                && one.wakeAt == at
                && one.endpoint.nextDeadline().orElse(NEVER) <= at;
    }

    /// The wake-up of an endpoint is being handled; it needs a new one.
    void woken(String name) {
        running.computeIfPresent(name, (_, one) -> one.wakingAt(NEVER));
    }

    /// A wake-up was dropped because the endpoint's deadline has moved; it needs one at the new
    /// time.
    void missed(Happening.Wake wake, long at, long now, Schedule schedule) {
        Running one = running.get(wake.name());
        if (one != null && one.life == wake.life() && one.wakeAt == at) {
            woken(wake.name());
            arm(wake.name(), now, schedule);
        }
    }

    /// Schedules the next wake-up of an endpoint unless an earlier one is.
    void arm(String name, long now, Schedule schedule) {
        Running one = running.get(name);
        if (one == null) {
            return;
        }
        long due = Math.max(now, one.endpoint.nextDeadline().orElse(NEVER));
        if (due < one.wakeAt) {
            running.put(name, one.wakingAt(due));
            schedule.add(due, new Happening.Wake(name, one.life));
        }
    }
}
