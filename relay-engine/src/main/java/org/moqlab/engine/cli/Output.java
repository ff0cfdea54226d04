package org.moqlab.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.moqlab.engine.file.WholeFile;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Writes whole files, so that a reader finds the old one or the new one, also after a crash or on
/// a full disk.
final class Output {
    private Output() {}

    /// Writes a file.
    ///
    /// @throws ParameterException when it cannot be written
    static void write(Path file, String text, CommandLine line) {
        write(file, part -> Files.writeString(part, text), line);
    }

    /// Writes a file.
    ///
    /// @throws ParameterException when it cannot be written
    static void write(Path file, WholeFile.Writing writing, CommandLine line) {
        try {
            WholeFile.write(file, writing);
        } catch (IOException e) {
            throw new ParameterException(line, "cannot write " + file + ": " + e.getMessage());
        }
    }
}
