package org.moqlab.engine.mesh;

import java.util.Optional;

/// One way a run has gone.
///
/// @param name its name, unique in the run
/// @param parent the branch it was forked from; empty for the first
/// @param forkedAt number of the last event it has in common with its parent; 0 for the first
public record Branch(String name, Optional<String> parent, long forkedAt) {
    /// Name of the branch every run begins with.
    public static final String MAIN = "main";

    /// The branch every run begins with.
    public static final Branch FIRST = new Branch(MAIN, Optional.empty(), 0);
}
