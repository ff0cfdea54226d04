package org.moqlab.app.museum;

import java.util.List;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;

/// How an exhibit ends: it is played, in virtual time, a little beyond its last act.
final class Ending {
    /// Most things that happen in one; storms are shown as they are by then.
    static final int MAX_STEPS = 40_000;

    private static final long AFTER = Durations.SECOND;

    private Ending() {}

    /// Mesh time at which it is shown, ns.
    static long at(Scenario scenario) {
        return scenario.acts().stream().mapToLong(act -> act.at()).max().orElse(0) + AFTER;
    }

    /// Plays it.
    static Moment of(MeshFactory factory, Scenario scenario) {
        long end = at(scenario);
        try (SteppedMesh mesh = factory.simulated(scenario)) {
            for (int i = 0; i < MAX_STEPS && mesh.nextAt().orElse(Long.MAX_VALUE) <= end; i++) {
                mesh.step();
            }
            return new Moment(scenario, false, mesh.snapshot(), mesh.now(), List.of());
        }
    }
}
