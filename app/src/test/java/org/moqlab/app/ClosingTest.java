package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.theme.Fx;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioFile;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What is closed is freed.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class ClosingTest {
    private static final int MESHES = 20;
    private static final int MANY_LOOKS = 100;
    private static final long PAUSE = 20 * Durations.MILLI;
    private static final List<LabCommand> PANES =
            List.of(
                    LabCommand.SHOW_MATRIX,
                    LabCommand.SHOW_PRESENCE,
                    LabCommand.SHOW_SPACETIME,
                    LabCommand.SHOW_CONVERGENCE,
                    LabCommand.SHOW_TABLES,
                    LabCommand.SHOW_FINDINGS,
                    LabCommand.SHOW_EVENTS);

    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    /// Something that must be freed.
    ///
    /// @param what for the message
    private record Trace(String what, WeakReference<Object> reference) {
        static Trace of(String what, Object object) {
            return new Trace(what, new WeakReference<>(object));
        }

        boolean stands() {
            return reference.get() != null;
        }
    }

    private static List<String> standing(List<Trace> traces) {
        for (int i = 0; i < MANY_LOOKS && traces.stream().anyMatch(Trace::stands); i++) {
            System.gc();
            LockSupport.parkNanos(PAUSE);
        }
        return traces.stream().filter(Trace::stands).map(Trace::what).toList();
    }

    @Test
    void ofTwentyMeshesOpenedOneAfterTheOtherOnlyTheLastIsKept(FxRobot robot) throws Exception {
        Window window = Fx.call(() -> new Window(stage));
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < MESHES; i++) {
            LabCommand pane = PANES.get(i % PANES.size());
            robot.interact(() -> {
                window.lab.shell().open(Scenarios.plain(Scenarios.zombie()));
                window.lab.shell().commands().run(pane);
            });
            window.until(() -> window.lab.player().readyProperty().get());
            robot.interact(() -> window.lab.player().time().playTo(2_200 * Durations.MILLI));
            window.until(() -> now(window) == 2_200 * Durations.MILLI);
            robot.interact(() -> {
                window.lab.selection().selectNode(Optional.of("C"));
                window.lab
                        .selection()
                        .eventProperty()
                        .set(
                                Optional.of(
                                        window.lab.player().momentProperty().get().snapshot().n()));
            });
            traces.add(Trace.of("mesh " + i, window.lab.player().mesh().orElseThrow()));
            traces.add(Trace.of("moment " + i, window.lab.player().momentProperty().get()));
            traces.add(Trace.of("recording " + i, window.lab.player().recording().orElseThrow()));
        }
        robot.interact(() -> window.lab.shell().open(Scenarios.plain(Scenarios.pair())));
        window.until(() -> window.lab.player().readyProperty().get());
        robot.interact(() -> window.lab.player().time().playTo(1_100 * Durations.MILLI));
        window.until(() -> now(window) == 1_100 * Durations.MILLI);
        assertEquals(List.of(), standing(traces));
        robot.interact(() -> window.lab.close());
    }

    private static long now(Window window) {
        return window.lab.player().calmProperty().get().now();
    }

    private static MeshLab flagship() {
        return new MeshLab(
                MeshLab.engine(),
                ScenarioFile::exhibit,
                Optional::empty,
                Scenarios.plain(Scenarios.zombie()));
    }

    @Test
    void aWindowThatIsClosedIsFreedWithAllItShowed() throws Exception {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            traces.addAll(
                    Fx.call(() -> {
                        MeshLab lab = flagship();
                        Scene scene = lab.scene(1_000, 700);
                        scene.snapshot(null);
                        lab.close();
                        return List.of(
                                Trace.of("window " + number, lab),
                                Trace.of("scene " + number, scene),
                                Trace.of("player " + number, lab.player()));
                    }));
        }
        assertEquals(List.of(), standing(traces));
    }

    private List<Trace> opened(FxRobot robot, int number) throws Exception {
        AtomicReference<@Nullable Window> open = new AtomicReference<>();
        robot.interact(() -> open.set(new Window(stage)));
        Window window = Objects.requireNonNull(open.get());
        window.open(LabCommand.START);
        robot.interact(window.lab::close);
        return List.of(
                Trace.of("window " + number, window.lab),
                Trace.of("moment " + number, window.lab.player().momentProperty().get()));
    }

    @Test
    void aWindowIsFreedThoughItsStageGoesOnWithOthers(FxRobot robot) throws Exception {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            traces.addAll(opened(robot, i));
        }
        robot.interact(() -> {
            stage.setScene(new Scene(new Label("next")));
            // The test's toolkit keeps every event of its stage, and their targets, until then.
            FxToolkit.toolkitContext().setRegisteredStage(stage);
        });
        assertEquals(List.of(), standing(traces));
    }

    @Test
    void aWindowThatIsClosedWhileMessagesFlyIsFreed(FxRobot robot) throws Exception {
        AtomicReference<@Nullable MeshLab> open = new AtomicReference<>();
        Fx.call(() -> {
            MeshLab lab = flagship();
            open.set(lab);
            Stage shown = new Stage();
            shown.setScene(lab.scene(1_000, 700));
            shown.show();
            lab.player().startPulse();
            return true;
        });
        WeakReference<MeshLab> weak = new WeakReference<>(open.getAndSet(null));
        List<Trace> traces =
                List.of(Trace.of("lab", held(weak)), Trace.of("player", held(weak).player()));
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> held(weak).player().readyProperty().get());
        // Into the moment at which the name begins to be counted up, slowly: a message takes half a
        // second, and several are on their way.
        robot.interact(() -> held(weak).player().time().playTo(2_262 * Durations.MILLI));
        reached(weak, 2_262);
        robot.interact(() -> {
            held(weak).player().speedProperty().set(0.01);
            held(weak).player().toggle();
        });
        reached(weak, 2_264);
        robot.interact(() -> {
            held(weak).close();
            List.copyOf(javafx.stage.Window.getWindows()).forEach(javafx.stage.Window::hide);
            // The renderer lets go of what it drew last once it draws something else.
            stage.setScene(new Scene(new Label("next")));
            stage.show();
        });
        assertEquals(List.of(), standing(traces));
    }

    private static void reached(WeakReference<MeshLab> lab, long millis) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> held(lab).player().momentProperty().get().now() >= millis * Durations.MILLI);
    }

    private static MeshLab held(WeakReference<MeshLab> weak) {
        return Objects.requireNonNull(weak.get());
    }
}
