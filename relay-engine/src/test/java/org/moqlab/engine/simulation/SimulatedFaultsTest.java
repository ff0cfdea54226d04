package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BooleanSupplier;
import org.moqlab.engine.driver.FaultContract;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;

/// Faults in virtual time.
final class SimulatedFaultsTest extends FaultContract {
    private static final long PATIENCE = 30 * Durations.SECOND;

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

    @Override
    protected long late() {
        return 0;
    }

    @Override
    protected void pass(Mesh mesh, long time) {
        SimulatedMesh simulated = (SimulatedMesh) mesh;
        assertTrue(simulated.advanceTo(mesh.now() + time));
    }
}
