package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.Lane;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.pen.Png;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.engine.mesh.Durations;
import org.testfx.api.FxRobot;

/// Time in the window, as a person meets it.
final class TimeWindowTest extends InWindow {
    private static final Path SHOTS =
            Path.of(System.getProperty("moqlab.root"), "app", "target", "shots");

    private MeshPlayer player() {
        return window.lab.player();
    }

    private TimeControls time() {
        return player().time();
    }

    private Moment moment() {
        return player().momentProperty().get();
    }

    private void playTo(long millis) throws Exception {
        window.playTo(millis * Durations.MILLI);
    }

    private void shoot(FxRobot robot, String name) throws IOException {
        Files.createDirectories(SHOTS);
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            robot.interact(() -> window.lab.shell().themeProperty().set(theme));
            Path file = SHOTS.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
            robot.interact(() -> {
                try {
                    Png.write(stage.getScene().snapshot(null), file);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
    }

    private Node strip(FxRobot robot) {
        return robot.lookup(".strip").query();
    }

    @Test
    void commaTakesAnEventBackAndPeriodBringsItAgain(FxRobot robot) throws Exception {
        playTo(1_500);
        long last = moment().snapshot().n();
        robot.type(KeyCode.COMMA);
        window.until(() -> moment().snapshot().n() < last);
        assertTrue(window.text("#position").startsWith("Paused at event #"));
        assertTrue(window.text("#position").endsWith(" of " + last));
        while (moment().snapshot().n() < last) {
            long n = moment().snapshot().n();
            robot.type(KeyCode.PERIOD);
            window.until(() -> moment().snapshot().n() > n);
        }
        assertEquals(last, time().recordedProperty().get());
    }

    @Test
    void draggingOverTheStripShowsThePastAndKeepsTheRecording(FxRobot robot) throws Exception {
        playTo(4_000);
        long recorded = time().recordedProperty().get();
        Node strip = strip(robot);
        double left = strip.localToScreen(strip.getBoundsInLocal()).getMinX();
        double top = strip.localToScreen(strip.getBoundsInLocal()).getMinY();
        robot.drag(left + 200, top + 30).moveTo(left + 60, top + 30);
        window.until(() -> moment().now() < 1_500 * Durations.MILLI);
        robot.moveTo(left + 120, top + 30).drop();
        window.until(() -> !time().isSeeking());
        assertTrue(moment().now() > 0 && moment().now() < 4_000 * Durations.MILLI);
        assertEquals(recorded, time().recordedProperty().get());
        shoot(robot, "time-scrubbed");
        robot.type(KeyCode.LEFT);
        long before = moment().now();
        window.until(() -> moment().now() < before || !time().isSeeking());
        robot.type(KeyCode.END);
        window.until(() -> moment().snapshot().n() == recorded);
    }

    @Test
    void altAndArrowsGoFromMarkToMark(FxRobot robot) throws Exception {
        playTo(4_000);
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        window.until(() -> time().behindProperty().get());
        long first = moment().snapshot().n();
        assertEquals(first, window.lab.selection().eventProperty().get().orElseThrow());
        robot.type(KeyCode.M);
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        window.until(() -> moment().snapshot().n() < first);
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        window.until(() -> moment().snapshot().n() == first);
    }

    @Test
    void aBookmarkIsNamedByKeyListedInTheMenuAndOutlastsAnEdit(FxRobot robot) throws Exception {
        playTo(1_500);
        robot.push(KeyCode.SHIFT, KeyCode.M);
        TextField field = robot.lookup("#namingText").queryAs(TextField.class);
        window.until(field::isFocused);
        robot.interact(field::selectAll);
        robot.write("before it left").type(KeyCode.ENTER);
        assertFalse(robot.lookup("#naming").tryQuery().filter(Node::isVisible).isPresent());
        playTo(4_000);
        assertEquals(List.of("before it left  —  1.500\u00a0s"), bookmarks(robot));
        shoot(robot, "time-bookmark");
        robot.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.LEFT);
        window.until(() -> moment().now() == 1_500 * Durations.MILLI && !time().isSeeking());
        contextMenu(robot, "bookmark-rename");
        window.until(field::isFocused);
        robot.interact(() -> field.setText("left"));
        robot.type(KeyCode.ENTER);
        int relays = moment().scenario().topology().relays().size();
        robot.interact(() -> {
            window.lab.selection().selectNode(Optional.of("F"));
            window.lab.shell().commands().run(LabCommand.REMOVE);
        });
        window.until(() ->
                moment().scenario().topology().relays().size() == relays - 1
                        && moment().now() == 1_500 * Durations.MILLI);
        assertEquals(List.of("left  —  1.500\u00a0s"), bookmarks(robot));
        robot.interact(() -> window.lab.shell().commands().run(LabCommand.UNDO));
        window.until(() -> moment().scenario().topology().relays().size() == relays);
        window.until(() -> moment().now() == 1_500 * Durations.MILLI);
        assertEquals(List.of("left  —  1.500\u00a0s"), bookmarks(robot));
        contextMenu(robot, "bookmark-remove");
        assertEquals(List.of("No bookmark was set yet"), bookmarks(robot));
    }

    /// Chooses from the menu of the bookmark at the shown moment, as its key opens it.
    private void contextMenu(FxRobot robot, String item) {
        robot.interact(() ->
                Event.fireEvent(
                        strip(robot),
                        new ContextMenuEvent(
                                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                                0,
                                0,
                                100,
                                100,
                                true,
                                new PickResult(strip(robot), 0, 0))));
        robot.clickOn("#" + item);
    }

    private static List<String> bookmarks(FxRobot robot) {
        return robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> "menu-bookmarks".equals(item.getId()))
                .map(Menu.class::cast)
                .peek(menu ->
                        robot.interact(() -> Event.fireEvent(menu, new Event(Menu.ON_SHOWING))))
                .flatMap(menu -> menu.getItems().stream())
                .map(MenuItem::getText)
                .toList();
    }

    @Test
    void whatToRunUntilIsTypedOrPickedAndRefusedWithTheReason(FxRobot robot) throws Exception {
        playTo(1_500);
        robot.clickOn("#until");
        window.until(() -> robot.lookup(".until").query().isVisible());
        TextField field = robot.lookup("#untilText").queryAs(TextField.class);
        window.until(field::isFocused);
        robot.write("G loses test").type(KeyCode.ENTER);
        assertEquals(
                "G is no relay of this mesh. Its relays: A, B, C, D, E, F.",
                window.text("#untilError"));
        shoot(robot, "time-until");
        robot.interact(() -> field.setText("B changes test"));
        robot.type(KeyCode.ENTER);
        window.until(() -> time().haltedProperty().get().isPresent());
        window.until(() -> window.text("#position").startsWith("Stopped at event #"));
        assertFalse(robot.lookup(".until").query().isVisible());
        assertTrue(window.text("#position").endsWith(": B changes test"));
    }

    @Test
    void theFirstFindingPausesTheRunAndItsRowTellsWhy(FxRobot robot) throws Exception {
        window.until(() -> player().readyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        assertTrue(time().pauseAtFindingProperty().get());
        robot.interact(() -> time().playTo(6_000 * Durations.MILLI));
        window.until(() -> time().haltedProperty().get().isPresent());
        window.until(() -> window.text("#position").startsWith("Paused by the first finding"));
        robot.clickOn("#findings");
        window.until(() -> window.words("#findingsList").contains("Expected"));
        assertTrue(window.words("#findingsList").contains("Why"));
        assertEquals("1 finding", window.text("#findingsCount"));
        shoot(robot, "findings");
    }

    @Test
    void everyCommandOfTheMenusDoesSomething() {
        List<LabCommand> idle =
                Arrays.stream(LabCommand.values())
                        .filter(command -> !window.lab.shell().commands().isBound(command))
                        .toList();
        assertEquals(List.of(LabCommand.QUIT), idle, "the program itself quits");
    }

    @Test
    void aClickedFindingIsGoneTo(FxRobot robot) throws Exception {
        playTo(4_000);
        window.choose("item-show-findings");
        window.until(() -> window.words("#findingsList").contains("no-ghost"));
        robot.clickOn("loop-free");
        window.until(() -> moment().now() < 3_100 * Durations.MILLI);
        long raised = window.lab.selection().eventProperty().get().orElseThrow();
        assertEquals(raised, moment().snapshot().n());
        shoot(robot, "findings-gone-to");
    }

    @Test
    void actingInThePastOpensABranchAndTheMenuOfBranchesLeadsBack(FxRobot robot) throws Exception {
        playTo(4_000);
        robot.interact(() -> time().goToTime(2_500 * Durations.MILLI));
        window.until(() -> !time().isSeeking());
        robot.type(KeyCode.K);
        window.until(() -> time().lanesProperty().get().size() == 2);
        window.playTo(5_000 * Durations.MILLI);
        MenuButton branches = robot.lookup("#branches").queryAs(MenuButton.class);
        assertEquals("branch 2", branches.getText());
        shoot(robot, "time-branches");
        robot.interact(() -> branches.getItems().getFirst().fire());
        window.until(() -> branches.getText().equals("main"));
        assertEquals(
                List.of("main", "branch 2"),
                time().lanesProperty().get().stream().map(Lane::name).toList());
        assertTrue(moment().snapshot().relay("A").orElseThrow().up());
    }

    @Test
    void aLiveScreenIsPausedItsRecordingScrubbedAndNowCaughtUpWith(FxRobot robot) throws Exception {
        robot.interact(() -> player().open(Scenarios.pair()));
        robot.clickOn("#live");
        window.until(() -> window.words("#namespaces").contains("live"));
        robot.type(KeyCode.SPACE);
        assertFalse(player().playingProperty().get());
        long paused = moment().snapshot().n();
        window.until(() -> time().recordedProperty().get() > paused);
        assertEquals(paused, moment().snapshot().n());
        robot.type(KeyCode.COMMA);
        window.until(() -> moment().snapshot().n() == paused - 1);
        robot.type(KeyCode.HOME);
        window.until(() -> moment().snapshot().n() < paused / 2);
        shoot(robot, "time-live");
        robot.clickOn("#now");
        window.until(() -> player().playingProperty().get() && moment().snapshot().n() > paused);
    }
}
