package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.attach.AttachedViewModel;
import org.moqlab.app.attach.AttachedWindow;
import org.moqlab.app.attach.Wish;
import org.moqlab.app.canvas.Survey;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.WatchedRelay;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Two relay processes and one window that is attached to them.
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class AttachedProcessesTest {
    private static final int PATIENCE_SECONDS = 90;

    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private RelayProcesses relays;
    private Window window;
    private Optional<Scene> attached = Optional.empty();

    @Start
    void start(Stage stage) {
        window = new Window(stage);
        window.lab.overlays().attachments().openWith(this::show);
    }

    private void show(AttachedWindow opened) {
        Stage stage = new Stage();
        Scene scene = opened.scene(1_000, 900);
        window.lab.dress(scene);
        stage.setScene(scene);
        stage.show();
        opened.startPulse();
        attached = Optional.of(scene);
    }

    @AfterEach
    void end() {
        relays.close();
        robot.interact(window.lab::close);
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    /// Fills a line of the sheet, pinned to the certificate.
    private void fill(int line, String name, String url, String pin) {
        robot.interact(() -> {
            field("name", line).setText(name);
            field("url", line).setText(url);
            checks().get(line).setValue(Wish.Check.PINNED);
            field("pin", line).setText(pin);
        });
    }

    private TextField field(String what, int line) {
        List<TextField> all =
                robot.lookup(".attach-" + what).queryAllAs(TextField.class).stream().toList();
        return all.get(line);
    }

    @SuppressWarnings("unchecked") // The only choices in the sheet are of this kind.
    private List<ChoiceBox<Wish.Check>> checks() {
        return robot.lookup(".attach-line .choice-box").queryAll().stream()
                .map(node -> (ChoiceBox<Wish.Check>) node)
                .toList();
    }

    private AttachedViewModel shown() {
        return window.lab.overlays().attachments().windows().getFirst().viewModel();
    }

    private String process(String relay) {
        return shown().surveyProperty().get().relays().stream()
                .filter(one -> one.name().equals(relay))
                .map(Survey.Relay::process)
                .findFirst()
                .orElse("");
    }

    private int ties() {
        return shown().surveyProperty().get().ties().size();
    }

    private void attachTo(RelayProcesses.Started a, RelayProcesses.Started b)
            throws TimeoutException {
        robot.interact(() -> window.lab.shell().commands().run(LabCommand.ATTACH));
        robot.interact(() -> robot.lookup("#attachMore").queryAs(Button.class).fire());
        fill(0, "A", a.inspect(), a.pin());
        fill(1, "B", "https://127.0.0.1:" + b.port() + "/", b.pin());
        robot.interact(() -> robot.lookup("#attachBegin").queryAs(Button.class).fire());
        until(() -> attached.isPresent());
    }

    @Test
    void whenOneOfTwoIsKilledTheScreenAndTheRecordingSayIt() throws Exception {
        relays = new RelayProcesses(folder);
        RelayProcesses.Started a = relays.alone("a", 1);
        RelayProcesses.Started b = relays.dialling("b", 2, a);
        attachTo(a, b);
        until(() -> process("A").equals("up") && process("B").equals("up"));
        until(() -> ties() == 1);

        b.process().destroyForcibly();
        assertEquals(137, b.process().waitFor());
        until(() -> process("B").equals("lost"));
        until(() -> ties() == 0);
        assertEquals("up", process("A"));

        Flight flight = flight();
        Moment before = flight.at(lost(flight) - 1);
        assertEquals(WatchedRelay.State.UP, state(before));
        assertEquals(WatchedRelay.State.LOST, state(flight.at(flight.to())));
    }

    private static WatchedRelay.State state(Moment moment) {
        return Objects.requireNonNull(moment.view().relays().get("B")).state();
    }

    private Flight flight() {
        return shown().flight();
    }

    /// When the relay that was killed was lost, ns.
    private static long lost(Flight flight) {
        return flight.changes().stream()
                .filter(change ->
                        change instanceof Change.Stands stands
                                && stands.relay().equals("B")
                                && stands.standing().state() == WatchedRelay.State.LOST)
                .mapToLong(Change::at)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMeshThatRunsIsRebuiltInTheLab() throws Exception {
        relays = new RelayProcesses(folder);
        RelayProcesses.Started a = relays.alone("a", 1);
        RelayProcesses.Started b = relays.dialling("b", 2, a);
        attachTo(a, b);
        until(() -> ties() == 1);
        Scene scene = attached.orElseThrow();
        robot.interact(() -> ((Button) scene.lookup("#fork")).fire());
        until(() -> window.lab.player().readyProperty().get());
        assertEquals(
                List.of("A", "B"),
                window.lab.player().momentProperty().get().scenario().topology().relays());
        assertTrue(window.text("#bannerPlace").contains("policy "), window.text("#bannerPlace"));
    }
}
