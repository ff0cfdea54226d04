package org.moqlab.engine.routing;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.moqlab.engine.model.Origin;

/// Who wants to read a track.
///
/// @param peer its identity; unknown when it did not say
/// @param refused routes that have refused the track, by number
public record Reader(Origin peer, SortedSet<Long> refused) {
    /// Creates the value; the set is copied.
    public Reader {
        refused = Collections.unmodifiableSortedSet(new TreeSet<>(refused));
    }
}
