package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.moqlab.engine.attach.HybridMesh;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;
import org.moqlab.engine.transport.Passes;
import org.moqlab.engine.transport.Traces;

/// The drivers of this program.
final class OwnDrivers implements Drivers {
    @Override
    public SteppedMesh simulated(Scenario scenario) {
        return new SimulatedMesh(scenario);
    }

    @Override
    public Mesh live(Scenario scenario, Traces traces, Passes passes)
            throws NotSupportedException, IOException {
        try {
            return HybridMesh.of(LiveMesh.start(scenario, List.of(), traces, passes), passes);
        } catch (UnsupportedOperationException missing) {
            throw new NotSupportedException(String.valueOf(missing.getMessage()));
        }
    }

    @Override
    public LiveMesh open(Scenario scenario, List<Outsider> outsiders, Passes passes)
            throws NotSupportedException {
        try {
            return LiveMesh.start(scenario, outsiders, Traces.NONE, passes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedOperationException missing) {
            throw new NotSupportedException(String.valueOf(missing.getMessage()));
        }
    }
}
