package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.app.shell.LabCommand;
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
        "window-dark-1280, 1280, 800, DARK, 7868",
        "window-light-1280, 1280, 800, LIGHT, 7868",
        "window-dark-1920, 1920, 1200, DARK, 7868",
        "window-light-1920, 1920, 1200, LIGHT, 7868"
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

    @Test
    void everyStateOfTheWindowIsDrawn() throws IOException {
        draw("first", 0, ThemeChoice.DARK, _ -> {});
        draw("first-light", 0, ThemeChoice.LIGHT, _ -> {});
        draw(
                "events",
                7_700,
                ThemeChoice.DARK,
                lab -> lab.selection().eventProperty().set(Optional.of(15_700L)));
        draw(
                "events-light",
                2_300,
                ThemeChoice.LIGHT,
                lab -> lab.selection().eventProperty().set(Optional.of(600L)));
        draw(
                "tables",
                2_600,
                ThemeChoice.LIGHT,
                lab -> lab.shell().commands().run(LabCommand.SHOW_TABLES));
        draw(
                "tables-dark",
                10_000,
                ThemeChoice.DARK,
                lab -> lab.shell().commands().run(LabCommand.SHOW_TABLES));
        draw("keys", 1_500, ThemeChoice.DARK, lab -> lab.shell().commands().run(LabCommand.KEYS));
        draw(
                "about",
                1_500,
                ThemeChoice.LIGHT,
                lab -> lab.shell().commands().run(LabCommand.ABOUT));
        draw(
                "client",
                7_700,
                ThemeChoice.DARK,
                lab -> lab.selection().nodeProperty().set(Optional.of("sub")));
        draw(
                "banner",
                1_500,
                ThemeChoice.DARK,
                lab ->
                        lab.shell()
                                .warn(
                                        "This file cannot be opened.",
                                        "mesh.yaml:4:7",
                                        "Expected a time such as 250ms; found “soon”."));
    }

    private static void draw(String name, long millis, ThemeChoice theme, Consumer<MeshLab> arrange)
            throws IOException {
        Path file = FOLDER.resolve("window-" + name + ".png");
        new Shot(file, 1280, 800, theme, millis * Durations.MILLI)
                .take(MeshLab.engine(), Scenarios.zombie(), arrange);
    }

    private static long signature(Path file) throws IOException {
        return java.nio.ByteBuffer.wrap(Files.readAllBytes(file)).getLong();
    }
}
