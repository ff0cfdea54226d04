package org.moqlab.engine.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// Which lab this is.
public final class LabVersion {
    private LabVersion() {}

    /// The version the build wrote, such as `0.1.0`.
    ///
    /// @throws UncheckedIOException when the program's own files cannot be read
    public static String current() {
        Properties properties = new Properties();
        try (InputStream in = LabVersion.class.getResourceAsStream("version.properties")) {
            properties.load(Objects.requireNonNull(in, "packed with the program"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty("version"), "written by the build");
    }
}
