package org.moqlab.engine.cli;

import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.simulation.SimulatedMesh;

/// The drivers of this program.
final class OwnDrivers implements Drivers {
    @Override
    public SteppedMesh simulated(Scenario scenario) {
        return new SimulatedMesh(scenario);
    }

    @Override
    public Mesh live(Scenario scenario) throws NotSupportedException {
        throw new NotSupportedException("live meshes are not part of this build");
    }
}
