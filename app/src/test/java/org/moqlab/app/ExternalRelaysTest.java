package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.acts.Acts;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A mesh in the window in which relays outside the lab take part; two of ours in processes of
/// their own stand for them.
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class ExternalRelaysTest {
    private static final Namespace CLOCK = new Namespace("clock");

    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private RelayProcesses relays;
    private Window window;

    @Start
    void start(Stage stage) {
        window = new Window(stage);
    }

    @AfterEach
    void end() {
        relays.close();
        robot.interact(window.lab::close);
    }

    private Path file(RelayProcesses.Started x, RelayProcesses.Started y) throws IOException {
        return Files.writeString(
                folder.resolve("hybrid.yaml"),
                """
                title: ours and theirs
                mesh:
                  policy: gossip-2026-08
                  topology:
                    shape: line
                    relays: [A, B]
                    sessions: 1
                    external:
                      - {relay: X, url: 'https://127.0.0.1:%d/', pin: '%s', dialled-by: [A]}
                      - {relay: Y, url: 'moqt://127.0.0.1:%d/', pin: '%s', dialled-by: [B]}
                  clients:
                    - {publisher: pub, at: B, namespace: clock}
                acts:
                  - {at: 0s, start: pub}
                """
                        .formatted(x.port(), x.pin(), y.port(), y.pin()));
    }

    private void open() throws Exception {
        relays = new RelayProcesses(folder);
        Path file = file(relays.alone("x", 901), relays.alone("y", 902));
        robot.interact(() -> window.lab.shell().open(file));
    }

    /// What a screen reader says of a relay.
    private String spoken(String relay) {
        return robot.lookup(".mesh-node").queryAll().stream()
                .map(node ->
                        String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .filter(text -> text.startsWith("Relay " + relay + ","))
                .findFirst()
                .orElse("");
    }

    private boolean knows(String relay) {
        return window.lab.player().momentProperty().get().snapshot().row(relay, CLOCK).isPresent();
    }

    private void live() throws TimeoutException {
        window.until(() -> window.text("#bannerText").contains("play the scenario live"));
        robot.interact(() -> window.lab.player().setLive(true));
        window.until(() -> List.of("A", "B", "X", "Y").stream().allMatch(this::knows));
    }

    @Test
    void inASimulationTheWindowSaysThatSuchRelaysNeedLiveMode() throws Exception {
        open();
        window.until(() -> window.text("#bannerText").contains("play the scenario live"));
        assertTrue(window.text("#bannerText").startsWith("X is a relay outside the lab"));
    }

    @Test
    void relaysOutsideAreDrawnAsSuchWithWhatIsKnownOfThem() throws Exception {
        open();
        live();
        robot.interact(() -> {
            window.lab.selection().selectNode(Optional.of("X"));
            window.lab.selection().namespaceProperty().set(Optional.of(CLOCK));
        });
        window.until(() -> spoken("X").contains("outside the lab: external, watched, newest "));
        window.until(() -> spoken("X").contains("clock, unknown 3 hops"));
        assertTrue(spoken("A").endsWith("hops"), spoken("A"));
    }

    @Test
    void whatIsSelectedOfThemSaysHowOldItIsAndThatTheRestIsNotVisible() throws Exception {
        open();
        live();
        robot.interact(() -> {
            window.lab.selection().selectNode(Optional.of("X"));
            window.lab.selection().namespaceProperty().set(Optional.of(CLOCK));
        });
        window.until(() -> texts().stream().anyMatch(text -> text.startsWith("It told who watch")));
        List<String> all = texts();
        assertTrue(all.stream().anyMatch(text -> text.startsWith("outside the lab, watched for")));
        assertTrue(
                all.stream().anyMatch(text -> text.contains("is not visible from outside")),
                all::toString);
    }

    private List<String> texts() {
        return robot.lookup(".label").queryAll().stream()
                .filter(Node::isVisible)
                .map(node -> Objects.toString(((javafx.scene.control.Labeled) node).getText(), ""))
                .toList();
    }

    @Test
    void nothingActsOnThem() throws Exception {
        open();
        live();
        assertEquals(
                List.of(),
                Acts.of(window.lab.player().momentProperty().get(), "X", Optional.of(CLOCK)));
    }

    @Test
    void oneThatIsKilledIsSaidNotToAnswer() throws Exception {
        relays = new RelayProcesses(folder);
        RelayProcesses.Started x = relays.alone("x", 901);
        Path file = file(x, relays.alone("y", 902));
        robot.interact(() -> window.lab.shell().open(file));
        live();
        x.process().destroyForcibly();
        window.until(() -> spoken("X").contains("external, not answering"));
        assertTrue(knows("Y"));
    }
}
