package org.moqlab.engine.cli;

import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;

/// Makes running meshes of scenarios.
interface Drivers {
    /// A mesh in virtual time.
    SteppedMesh simulated(Scenario scenario);

    /// A mesh over real QUIC, already running.
    ///
    /// @throws NotSupportedException where that cannot be done
    Mesh live(Scenario scenario) throws NotSupportedException;
}
