package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.keep.Drafts;
import org.moqlab.app.keep.Home;
import org.moqlab.app.keep.HomeFiles;
import org.moqlab.app.keep.Memory;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.mesh.Timeline;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// An engine that breaks while the window plays takes neither the window nor the recording along.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class BrokenEngineTest {
    private static final long BREAKS_AT = 1_500 * Durations.MILLI;

    @TempDir private Path folder;
    private Window window;
    private volatile Optional<Supplier<Throwable>> breaks = Optional.empty();

    /// The lab's own engine, but for a run that breaks at a time if it is told to.
    private final class Breaking implements MeshFactory {
        @Override
        public Timeline simulated(Scenario scenario) {
            Timeline sound = MeshLab.engine().simulated(scenario);
            return (Timeline)
                    Proxy.newProxyInstance(
                            Timeline.class.getClassLoader(),
                            new Class<?>[] {Timeline.class},
                            (_, method, arguments) -> {
                                if (method.getName().equals("step")
                                        && sound.now() >= BREAKS_AT
                                        && breaks.isPresent()) {
                                    throw breaks.get().get();
                                }
                                try {
                                    return method.invoke(sound, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }

        @Override
        public Mesh live(Scenario scenario, Starting starting) {
            return MeshLab.engine().live(scenario, starting);
        }
    }

    @Start
    void start(Stage stage) {
        HomeFiles files = HomeFiles.in(folder, folder);
        window =
                new Window(
                        stage,
                        new Home(
                                Memory.none(),
                                Drafts.none(),
                                Optional.empty(),
                                what -> files.note(Instant.EPOCH, what)),
                        new Breaking());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> window.lab.close());
    }

    private long now() {
        return window.lab.player().momentProperty().get().now();
    }

    private void playTo(FxRobot robot, long millis) {
        robot.interact(() -> window.lab.player().time().playTo(millis * Durations.MILLI));
    }

    private void breakWith(FxRobot robot, Supplier<Throwable> what) throws Exception {
        breaks = Optional.of(what);
        window.until(() -> window.lab.player().readyProperty().get());
        playTo(robot, 3_000);
        window.until(() -> robot.lookup("#banner").query().isVisible());
    }

    @Test
    void whatBrokeIsSaidWithItsLogAndTheRecordingIsStillThere(FxRobot robot) throws Exception {
        breakWith(robot, () -> new IllegalStateException("the table of C is not sorted"));
        assertEquals("Something broke; what is open stays open.", window.text("#bannerTitle"));
        assertEquals("the table of C is not sorted", window.text("#bannerText"));
        Path log = folder.resolve("errors.log");
        assertEquals("log: " + log, window.text("#bannerPlace"));
        assertTrue(Files.readString(log).contains("BrokenEngineTest"), Files.readString(log));
        window.until(() -> !window.lab.player().playingProperty().get());
        robot.interact(() -> window.lab.player().time().goToTime(1_200 * Durations.MILLI));
        window.until(() -> now() == 1_200 * Durations.MILLI);
        assertFalse(
                window.lab
                        .player()
                        .momentProperty()
                        .get()
                        .snapshot()
                        .row("C", new org.moqlab.engine.model.Namespace("test"))
                        .isEmpty());
        breaks = Optional.empty();
        playTo(robot, 2_000);
        window.until(() -> now() == 2_000 * Durations.MILLI);
    }

    @Test
    void evenWithoutMemoryTheWindowLivesOnAndOpensAnother(FxRobot robot) throws Exception {
        breakWith(robot, () -> new OutOfMemoryError("Java heap space"));
        assertEquals("Java heap space", window.text("#bannerText"));
        breaks = Optional.empty();
        robot.interact(() -> window.lab.shell().open(Scenarios.plain(Scenarios.pair())));
        window.until(() -> window.lab.player().readyProperty().get());
        assertFalse(robot.lookup("#banner").query().isVisible());
        playTo(robot, 2_000);
        window.until(() -> now() == 2_000 * Durations.MILLI);
    }
}
