package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.engine.mesh.Durations;

final class ShotTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("moqlab.root"), "app", "target", "shots");

    @BeforeAll
    static void startToolkit() throws IOException {
        Files.createDirectories(FOLDER);
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException alreadyRunning) {
            Platform.setImplicitExit(false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "window-dark-1280, 1280, 800, DARK, 7700",
        "window-light-1280, 1280, 800, LIGHT, 7700",
        "window-dark-1920, 1920, 1200, DARK, 7700",
        "window-light-1920, 1920, 1200, LIGHT, 7700"
    })
    void theWholeWindowIsDrawnWithoutShowingIt(
            String name, int width, int height, ThemeChoice theme, long millis) throws IOException {
        Path file = FOLDER.resolve(name + ".png");
        Shot shot = new Shot(file, width, height, theme, millis * Durations.MILLI);
        shot.take(
                MeshLab.engine(),
                Scenarios.zombie(),
                lab -> lab.selection().nodeProperty().set(Optional.of("C")));
        assertEquals(0x89504E470D0A1A0AL, signature(file));
    }

    private static long signature(Path file) throws IOException {
        return java.nio.ByteBuffer.wrap(Files.readAllBytes(file)).getLong();
    }
}
