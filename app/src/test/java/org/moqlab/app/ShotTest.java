package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.ScenarioException;

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
        assertEquals(SIGNATURE, signature(file));
    }

    /// A state of the window and how it comes about.
    ///
    /// @param scenario name of the file
    /// @param millis mesh time
    /// @param arrange what is done to the window then
    record State(String name, String scenario, long millis, Consumer<MeshLab> arrange) {
        State(String name, long millis, Consumer<MeshLab> arrange) {
            this(name, "zombie-mesh.yaml", millis, arrange);
        }
    }

    static List<State> states() {
        return List.of(
                new State("first", 0, _ -> {}),
                new State("event", 7_700, lab -> select(lab, 15_700)),
                new State("tables", 2_600, lab -> run(lab, LabCommand.SHOW_TABLES)),
                new State("killed", 10_000, lab -> run(lab, LabCommand.SHOW_TABLES)),
                new State("keys", 1_500, lab -> run(lab, LabCommand.KEYS)),
                new State("about", 1_500, lab -> run(lab, LabCommand.ABOUT)),
                new State("client", 7_700, lab -> select(lab, "sub")),
                new State("findings", 4_000, lab -> run(lab, LabCommand.SHOW_FINDINGS)),
                new State(
                        "scrubbed",
                        7_700,
                        lab -> lab.player().time().goToTime(2_266 * Durations.MILLI)),
                new State("matrix", 7_700, lab -> run(lab, LabCommand.SHOW_MATRIX)),
                new State("presence", 7_700, lab -> run(lab, LabCommand.SHOW_PRESENCE)),
                new State("until", 1_500, lab -> run(lab, LabCommand.RUN_UNTIL)),
                new State("branches", 7_700, ShotTest::fork),
                new State("session", 7_700, lab -> selectSession(lab, "A", "B")),
                new State(
                        "roots",
                        "names/two-roots.yaml",
                        2_000,
                        lab -> {
                            run(lab, LabCommand.SHOW_TABLES);
                            select(lab, "B");
                        }),
                new State("path", "names/two-roots.yaml", 2_000, lab -> select(lab, "sub")),
                new State("refused", "names/public-prefix.yaml", 2_000, lab -> select(lab, "top")),
                new State(
                        "banner",
                        1_500,
                        lab -> lab.shell().warn("This file cannot be opened.", "a:4:7", "Why.")));
    }

    private static void fork(MeshLab lab) {
        lab.player().time().goToTime(2_300 * Durations.MILLI);
        lab.player().submit(new MeshCommand.Purge("test", Optional.empty()));
        lab.player().time().playTo(3_400 * Durations.MILLI);
    }

    private static void run(MeshLab lab, LabCommand command) {
        lab.shell().commands().run(command);
    }

    private static void select(MeshLab lab, long event) {
        lab.selection().eventProperty().set(Optional.of(event));
    }

    private static void select(MeshLab lab, String node) {
        lab.selection().nodeProperty().set(Optional.of(node));
    }

    private static void selectSession(MeshLab lab, String dialer, String acceptor) {
        lab.player().momentProperty().get().snapshot().sessions().values().stream()
                .filter(s -> s.dialer().equals(dialer) && s.acceptor().equals(acceptor))
                .findFirst()
                .ifPresent(s -> lab.selection().sessionProperty().set(Optional.of(s.id())));
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateOfTheWindowIsDrawn(State state) throws IOException, ScenarioException {
        draw(state.name() + "-dark", state, ThemeChoice.DARK);
        draw(state.name() + "-light", state, ThemeChoice.LIGHT);
    }

    private static void draw(String name, State state, ThemeChoice theme)
            throws IOException, ScenarioException {
        Path file = FOLDER.resolve("window-" + name + ".png");
        new Shot(file, 1280, 800, theme, state.millis() * Durations.MILLI)
                .take(MeshLab.engine(), Scenarios.sample(state.scenario()), state.arrange());
        assertEquals(SIGNATURE, signature(file));
    }

    private static long signature(Path file) throws IOException {
        return java.nio.ByteBuffer.wrap(Files.readAllBytes(file)).getLong();
    }
}
