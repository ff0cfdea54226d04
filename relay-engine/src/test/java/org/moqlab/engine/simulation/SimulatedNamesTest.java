package org.moqlab.engine.simulation;

import java.util.function.BooleanSupplier;
import org.moqlab.engine.driver.NamesContract;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;

/// Names and roots in virtual time.
final class SimulatedNamesTest extends NamesContract {
    private static final long PATIENCE = 5 * Durations.SECOND;

    @Override
    protected Mesh start(Scenario scenario) {
        return new SimulatedMesh(scenario);
    }

    @Override
    protected void await(Mesh mesh, BooleanSupplier so) {
        SimulatedMesh simulated = (SimulatedMesh) mesh;
        long end = mesh.now() + PATIENCE;
        while (!so.getAsBoolean() && mesh.now() < end && simulated.step()) {
            // Each step lets one thing happen.
        }
    }
}
