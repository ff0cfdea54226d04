package org.moqlab.engine.cli;

import java.util.List;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;

/// Makes running meshes of scenarios.
interface Drivers {
    /// A mesh in virtual time.
    SteppedMesh simulated(Scenario scenario);

    /// A mesh over real QUIC, already running.
    ///
    /// @throws NotSupportedException where that cannot be done
    Mesh live(Scenario scenario) throws NotSupportedException;

    /// A mesh over real QUIC that strangers may join, already running.
    ///
    /// @param outsiders whom its relays dial outside it
    /// @throws IllegalArgumentException when the outsiders do not fit the scenario
    /// @throws NotSupportedException where that cannot be done
    LiveMesh open(Scenario scenario, List<Outsider> outsiders) throws NotSupportedException;
}
