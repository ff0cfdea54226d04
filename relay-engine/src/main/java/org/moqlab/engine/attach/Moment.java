package org.moqlab.engine.attach;

import java.util.List;
import java.util.Map;
import org.moqlab.engine.observe.Finding;

/// What is known at one moment, and what looks wrong in it.
///
/// @param at ns since the watching began; ages count from it
public record Moment(long at, ClusterView view, List<Finding> findings) {
    /// Creates the value; the list is copied.
    public Moment {
        findings = List.copyOf(findings);
    }

    /// Draws all conclusions from what is known.
    static Moment of(Map<String, WatchedRelay> relays, long at) {
        ClusterView view = ClusterView.of(relays);
        return new Moment(at, view, Detectors.look(view, at));
    }
}
