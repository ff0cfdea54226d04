package org.moqlab.engine.routing;

import java.util.Set;
import org.moqlab.engine.model.Origin;

/// Who wants to read a track.
///
/// @param peer its identity; unknown when it did not say
/// @param refused routes that have refused the track, by number
public record Reader(Origin peer, Set<Long> refused) {
    /// Creates the value; the set is copied.
    public Reader {
        refused = Set.copyOf(refused);
    }
}
