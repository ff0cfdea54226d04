package org.moqlab.app.feed;

import java.util.Optional;
import org.moqlab.engine.mesh.Mesh;

/// What the engine's thread last told. Immutable; handed over by one volatile write.
///
/// @param generation the run it is about; 0 before the first
/// @param mesh what runs; empty while it is being made or when that failed
/// @param now mesh time of a simulated mesh, ns
/// @param ended whether nothing is left to happen
/// @param problem why the mesh could not be made
record Running(
        long generation, Optional<Mesh> mesh, long now, boolean ended, Optional<String> problem) {
    static final Running NOTHING = begun(0);

    static Running begun(long generation) {
        return new Running(generation, Optional.empty(), 0, false, Optional.empty());
    }

    static Running failed(long generation, String problem) {
        return new Running(generation, Optional.empty(), 0, true, Optional.of(problem));
    }

    Running with(Mesh made) {
        return new Running(generation, Optional.of(made), made.now(), ended, problem);
    }

    Running at(long time, boolean nothingLeft) {
        return new Running(generation, mesh, time, nothingLeft, problem);
    }
}
