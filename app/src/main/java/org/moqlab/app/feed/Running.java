package org.moqlab.app.feed;

import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.observe.SessionDetail;

/// What the engine's thread last told. Immutable; handed over by one volatile write.
///
/// @param generation the run it is about; 0 before the first
/// @param mesh what runs; empty while it is being made or when that failed
/// @param now mesh time of a simulated mesh, ns
/// @param ended whether nothing is left to happen
/// @param problem why the mesh could not be made
/// @param ends what the watched ends of sessions have to say
record Running(
        long generation,
        Optional<Mesh> mesh,
        long now,
        boolean ended,
        Optional<String> problem,
        Map<SessionEnd, SessionDetail> ends) {
    static final Running NOTHING = begun(0);

    static Running begun(long generation) {
        return new Running(generation, Optional.empty(), 0, false, Optional.empty(), Map.of());
    }

    static Running failed(long generation, String problem) {
        return new Running(generation, Optional.empty(), 0, true, Optional.of(problem), Map.of());
    }

    Running with(Mesh made) {
        return new Running(generation, Optional.of(made), made.now(), ended, problem, ends);
    }

    Running at(long time, boolean nothingLeft) {
        return new Running(generation, mesh, time, nothingLeft, problem, ends);
    }

    Running told(Map<SessionEnd, SessionDetail> now) {
        return new Running(generation, mesh, this.now, ended, problem, Map.copyOf(now));
    }
}
