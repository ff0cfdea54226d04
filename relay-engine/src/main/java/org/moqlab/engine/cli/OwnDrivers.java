package org.moqlab.engine.cli;

import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.moqlab.engine.transport.LiveMesh;

/// The drivers of this program.
final class OwnDrivers implements Drivers {
    @Override
    public SteppedMesh simulated(Scenario scenario) {
        return new SimulatedMesh(scenario);
    }

    @Override
    public Mesh live(Scenario scenario) throws NotSupportedException {
        try {
            return LiveMesh.start(scenario);
        } catch (UnsupportedOperationException missing) {
            throw new NotSupportedException(String.valueOf(missing.getMessage()));
        }
    }
}
