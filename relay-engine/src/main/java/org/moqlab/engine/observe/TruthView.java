package org.moqlab.engine.observe;

import java.util.List;

/// What is really published under a namespace.
///
/// @param publishers who publishes it now
/// @param since when that became so, ns
/// @param bound how long after `since` entries may linger once nobody publishes, ns
/// @param event the event that said so
public record TruthView(List<String> publishers, long since, long bound, long event) {
    /// Creates a view; the list is copied.
    public TruthView {
        publishers = List.copyOf(publishers);
    }

    /// Whether somebody publishes.
    public boolean isPublished() {
        return !publishers.isEmpty();
    }
}
