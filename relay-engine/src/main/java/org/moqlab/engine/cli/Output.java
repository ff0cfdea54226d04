package org.moqlab.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Writes whole files, so that a reader finds the old one or the new one, also after a crash.
final class Output {
    private Output() {}

    /// Writes a file.
    ///
    /// @throws ParameterException when it cannot be written
    static void write(Path file, String text, CommandLine line) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ParameterException(line, "cannot write " + file + ": " + e.getMessage());
        }
    }
}
