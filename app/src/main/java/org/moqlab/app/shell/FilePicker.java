package org.moqlab.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a file.
public interface FilePicker {
    /// The scenario file to open; empty when the person thinks better of it.
    Optional<Path> pickScenario();

    /// The file to save a scenario in; empty when the person thinks better of it.
    default Optional<Path> pickTarget() {
        return Optional.empty();
    }
}
