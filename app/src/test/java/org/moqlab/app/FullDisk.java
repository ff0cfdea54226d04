package org.moqlab.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk that is full: the device on which every write ends as on one.
public final class FullDisk {
    /// What the system says of it.
    public static final String WHY = "No space left on device";

    private static final Path DEVICE = Path.of("/dev/full");

    private FullDisk() {}

    /// Passes over tests where the system has no such device.
    public static void assumeThere() {
        assumeTrue(Files.isWritable(DEVICE), "this system has no /dev/full");
    }

    /// From now on a file is on a full disk.
    public static Path at(Path file) throws IOException {
        assumeThere();
        Files.deleteIfExists(file);
        return Files.createSymbolicLink(file, DEVICE);
    }
}
