package org.moqlab.app.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Work of the screen that is done in parts, one part a pulse, so that the screen goes on between
/// them. FX thread.
public final class Turns {
    private final Set<Runnable> waiting = new LinkedHashSet<>();

    /// Does `part` with the next pulse, once, however often it is asked for.
    void next(Runnable part) {
        waiting.add(part);
    }

    /// Does what waits; what is asked for meanwhile waits for the next pulse.
    void take() {
        List<Runnable> parts = List.copyOf(waiting);
        waiting.clear();
        parts.forEach(Runnable::run);
    }

    /// Whether something waits.
    public boolean isWaiting() {
        return !waiting.isEmpty();
    }
}
