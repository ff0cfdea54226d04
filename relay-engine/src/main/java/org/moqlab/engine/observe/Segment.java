package org.moqlab.engine.observe;

import java.util.List;

/// A run of consecutive events that is full and never changes again, so that every journal with the
/// same past shares it.
///
/// @param first number of its first event
/// @param events [#LENGTH] events in order
/// @param before the state before its first event
/// @param weightBefore octets that all events before its first one weighed, kept or not
record Segment(long first, List<MeshEvent> events, MeshSnapshot before, long weightBefore) {
    /// Events in a segment, which is also the most that are folded to find the state at an event.
    static final int LENGTH = 2_048;

    /// The event of that number, which is in here.
    MeshEvent at(long n) {
        return events.get((int) (n - first));
    }

    /// Number of the last event.
    long last() {
        return first + events.size() - 1;
    }
}
