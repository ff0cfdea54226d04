package org.moqlab.app.feed;

import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.mesh.Timeline;

/// Makes running meshes. Called on the engine's thread, as making one may take a while.
public interface MeshFactory {
    /// A mesh in virtual time that can be taken back, at its start.
    Timeline simulated(Scenario scenario);

    /// A mesh over real QUIC, already running.
    ///
    /// @param starting is told how far it has come
    /// @throws java.util.concurrent.CancellationException when `starting` gave it up
    /// @throws RuntimeException when it cannot start, with a message for a person
    Mesh live(Scenario scenario, Starting starting);
}
