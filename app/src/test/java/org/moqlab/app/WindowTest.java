package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.pen.Png;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.engine.mesh.Durations;
import org.testfx.api.FxRobot;

final class WindowTest extends InWindow {
    private static final Path SHOTS =
            Path.of(System.getProperty("moqlab.root"), "app", "target", "shots");

    private void playTo(FxRobot robot, long millis) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        robot.interact(() -> window.lab.player().time().playTo(millis * Durations.MILLI));
        window.until(() -> now() >= millis * Durations.MILLI);
    }

    private long now() {
        return window.lab.player().calmProperty().get().now();
    }

    private boolean isUp(String relay) {
        return window.lab
                .player()
                .momentProperty()
                .get()
                .snapshot()
                .relay(relay)
                .orElseThrow()
                .up();
    }

    private void shoot(FxRobot robot, String name) throws IOException {
        Files.createDirectories(SHOTS);
        robot.interact(() -> {
            try {
                Png.write(stage.getScene().snapshot(null), SHOTS.resolve(name + ".png"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void itOpensOnTheScenarioPausedAndSaysWhatToPress(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        assertEquals("0.000\u00a0s", window.text("#clock"));
        assertFalse(window.lab.player().playingProperty().get());
        assertTrue(robot.lookup("#hint").query().isVisible());
        assertTrue(window.text("#position").startsWith("Paused at event #"));
        shoot(robot, "stage-first");
    }

    @Test
    void theSpaceBarPlaysAndPauses(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        robot.type(KeyCode.SPACE);
        window.until(() -> now() > 0);
        assertFalse(robot.lookup("#hint").query().isVisible());
        robot.type(KeyCode.SPACE);
        assertFalse(window.lab.player().playingProperty().get());
    }

    @Test
    void thePeriodKeyStepsOneEventAndHomeGoesBack(FxRobot robot) throws Exception {
        playTo(robot, 1_002);
        long before = window.lab.player().momentProperty().get().snapshot().n();
        robot.type(KeyCode.PERIOD);
        window.until(() -> window.lab.player().momentProperty().get().snapshot().n() > before);
        robot.clickOn("#clock").clickOn("#restart");
        window.until(() -> now() == 0);
    }

    @Test
    void aGhostShowsInTheTableOfTheSelectedRelay(FxRobot robot) throws Exception {
        playTo(robot, 4_000);
        window.until(() -> window.words("#namespaces").contains("ghost"));
        int findings = window.lab.player().momentProperty().get().snapshot().findings().size();
        assertTrue(findings > 1, "ghosts, a circle, and what follows: " + findings);
        assertEquals(findings + " findings", window.text("#findings"));
        shoot(robot, "stage-ghost");
        window.choose("item-show-tables");
        shoot(robot, "stage-tables");
    }

    @Test
    void aRelayIsKilledByKeyAndStartedAgainByMenu(FxRobot robot) throws Exception {
        playTo(robot, 3_000);
        robot.type(KeyCode.K);
        window.until(() -> !isUp("A"));
        assertTrue(window.canChoose("item-restart-relay"));
        window.choose("item-restart-relay");
        window.until(() -> isUp("A"));
        assertFalse(window.canChoose("item-restart-relay"));
    }

    @Test
    void aRelayIsKilledByMenuAndStartedAgainByKey(FxRobot robot) throws Exception {
        playTo(robot, 3_000);
        window.choose("item-kill");
        window.until(() -> !isUp("A"));
        assertFalse(window.canChoose("item-kill"));
        robot.type(KeyCode.R);
        window.until(() -> isUp("A"));
        assertTrue(window.canChoose("item-kill"));
    }

    @Test
    void lettersTypedIntoTheFilterCommandNothing(FxRobot robot) throws Exception {
        playTo(robot, 3_000);
        robot.clickOn("#filter").write("kick re. A");
        assertEquals("kick re. A", robot.lookup("#filter").queryTextInputControl().getText());
        assertTrue(isUp("A"));
        assertEquals(3_000 * Durations.MILLI, now());
    }

    @Test
    void aMalformedFileIsRefusedWithItsPlaceAndKeepsWhatWasOpen(FxRobot robot, @TempDir Path folder)
            throws Exception {
        playTo(robot, 3_000);
        Path file = folder.resolve("broken.yaml");
        Files.writeString(file, "title: Broken\nseed: soon\n");
        window.willPick(file);
        window.choose("item-open");
        assertTrue(robot.lookup("#banner").query().isVisible());
        assertEquals(file + ":2:7", window.text("#bannerPlace"));
        assertEquals(3_000 * Durations.MILLI, now());
        assertEquals(Scenarios.zombie(), window.lab.player().momentProperty().get().scenario());
        shoot(robot, "stage-banner");
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#banner").query().isVisible());
    }

    @Test
    void aSelectedSubscriberTellsWhatItAskedAndWhatCameOfIt(FxRobot robot) throws Exception {
        playTo(robot, 3_000);
        robot.interact(() -> window.lab.selection().nodeProperty().set(Optional.of("sub")));
        window.until(() -> window.words("#client").stream().anyMatch(it -> it.startsWith("#2 at")));
        shoot(robot, "stage-subscriber");
        assertTrue(
                window.words("#client")
                        .contains(
                                "accepted after 2\u00a0ms, failed with code 0 after 260\u00a0ms"));
    }

    private long session(String dialer, String acceptor) {
        return window.lab.player().momentProperty().get().snapshot().sessions().values().stream()
                .filter(s -> s.dialer().equals(dialer) && s.acceptor().equals(acceptor))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void shootBoth(FxRobot robot, String name) throws IOException {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            robot.interact(() -> window.lab.shell().themeProperty().set(theme));
            shoot(robot, name + "-" + theme.name().toLowerCase(Locale.ROOT));
        }
    }

    private void tab(FxRobot robot, int index) {
        robot.interact(() ->
                robot.lookup("#sessionTabs")
                        .queryAs(TabPane.class)
                        .getSelectionModel()
                        .select(index));
    }

    @Test
    void aSelectedSessionShowsWhatItsEndsSayItsStreamsAndItsMessages(FxRobot robot)
            throws Exception {
        playTo(robot, 2_300);
        robot.interact(() -> window.lab.selection().nodeProperty().set(Optional.of("B")));
        robot.interact(
                () -> robot.lookup("#relay").queryAs(TabPane.class).getSelectionModel().select(1));
        shootBoth(robot, "session-list");
        robot.clickOn("A·1");
        window.until(() -> window.words("#figures").contains("moq-lite-03"));
        long first = window.lab.selection().sessionProperty().get().orElseThrow();
        assertEquals("Session A–B·1", window.text(".inspector-head > .title"));
        shootBoth(robot, "session-figures");
        robot.clickOn("A–B·2");
        assertTrue(window.lab.selection().sessionProperty().get().orElseThrow() != first);

        tab(robot, 1);
        window.until(() -> !robot.lookup("#streams").queryTableView().getItems().isEmpty());
        shootBoth(robot, "session-streams");
        tab(robot, 2);
        window.until(() -> robot.lookup("#messages").queryListView().getItems().size() > 3);
        shootBoth(robot, "session-messages");
        robot.clickOn(robot.lookup("#messages").lookup(".event-link").queryAll().iterator().next());
        assertTrue(window.lab.selection().eventProperty().get().isPresent());
        assertEquals("Session A–B·2", window.text(".inspector-head > .title"));
        robot.clickOn("#leave");
        assertEquals("Relay B", window.text(".inspector-head > .title"));
    }

    @Test
    void aSessionThatIsOverKeepsItsLastFigures(FxRobot robot) throws Exception {
        playTo(robot, 8_900);
        long session = session("A", "B");
        robot.interact(() -> window.lab.selection().sessionProperty().set(Optional.of(session)));
        window.until(() -> window.words("#figures").contains("moq-lite-03"));
        playTo(robot, 60_000);
        window.until(() ->
                window.words(".session-pane").stream()
                        .anyMatch(w -> w.startsWith("This session is over")));
        assertEquals("over", window.text("#process"));
        assertTrue(window.words("#figures").contains("moq-lite-03"));
        shootBoth(robot, "session-over");
    }

    @Test
    void aSelectedEventIsTakenApartAndItsCauseIsAKeyAway(FxRobot robot) throws Exception {
        playTo(robot, 2_300);
        robot.interact(() -> window.lab.selection().eventProperty().set(Optional.of(300L)));
        shoot(robot, "stage-event");
        long cause = window.lab.player().event(300).orElseThrow().cause();
        robot.type(KeyCode.BACK_SPACE);
        assertEquals(Optional.of(cause), window.lab.selection().eventProperty().get());
    }

    @Test
    void theSameMeshRunsLiveOverRealQuicAndGoesBackToSimulated(FxRobot robot) throws Exception {
        robot.interact(() -> window.lab.player().open(Scenarios.pair()));
        robot.clickOn("#live");
        window.until(() -> window.words("#namespaces").contains("live"));
        assertTrue(window.text("#mesh").startsWith("live over QUIC"));
        robot.interact(
                () -> window.lab.selection().sessionProperty().set(Optional.of(session("A", "B"))));
        window.until(() -> window.words("#figures").contains("Window, octets"));
        shootBoth(robot, "session-live");
        assertTrue(robot.lookup("#step").query().isDisabled());
        shoot(robot, "stage-live");
        robot.clickOn("#simulated");
        window.until(() -> window.lab.player().readyProperty().get() && now() == 0);
    }

    @Test
    void aBrowserIsInvitedToALiveMeshOnlyAndTheAddressCanBeCopied(FxRobot robot) throws Exception {
        List<String> opened = new ArrayList<>();
        robot.interact(() -> window.lab.browser().openWith(opened::add));
        assertFalse(window.canChoose("item-join-browser"));
        robot.interact(() -> window.lab.player().open(Scenarios.pair()));
        robot.clickOn("#live");
        window.until(() -> window.canChoose("item-join-browser"));
        window.choose("item-join-browser");
        window.until(() -> robot.lookup("#browser").query().isVisible());

        String url = robot.lookup("#browserUrl").queryTextInputControl().getText();
        assertEquals(List.of(url), opened);
        try (InputStream in = URI.create(url).resolve("mesh.json").toURL().openStream()) {
            String guide = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(guide.contains("\"name\":\"B\""), guide);
        }
        robot.clickOn("#browserCopy");
        robot.interact(() -> assertEquals(url, Clipboard.getSystemClipboard().getString()));
        shoot(robot, "stage-browser");
        robot.type(KeyCode.ESCAPE);
        window.until(() -> !robot.lookup("#browser").query().isVisible());
    }
}
