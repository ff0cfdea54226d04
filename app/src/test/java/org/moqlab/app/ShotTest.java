package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.app.shell.ThemeChoice;

final class ShotTest {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

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

    static List<Screen> screens() {
        return Screens.all();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyScreenOfTheTourIsDrawnWithoutShowingIt(Screen screen) throws IOException {
        boolean dark = screen.name().length() % 2 == 0;
        ThemeChoice theme = dark ? ThemeChoice.DARK : ThemeChoice.LIGHT;
        Path file = FOLDER.resolve(Album.name(screen, theme, Album.SIZES.getFirst()));
        new Shot(file, 1280, 800, theme, screen.at())
                .take(MeshLab.engine(), SampleMeshes.named(screen.scenario()), screen.arrange());
        assertEquals(SIGNATURE, signature(file));
    }

    @Test
    void thePageOfPicturesNamesEveryScreenOnceAndNoOther() throws IOException {
        Path page = Path.of(System.getProperty("moqlab.root"), "docs", "shots.md");
        Pattern name = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);
        assertEquals(
                Screens.all().stream().map(Screen::name).toList(),
                name.matcher(Files.readString(page)).results().map(m -> m.group(1)).toList());
    }

    @Test
    void anAlbumIsAskedForByItsWordAndTheNamesOfScreens() {
        assertEquals(
                List.of("first", "matrix"),
                Album.asked("shots", "a", "first", "matrix").orElseThrow().screens().stream()
                        .map(Screen::name)
                        .toList());
        assertEquals(
                Screens.all().size(), Album.asked("shots", "a").orElseThrow().screens().size());
        assertEquals(Optional.empty(), Album.asked("shots", "a", "no-such-screen"));
        assertEquals(Optional.empty(), Album.asked("zombie-mesh.yaml"));
    }

    @Test
    void anOptionIsNoFolderAndWhatIsWrongIsSaid() {
        assertTrue(Album.isHelp("shots", "--help"));
        assertTrue(Album.help().contains("matrix"), Album.help());
        assertEquals(Optional.empty(), Album.asked("shots", "--all"));
        assertEquals(
                Optional.of(
                        "lab shots: expected a folder to write to, found \"--all\";"
                                + " lab shots --help explains"),
                Album.complaint("shots", "--all"));
        String said = Album.complaint("shots", "a", "no-such").orElseThrow();
        assertTrue(said.startsWith("lab shots: there is no screen \"no-such\"; there are: "), said);
        assertEquals(Optional.empty(), Album.complaint("shots", "a", "matrix"));
        assertEquals(Optional.empty(), Album.complaint("zombie-mesh.yaml"));
    }

    private static long signature(Path file) throws IOException {
        return java.nio.ByteBuffer.wrap(Files.readAllBytes(file)).getLong();
    }
}
