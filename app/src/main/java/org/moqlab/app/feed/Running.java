package org.moqlab.app.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.Silence;

/// What the engine's thread last told. Immutable; handed over by one volatile write.
///
/// @param generation the run it is about; 0 before the first
/// @param stand where the run stands; empty while it is being made or when that failed
/// @param starting how far it has come while it is being made; empty else
/// @param problem why the mesh could not be made
/// @param ends what the watched ends of sessions have to say
/// @param broken what broke last in the engine; empty as long as nothing did
record Running(
        long generation,
        Optional<Stand> stand,
        Optional<StartedRelays> starting,
        Optional<String> problem,
        Map<SessionEnd, SessionDetail> ends,
        Optional<Broken> broken) {
    /// Something that broke.
    ///
    /// @param number how many broke before it in this run, and it
    record Broken(long number, Throwable what) {}

    static final Running NOTHING = begun(0);

    static Running begun(long generation) {
        return new Running(
                generation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    static Running failed(long generation, String problem) {
        return new Running(
                generation,
                Optional.empty(),
                Optional.empty(),
                Optional.of(problem),
                Map.of(),
                Optional.empty());
    }

    Running at(Stand now) {
        return new Running(generation, Optional.of(now), Optional.empty(), problem, ends, broken);
    }

    Running hearing(List<Silence> now) {
        return new Running(
                generation, stand.map(here -> here.hearing(now)), starting, problem, ends, broken);
    }

    Running starting(StartedRelays now) {
        return new Running(generation, stand, Optional.of(now), problem, ends, broken);
    }

    Running told(Map<SessionEnd, SessionDetail> now) {
        return new Running(generation, stand, starting, problem, Map.copyOf(now), broken);
    }

    /// The same after something broke.
    Running broken(Throwable what) {
        long number = broken.map(Broken::number).orElse(0L) + 1;
        return new Running(
                generation, stand, starting, problem, ends, Optional.of(new Broken(number, what)));
    }

    /// What runs; empty while it is being made or when that failed.
    Optional<Mesh> mesh() {
        return stand.map(Stand::mesh);
    }
}
