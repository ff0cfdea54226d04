package org.moqlab.app.shell;

import java.nio.file.Path;
import org.moqlab.engine.mesh.Scenario;

/// Reads scenario files.
public interface ScenarioReader {
    /// Reads a file.
    ///
    /// @throws UnreadableScenario when it is not a scenario
    Scenario read(Path file) throws UnreadableScenario;
}
