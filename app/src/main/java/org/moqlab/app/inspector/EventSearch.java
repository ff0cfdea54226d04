package org.moqlab.app.inspector;

import java.util.List;
import org.moqlab.app.feed.EventSource;
import org.moqlab.engine.observe.MeshEvent;

/// Finds events by their time, by halving: numbers and times rise together.
record EventSearch(EventSource events) {
    /// Number of the first event kept whose time is at or after `t`, ns; one past the last shown
    /// when there is none.
    long firstAt(long t) {
        List<MeshEvent> oldest = events.events(1, 1);
        if (oldest.isEmpty()) {
            return 1;
        }
        long low = oldest.getFirst().n();
        long high = low + 1;
        while (isBefore(high, t)) {
            high *= 2;
        }
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (isBefore(middle, t)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(long n, long t) {
        return events.event(n).filter(event -> event.t() < t).isPresent();
    }
}
