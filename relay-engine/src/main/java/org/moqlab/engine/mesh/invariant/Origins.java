package org.moqlab.engine.mesh.invariant;

import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.MeshEvent;

/// Finds the event that another goes back to, along first causes. A session that comes up is a
/// cause of its own: what is told on it is news, whoever had it dialled.
final class Origins {
    /// Most events whose origin is remembered, so that no chain is walked twice.
    static final int MAX_REMEMBERED = 4_096;

    /// Longest walk; beyond it the event reached counts as the origin.
    static final int MAX_STEPS = 4_096;

    private final TreeMap<Long, Long> known = new TreeMap<>();

    Origins copy() {
        Origins copy = new Origins();
        copy.known.putAll(known);
        return copy;
    }

    /// Number of the event that started it all.
    long of(MeshEvent event, Past past) {
        long origin = walk(event, past);
        known.put(event.n(), origin);
        if (known.size() > MAX_REMEMBERED) {
            known.pollFirstEntry();
        }
        return origin;
    }

    private static boolean isOrigin(MeshEvent event) {
        return event.cause() == MeshEvent.EXTERNAL
                || (event.body() instanceof SessionChanged change
                        && change.phase() == SessionChanged.Phase.OPENED);
    }

    private long walk(MeshEvent event, Past past) {
        MeshEvent here = event;
        for (int steps = 0; steps < MAX_STEPS && !isOrigin(here); steps++) {
            Long remembered = known.get(here.cause());
            if (remembered != null) {
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
