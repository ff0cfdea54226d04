package org.moqlab.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a file.
public interface FilePicker {
    /// The scenario file to open; empty when the person thinks better of it.
    Optional<Path> pickScenario();

    /// Where to write something; empty when the person thinks better of it.
    ///
    /// @param suggested a name for it
    default Optional<Path> pickTarget(String suggested) {
        return Optional.empty();
    }
}
