package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.keep.Drafts;
import org.moqlab.app.keep.Home;
import org.moqlab.app.keep.Memory;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.app.theme.Fx;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The start after a crash.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class RecoveryWindowTest {
    @TempDir private Path folder;
    private Window window;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        Drafts crashed = new Drafts(folder);
        crashed.keep(ScenarioWriter.print(Scenarios.pair()));
        crashed.abandon();
        stage = shown;
        Home home =
                new Home(
                        Memory.none(), new Drafts(folder), Optional.empty(), _ -> Optional.empty());
        window = new Window(shown, home);
    }

    private List<String> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> window.lab.close());
        assertEquals(List.of(), files());
    }

    @Test
    void whatACrashLeftIsOfferedOpenedAndStillInNoFile(FxRobot robot) throws Exception {
        List<String> left = files();
        robot.interact(() -> window.lab.overlays().startAutosave());
        window.until(() -> robot.lookup("#recoveryOpen").query().isFocused());
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            robot.interact(() -> window.lab.shell().themeProperty().set(theme));
            Fx.write(
                    Fx.call(() -> stage.getScene().snapshot(null)),
                    "recovery-" + theme.name().toLowerCase(java.util.Locale.ROOT));
        }
        robot.interact(robot.lookup("#recoveryOpen").queryButton()::fire);
        assertEquals(Scenarios.pair(), window.lab.player().momentProperty().get().scenario());
        assertEquals(true, window.lab.overlays().work().isUnsaved());
        window.until(() -> files().size() == 1 && !files().equals(left));
    }

    @Test
    void whatIsThrownAwayIsNotOfferedAgain(FxRobot robot) throws Exception {
        robot.interact(() -> window.lab.overlays().startAutosave());
        window.until(() -> robot.lookup("#recovery").query().isVisible());
        robot.interact(robot.lookup("#recoveryDiscard").queryButton()::fire);
        assertEquals(false, robot.lookup("#recovery").query().isVisible());
        window.until(() -> files().isEmpty());
    }
}
