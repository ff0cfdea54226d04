package org.moqlab.app.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files whole or not at all.
public final class WholeFile {
    private WholeFile() {}

    /// Writes `text` beside `file` first, and puts it in its place when all of it is there.
    ///
    /// @throws IOException when it cannot be written; `file` is as it was then
    public static void write(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = Files.createTempFile(whole.getParent(), "." + whole.getFileName(), ".part");
        try {
            Files.write(part, text.getBytes(UTF_8));
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
