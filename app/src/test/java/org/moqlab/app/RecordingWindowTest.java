package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.recording.RecordingWriter;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A recorded run opens in the window, is gone through like any other, and cannot be changed.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class RecordingWindowTest {
    @TempDir private Path folder;

    private Window window;
    private Journal recorded;
    private Path file;

    @Start
    void start(Stage shown) {
        window = new Window(shown);
    }

    @BeforeEach
    void record() throws IOException {
        Scenario scenario = Scenarios.zombie();
        try (SimulatedMesh mesh = new SimulatedMesh(scenario)) {
            mesh.advanceTo(4 * Durations.SECOND);
            recorded = mesh.journal();
        }
        file = folder.resolve("run.jsonl");
        try (Writer out = Files.newBufferedWriter(file)) {
            RecordingWriter writer = new RecordingWriter(out, scenario, false);
            for (MeshEvent event : recorded.all()) {
                writer.add(event);
            }
            writer.end();
        }
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> window.lab.close());
    }

    private MeshPlayer player() {
        return window.lab.player();
    }

    private void open(FxRobot robot) throws Exception {
        robot.interact(() -> window.lab.shell().open(file));
        window.until(() ->
                player().recordingProperty().get().isPresent() && player().readyProperty().get());
    }

    @Test
    void it_is_gone_through_to_its_end_and_back(FxRobot robot) throws Exception {
        open(robot);
        window.until(() -> window.text("#mesh").startsWith("recording"));

        robot.interact(() -> player().time().playTo(10 * Durations.SECOND));
        window.until(() -> player().endedProperty().get());
        window.until(() -> player().momentProperty().get().snapshot().n() == recorded.last());
        assertEquals(recorded.snapshot(), player().momentProperty().get().snapshot());

        robot.interact(() -> player().time().goTo(100));
        window.until(() -> player().momentProperty().get().snapshot().n() == 100);
        assertEquals(
                recorded.snapshotAt(100).orElseThrow(), player().momentProperty().get().snapshot());
    }

    @Test
    void it_cannot_be_changed(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> player().submit(new MeshCommand.StopClient("pub")));

        window.until(() -> window.lab.shell().bannerProperty().get().isPresent());
        assertEquals(
                Words.of("banner.refused"),
                window.lab.shell().bannerProperty().get().orElseThrow().title());
        assertTrue(player().recordingProperty().get().isPresent());
    }

    @Test
    void a_damaged_one_is_refused_and_what_was_open_stays(FxRobot robot) throws Exception {
        Files.writeString(file, "{\"journal\":1,");
        robot.interact(() -> window.lab.shell().open(file));

        window.until(() -> window.lab.shell().bannerProperty().get().isPresent());
        assertTrue(
                window.lab
                        .shell()
                        .bannerProperty()
                        .get()
                        .orElseThrow()
                        .place()
                        .contains("run.jsonl:"));
        assertTrue(player().recordingProperty().get().isEmpty());
    }
}
