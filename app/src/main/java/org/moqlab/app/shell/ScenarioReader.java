package org.moqlab.app.shell;

import java.nio.file.Path;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;

/// Reads scenario files.
public interface ScenarioReader {
    /// Reads a file.
    ///
    /// @throws ScenarioException when it is not a scenario
    Exhibit read(Path file) throws ScenarioException;
}
