package org.moqlab.app.keep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes files whole or not at all.
public final class WholeFile {
    private WholeFile() {}

    /// Something that writes a file.
    public interface Writing {
        /// Writes it.
        ///
        /// @throws IOException when it cannot be written, such as when the disk is full
        void to(Path file) throws IOException;
    }

    /// Writes `text` beside `file` first, and puts it in its place when all of it is there.
    ///
    /// @throws IOException when it cannot be written; `file` is as it was then
    public static void write(Path file, String text) throws IOException {
        write(file, part -> Files.write(part, text.getBytes(UTF_8)));
    }

    /// Has `writing` write beside `file` first, and puts that in its place when all of it is on the
    /// disk. A link stays a link.
    ///
    /// @throws IOException when it cannot be written; `file` is as it was then
    public static void write(Path file, Writing writing) throws IOException {
        Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(whole)) {
            throw new FileSystemException(whole.toString(), null, "this is a folder");
        }
        String name = "." + whole.getFileName() + "." + Long.toHexString(System.nanoTime());
        Path part = whole.resolveSibling(name + ".part");
        try {
            Files.createFile(part);
            writing.to(part);
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
