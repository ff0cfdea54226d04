package org.moqlab.app.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Puts a folder of files into one archive.
final class Zip {
    /// How the names of archives end.
    static final String ENDING = ".zip";

    private Zip() {}

    /// Whether somebody wants an archive, by the name.
    static boolean isOne(Path file) {
        return file.toString().endsWith(ENDING);
    }

    /// Writes the files of a folder into an archive, in a folder of the archive's own name.
    ///
    /// @throws IOException when it cannot be written
    static void write(Path folder, Path file, String name) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        try (ZipOutputStream out =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Path one : files) {
                out.putNextEntry(new ZipEntry(name + "/" + one.getFileName()));
                Files.copy(one, out);
                out.closeEntry();
            }
        }
    }
}
