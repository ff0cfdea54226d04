package org.moqlab.engine.simulation.explore;

import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.SteppedMesh;

/// How far a run is played: until a time, and no further than so many events or octets of journal,
/// so that storms eat neither time nor memory.
///
/// @param t mesh time, ns
/// @param events after which it is left alone
/// @param octets of journal, by its own estimate, after which it is left alone
record Limit(long t, long events, long octets) {
    /// How long an act that waits for something is given, ns; as long as `lab run` gives it.
    private static final long CUE_PATIENCE = 10 * Durations.SECOND;

    /// When a run of a scenario is over that goes on for a while after its last act, ns.
    static long end(Scenario scenario, long aftermath) {
        long timed =
                scenario.acts().stream().filter(Act::isTimed).mapToLong(Act::at).max().orElse(0);
        long cued =
                scenario.acts().stream()
                        .filter(act -> !act.isTimed())
                        .mapToLong(act -> act.at() + CUE_PATIENCE)
                        .sum();
        return timed + cued + aftermath;
    }

    /// Whether a mesh has come so far. The same mesh in the same place always has or has not.
    boolean reached(SteppedMesh mesh) {
        return mesh.nextAt().orElse(Long.MAX_VALUE) > t
                || mesh.journal().last() >= events
                || mesh.journal().weight() >= octets;
    }

    /// Whether events or octets are what ends it.
    boolean cuts(SteppedMesh mesh) {
        return mesh.nextAt().orElse(Long.MAX_VALUE) <= t;
    }
}
