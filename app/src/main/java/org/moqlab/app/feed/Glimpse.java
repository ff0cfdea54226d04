package org.moqlab.app.feed;

import java.util.List;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;

/// A scenario as it is at a time: played to there in virtual time, for a picture of it.
public final class Glimpse {
    /// Most things that happen on the way; storms are shown as they are by then.
    public static final int MAX_STEPS = 40_000;

    private Glimpse() {}

    /// Plays it; may take a while, and ends early when its thread is interrupted.
    ///
    /// @param end mesh time, ns
    public static Moment of(MeshFactory factory, Scenario scenario, long end) {
        try (SteppedMesh mesh = factory.simulated(scenario)) {
            for (int i = 0; i < MAX_STEPS && goesOn(mesh, end); i++) {
                mesh.step();
            }
            return new Moment(scenario, false, mesh.snapshot(), mesh.now(), List.of());
        }
    }

    private static boolean goesOn(SteppedMesh mesh, long end) {
        return mesh.nextAt().orElse(Long.MAX_VALUE) <= end
                && !Thread.currentThread().isInterrupted();
    }
}
