package org.moqlab.engine.observe;

import java.util.List;

/// What a fault leaves in force until something else changes it. It follows from the fault's text
/// and from what was in force before, so hashes leave it out.
public sealed interface Effect {
    /// Nothing that lasts.
    record Nothing() implements Effect {}

    /// A process takes no more turns.
    record Freezes(String name) implements Effect {}

    /// A frozen process goes on.
    record Thaws(String name) implements Effect {}

    /// Ways are as they are told here from now on; nothing is wrong with any other.
    ///
    /// @param troubled those with something wrong, in a fixed order
    record Ways(List<WayView> troubled) implements Effect {
        /// Creates the effect; the list is copied.
        public Ways {
            troubled = List.copyOf(troubled);
        }
    }
}
