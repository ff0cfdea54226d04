package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.keep.Home;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.mesh.Timeline;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What takes long says how far it has come, and can be ended.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class LongWorkWindowTest {
    private static final int RELAYS = 50;
    private static final int READY = 12;

    private Window window;

    /// The lab's own engine, but for live meshes that never get further than twelve relays.
    private static final class Slow implements MeshFactory {
        @Override
        public Timeline simulated(Scenario scenario) {
            return MeshLab.engine().simulated(scenario);
        }

        @Override
        public Mesh live(Scenario scenario, Starting starting) {
            for (int i = 0; starting.reached(Math.min(i, READY), RELAYS); i++) {
                LockSupport.parkNanos(Durations.MILLI);
            }
            throw new CancellationException();
        }
    }

    @Start
    void start(Stage stage) {
        window = new Window(stage, Home.none(), new Slow());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window.lab::close);
    }

    private boolean isShown(FxRobot robot) {
        return robot.lookup("#longWork").query().isVisible();
    }

    private void startLive(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        assertFalse(isShown(robot));
        robot.interact(() -> window.lab.shell().commands().run(LabCommand.LIVE));
        window.until(() -> isShown(robot) && window.text("#longWorkCount").startsWith("12 "));
    }

    private void isBack(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        assertFalse(isShown(robot));
        assertFalse(window.lab.player().liveProperty().get());
        assertEquals(Optional.empty(), window.lab.player().problemProperty().get());
    }

    @Test
    void aMeshThatStartsSaysHowManyRelaysListen(FxRobot robot) throws Exception {
        startLive(robot);
        assertEquals(
                List.of("Starting relays", "12 of 50 listen"),
                List.of(window.text("#longWorkWhat"), window.text("#longWorkCount")));
        ProgressBar share = robot.lookup("#longWorkShare").queryAs(ProgressBar.class);
        assertEquals(0.24, share.getProgress());
        assertTrue(share.getAccessibleText().contains("12 of 50"));
        robot.clickOn("#longWorkCancel");
        isBack(robot);
    }

    @Test
    void aKeyEndsIt(FxRobot robot) throws Exception {
        startLive(robot);
        robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
        isBack(robot);
    }

    @Test
    void closingTheMeshEndsIt(FxRobot robot) throws Exception {
        startLive(robot);
        robot.interact(() -> window.lab.shell().commands().run(LabCommand.CLOSE_MESH));
        window.until(() -> !isShown(robot));
        assertFalse(window.lab.player().openProperty().get());
    }
}
