package org.moqlab.engine.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

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
    /// disk. A link stays a link, what may be done to a file that is there stays as it is, and a
    /// new one may be read by whom the person's umask lets. Into what is no file, such as a pipe or
    /// a device, it is written straight.
    ///
    /// @throws IOException when it cannot be written, saying why in a few words without a name;
    ///   `file` is as it was then
    public static void write(Path file, Writing writing) throws IOException {
        try {
            Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(whole)) {
                throw new IOException("this is a folder");
            }
            if (Files.exists(whole) && !Files.isRegularFile(whole)) {
                writing.to(whole);
            } else {
                replace(whole, writing);
            }
        } catch (IOException e) {
            throw Why.named(e);
        }
    }

    private static void replace(Path whole, Writing writing) throws IOException {
        Path part = beside(whole);
        try {
            Files.createFile(part);
            allow(part, whole);
            writing.to(part);
            try (RandomAccessFile written = new RandomAccessFile(part.toFile(), "rw")) {
                written.getFD().sync();
            }
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// A name beside a file or folder, for what is not finished.
    public static Path beside(Path whole) {
        String unique = Long.toHexString(System.nanoTime());
        return whole.resolveSibling("." + whole.getFileName() + "." + unique + ".part");
    }

    /// Who may read and write what was there may do so with what comes in its place.
    private static void allow(Path part, Path whole) throws IOException {
        PosixFileAttributeView now = Files.getFileAttributeView(part, PosixFileAttributeView.class);
        if (now != null && Files.exists(whole)) {
            now.setPermissions(Files.getPosixFilePermissions(whole));
        }
    }
}
