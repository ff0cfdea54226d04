package org.moqlab.app.hunt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.SteppedMesh;

/// Where scenarios come from and go to. All but [#simulated] is called on the screen's thread.
public interface Ground {
    /// What is open, with everything that was done by hand.
    ///
    /// @throws ScenarioException when a scenario has no room for it
    Scenario open() throws ScenarioException;

    /// The invariant of the selected finding, else of the first there is.
    Optional<String> broken();

    /// A mesh in virtual time, at its start. Called on the worker.
    SteppedMesh simulated(Scenario scenario);

    /// Where a person wants what was found; empty when they think better of it.
    Optional<Path> pick(String suggested);

    /// Writes what was found.
    ///
    /// @throws IOException when it cannot; the message says why
    void write(Path place, Scenario scenario) throws IOException;

    /// Opens what was found.
    void show(Scenario scenario);

    /// Says what came of it to somebody who looks elsewhere.
    void ended(String words);

    /// Says that it is written.
    void written(Path place);

    /// Says that it could not be written.
    void failed(Path place, String why);

    /// Says that something broke.
    void broke(Throwable what);
}
