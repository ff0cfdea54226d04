package org.moqlab.app.spacetime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// When hold-downs ran on the entries of one namespace. One thread.
final class Holds {
    /// Most kept of one relay; later ones are not drawn.
    static final int MAX = 20_000;

    /// A hold-down.
    ///
    /// @param from mesh time, ns
    /// @param to mesh time, ns
    record Hold(long from, long to) {}

    private final Namespace namespace;
    private final Map<String, List<Hold>> all = new LinkedHashMap<>();

    Holds(Namespace namespace) {
        this.namespace = namespace;
    }

    /// Takes in the next event: a table that changes ends the hold-down before, and may begin one.
    void accept(MeshEvent event) {
        if (!(event.body() instanceof EventBody.Decided decided)
                || !decided.row().namespace().equals(namespace)) {
            return;
        }
        List<Hold> own = all.computeIfAbsent(event.relay(), _ -> new ArrayList<>());
        if (!own.isEmpty() && own.getLast().to() > event.t()) {
            own.set(own.size() - 1, new Hold(own.getLast().from(), event.t()));
        }
        if (decided.row().inHoldDown(event.t()) && own.size() < MAX) {
            own.add(new Hold(event.t(), decided.row().holdDownUntil()));
        }
    }

    /// Whether a hold-down of some relay ran through a wait and ended it.
    ///
    /// @param within how far its end may lie from that of the wait, ns
    boolean ended(Warp.Band wait, long within) {
        long middle = wait.from() + wait.length() / 2;
        return all.values().stream()
                .map(own -> running(own, middle))
                .flatMap(Optional::stream)
                .anyMatch(hold -> Math.abs(hold.to() - wait.to()) <= within);
    }

    private static Optional<Hold> running(List<Hold> own, long t) {
        int low = 0;
        int high = own.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (own.get(middle).from() <= t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0
                ? Optional.empty()
                : Optional.of(own.get(low - 1)).filter(hold -> hold.to() >= t);
    }

    /// Those of a relay, in order.
    List<Hold> of(String relay) {
        return all.getOrDefault(relay, List.of());
    }
}
