package org.moqlab.engine.attach;

import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.pcollections.TreePMap;

/// What is known of the inside of a relay, which only those of this lab show.
///
/// @param inside its sessions and who reads through it; empty where it is not known
/// @param held how it holds its names
public record LabSight(Optional<Inside> inside, TreePMap<Namespace, Held> held) {
    /// Nothing is known of it.
    static final LabSight NONE = new LabSight(Optional.empty(), TreePMap.empty());

    LabSight holding(Namespace name, Optional<Held> how) {
        return new LabSight(
                inside, how.map(now -> held.plus(name, now)).orElseGet(() -> held.minus(name)));
    }

    LabSight showing(Inside now) {
        return new LabSight(Optional.of(now), held);
    }
}
