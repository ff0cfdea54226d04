package org.moqlab.app.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Where work is saved.
public interface Target {
    /// The file a person wants it in; empty when they think better of it.
    Optional<Path> pick();

    /// Writes a file, whole or not at all: what was there before is lost only once all of the new
    /// text is on the disk.
    ///
    /// @throws IOException when it cannot be written, such as when the disk is full
    void write(Path file, String text) throws IOException;
}
