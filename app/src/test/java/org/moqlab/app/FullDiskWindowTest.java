package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.app.export.BugPack;
import org.moqlab.app.export.View;
import org.moqlab.engine.file.WholeFile;
import org.moqlab.engine.mesh.Durations;
import org.testfx.api.FxRobot;

/// What the window says when there is no room for what leaves it.
final class FullDiskWindowTest extends InWindow {
    private static final long MOMENT = 2_400 * Durations.MILLI;

    @TempDir private Path folder;

    @BeforeEach
    void play() throws TimeoutException {
        FullDisk.assumeThere();
        window.playTo(MOMENT);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void assertSaid(String title, Path file) throws Exception {
        window.until(() -> window.text("#bannerTitle").equals(title));
        assertEquals(file.toString(), window.text("#bannerPlace"));
        assertEquals(FullDisk.WHY, window.text("#bannerText"));
        assertEquals(List.of(file), left());
        assertEquals(true, Files.isSymbolicLink(file));
    }

    @ParameterizedTest
    @CsvSource({
        "item-picture, window.png",
        "item-picture-mesh, mesh.svg",
        "item-picture-pane, pane.png"
    })
    void aPictureThatHasNoRoomIsSaidByNameAndCause(String item, String name) throws Exception {
        Path file = FullDisk.at(folder.resolve(name));
        window.willWrite(file);
        window.choose(item);
        assertSaid("This could not be written; nothing was left behind.", file);
    }

    @Test
    void aFilmThatHasNoRoomIsSaidByNameAndCause(FxRobot robot) throws Exception {
        Path file = FullDisk.at(folder.resolve("film.gif"));
        window.willWrite(file);
        window.choose("item-film");
        robot.interact(() -> {
            window.lab.films().film().fromProperty().set("1.9s");
            window.lab.films().film().toProperty().set("2.4s");
        });
        robot.clickOn("#filmMake");
        assertSaid("This could not be written; nothing was left behind.", file);
        assertEquals(false, window.lab.films().film().busyProperty().get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPictureThatWasThereStaysAsItWas(boolean vector, FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("picture"), "before");
        AtomicReference<BugPack.Picture> picture = new AtomicReference<>();
        robot.interact(() -> {
            Photographer camera = new Photographer(_ -> robot.lookup(".mesh-canvas").query());
            picture.set(camera.take(View.MESH, vector));
        });
        IOException full =
                assertThrows(
                        IOException.class,
                        () ->
                                WholeFile.write(
                                        file, part -> picture.get().write(FullDisk.at(part))));
        assertEquals(FullDisk.WHY, full.getMessage());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), left());
    }
}
