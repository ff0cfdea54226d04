package org.moqlab.engine.mesh.invariant;

import java.util.Optional;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.MeshEvent;

/// Finds the event that another goes back to, along first causes. A session that comes up is a
/// cause of its own: what is told on it is news, whoever had it dialled.
final class Origins {
    /// Most events whose origin is remembered, so that no chain is walked twice.
    static final int MAX_REMEMBERED = 4_096;

    /// Longest walk; beyond it the event reached counts as the origin.
    static final int MAX_STEPS = 4_096;

    /// Numbers of the events whose origin is known, ascending from the oldest on, and the origins.
    /// Each place to go back to has a copy, so they are kept small.
    private final long[] events;

    private final long[] origins;

    /// How many were ever put in; the next goes to this place, round and round.
    private long count;

    Origins() {
        this(new long[MAX_REMEMBERED], new long[MAX_REMEMBERED], 0);
    }

    private Origins(long[] events, long[] origins, long count) {
        this.events = events;
        this.origins = origins;
        this.count = count;
    }

    Origins copy() {
        return new Origins(events.clone(), origins.clone(), count);
    }

    /// Number of the event that started it all.
    ///
    /// @param event one that came after those asked for before, or the last of them again
    long of(MeshEvent event, Past past) {
        long origin = walk(event, past);
        if (count == 0 || event.n() > events[place(count - 1)]) {
            events[place(count)] = event.n();
            origins[place(count)] = origin;
            count++;
        }
        return origin;
    }

    private static int place(long number) {
        return (int) (number % MAX_REMEMBERED);
    }

    /// The origin of an event asked for before; [MeshEvent#EXTERNAL] when that is forgotten.
    private long known(long event) {
        long low = Math.max(0, count - MAX_REMEMBERED);
        long high = count - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            long there = events[place(middle)];
            if (there == event) {
                return origins[place(middle)];
            }
            if (there < event) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return MeshEvent.EXTERNAL;
    }

    private static boolean isOrigin(MeshEvent event) {
        return event.cause() == MeshEvent.EXTERNAL
                || (event.body() instanceof SessionChanged change
                        && change.phase() == SessionChanged.Phase.OPENED);
    }

    private long walk(MeshEvent event, Past past) {
        MeshEvent here = event;
        for (int steps = 0; steps < MAX_STEPS && !isOrigin(here); steps++) {
            long remembered = known(here.cause());
            if (remembered != MeshEvent.EXTERNAL) {
                return remembered;
            }
            Optional<MeshEvent> cause = past.event(here.cause());
            if (cause.isEmpty()) {
                return here.cause();
            }
            here = cause.get();
        }
        return here.n();
    }
}
