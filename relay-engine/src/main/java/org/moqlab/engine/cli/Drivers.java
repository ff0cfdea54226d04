package org.moqlab.engine.cli;

import java.io.IOException;
import java.util.List;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;
import org.moqlab.engine.transport.Passes;
import org.moqlab.engine.transport.Traces;

/// Makes running meshes of scenarios.
interface Drivers {
    /// A mesh in virtual time.
    SteppedMesh simulated(Scenario scenario);

    /// A mesh over real QUIC, already running.
    ///
    /// @param passes what is shown to relays outside the lab
    /// @throws IllegalArgumentException when the passes do not fit the scenario
    /// @throws NotSupportedException where that cannot be done
    /// @throws IOException when the traces cannot be written; the message says why
    Mesh live(Scenario scenario, Traces traces, Passes passes)
            throws NotSupportedException, IOException;

    /// A mesh over real QUIC that strangers may join, already running.
    ///
    /// @param outsiders whom its relays dial outside it
    /// @param passes what is shown to relays outside the lab
    /// @throws IllegalArgumentException when outsiders or passes do not fit the scenario
    /// @throws NotSupportedException where that cannot be done
    LiveMesh open(Scenario scenario, List<Outsider> outsiders, Passes passes)
            throws NotSupportedException;
}
