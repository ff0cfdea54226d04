package org.moqlab.engine.cli;

import java.util.List;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;

/// The drivers of this program.
final class OwnDrivers implements Drivers {
    @Override
    public SteppedMesh simulated(Scenario scenario) {
        return new SimulatedMesh(scenario);
    }

    @Override
    public Mesh live(Scenario scenario) throws NotSupportedException {
        return open(scenario, List.of());
    }

    @Override
    public LiveMesh open(Scenario scenario, List<Outsider> outsiders) throws NotSupportedException {
        try {
            return LiveMesh.start(scenario, outsiders);
        } catch (UnsupportedOperationException missing) {
            throw new NotSupportedException(String.valueOf(missing.getMessage()));
        }
    }
}
