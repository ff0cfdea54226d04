package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// While a sheet is open the keyboard is its own: nothing typed reaches the mesh behind it, Escape
/// closes it, and then the keyboard is where it was.
final class SheetsTest extends InWindow {
    private static final int TABS = 9;

    private final List<LabCommand> done = new ArrayList<>();

    /// Something that opens over the panes.
    record Sheet(String id, Consumer<MeshLab> open) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Sheet> sheets() {
        return Stream.of(
                by("#palette", LabCommand.PALETTE),
                by("#settings", LabCommand.SETTINGS),
                by("#lessons", LabCommand.LESSONS),
                by("#newMesh", LabCommand.NEW_MESH),
                by("#compare", LabCommand.COMPARE),
                by("#museum", LabCommand.MUSEUM),
                by("#start", LabCommand.START),
                by("#help", LabCommand.KEYS),
                by("#help", LabCommand.ABOUT),
                by("#until", LabCommand.RUN_UNTIL),
                by("#film", LabCommand.FILM),
                by("#attach", LabCommand.ATTACH),
                new Sheet("#browser", lab -> lab.browser().invite()),
                new Sheet("#work", SheetsTest::leave));
    }

    private static Sheet by(String id, LabCommand command) {
        return new Sheet(id, lab -> lab.shell().commands().run(command));
    }

    /// Asks for another mesh, with work that is not saved.
    private static void leave(MeshLab lab) {
        lab.shell().leave(() -> {});
    }

    private void begin(FxRobot robot) throws Exception {
        window.playTo(1_500 * Durations.MILLI);
        robot.interact(() ->
                window.lab.player().submit(new MeshCommand.StopRelay("F", MeshCommand.Death.KILL)));
        window.until(() ->
                !window.lab
                        .player()
                        .momentProperty()
                        .get()
                        .snapshot()
                        .relay("F")
                        .orElseThrow()
                        .up());
        robot.interact(() ->
                plain().forEach(command ->
                        window.lab.shell().commands().bind(command, () -> done.add(command))));
    }

    /// Commands that a key does without another key held down.
    private static List<LabCommand> plain() {
        return Arrays.stream(LabCommand.values())
                .filter(command -> !command.key().contains("Shortcut+"))
                .filter(command -> !command.key().contains("Alt+"))
                .filter(command -> !command.key().contains("F1"))
                .toList();
    }

    private static List<KeyCode> keys() {
        return plain().stream()
                .filter(command -> !command.key().contains("Shift+"))
                .map(command -> KeyCombination.valueOf(command.key()))
                .map(combination ->
                        Arrays.stream(KeyCode.values())
                                .filter(code -> matches(combination, code))
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    private static boolean matches(KeyCombination combination, KeyCode code) {
        return combination.match(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private Node open(FxRobot robot, Sheet sheet) throws Exception {
        robot.interact(() -> sheet.open().accept(window.lab));
        WaitForAsyncUtils.waitForFxEvents();
        Node pane = pane(robot, sheet);
        window.until(pane::isVisible);
        window.settle();
        return pane;
    }

    /// The sheet itself; a button of the same name may open it.
    private static Node pane(FxRobot robot, Sheet sheet) {
        return robot.lookup(sheet.id()).queryAll().stream()
                .filter(Pane.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private boolean isFocusIn(Node sheet) {
        Node here = stage.getScene().getFocusOwner();
        while (here != null && !here.equals(sheet)) {
            here = here.getParent();
        }
        return here != null;
    }

    @Test
    void thereAreLettersAndTheSpaceBarAmongTheKeys() {
        assertTrue(keys().containsAll(List.of(KeyCode.SPACE, KeyCode.K, KeyCode.PERIOD)));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void noPlainKeyReachesTheMeshBehind(Sheet sheet, FxRobot robot) throws Exception {
        begin(robot);
        Node pane = open(robot, sheet);
        for (KeyCode key : keys()) {
            if (!pane.isVisible()) {
                open(robot, sheet);
            }
            robot.type(key);
            if (!pane.isVisible()) {
                // The space bar pressed the button that closes it.
                continue;
            }
            if (robot.lookup("#newMesh").query().isVisible() && !sheet.id().equals("#newMesh")) {
                // The space bar pressed the button that opens another sheet.
                robot.interact(() -> window.lab.overlays().newMesh().dismiss());
                continue;
            }
            // As a click on the canvas does.
            robot.interact(() -> robot.lookup(".mesh-node").query().requestFocus());
            robot.type(key);
            assertTrue(isFocusIn(pane), sheet + " " + key);
        }
        assertEquals(List.of(), done);
    }

    @Test
    void aControlThatGoesLeavesTheKeyboardInItsSheet(FxRobot robot) throws Exception {
        begin(robot);
        Node pane = open(robot, by("#settings", LabCommand.SETTINGS));
        assertTrue(isFocusIn(pane));
        robot.interact(() -> {
            Node owner = stage.getScene().getFocusOwner();
            ((Pane) owner.getParent()).getChildren().remove(owner);
        });
        window.settle();
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(isFocusIn(pane), String.valueOf(stage.getScene().getFocusOwner()));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void escapeClosesItAndTheKeyboardIsWhereItWas(Sheet sheet, FxRobot robot) throws Exception {
        begin(robot);
        robot.interact(() -> robot.lookup("#filter").query().requestFocus());
        Node before = stage.getScene().getFocusOwner();
        Node pane = open(robot, sheet);
        List<Node> parts = List.copyOf(((Pane) pane).getChildren());
        for (int i = 0; i < TABS; i++) {
            assertTrue(isFocusIn(pane), String.valueOf(stage.getScene().getFocusOwner()));
            robot.type(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(false, pane.isVisible());
        assertEquals(before, stage.getScene().getFocusOwner());
        assertEquals(List.of(), ((Pane) pane).getChildren(), "of a closed sheet nothing is left");
        open(robot, sheet);
        assertEquals(parts, ((Pane) pane).getChildren());
        robot.interact(() -> robot.lookup(".mesh-node").query().requestFocus());
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(false, pane.isVisible());
    }

    @Test
    void aSheetOpenedFromAnotherGivesTheKeyboardBackToWhereItWasBeforeBoth(FxRobot robot)
            throws Exception {
        begin(robot);
        robot.interact(() -> robot.lookup("#filter").query().requestFocus());
        Node before = stage.getScene().getFocusOwner();
        Node palette = open(robot, by("#palette", LabCommand.PALETTE));
        Node settings = open(robot, by("#settings", LabCommand.SETTINGS));
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(true, false), List.of(palette.isVisible(), settings.isVisible()));
        assertTrue(isFocusIn(palette));
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(false, palette.isVisible());
        assertEquals(before, stage.getScene().getFocusOwner());
    }

    @Test
    void aSheetThatWasClosedUnderAnotherIsPassedOverByTheKeyboard(FxRobot robot) throws Exception {
        begin(robot);
        robot.interact(() -> robot.lookup("#filter").query().requestFocus());
        Node before = stage.getScene().getFocusOwner();
        Node start = open(robot, by("#start", LabCommand.START));
        Node settings = open(robot, by("#settings", LabCommand.SETTINGS));
        robot.interact(() -> robot.lookup("#startClose").queryButton().fire());
        window.settle();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(false, true), List.of(start.isVisible(), settings.isVisible()));
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(false, settings.isVisible());
        assertEquals(before, stage.getScene().getFocusOwner());
    }

    @Test
    void escapeClosesASheetBeforeTheBannerBehindIt(FxRobot robot) throws Exception {
        begin(robot);
        robot.interact(() -> window.lab.shell().warn("Something", "somewhere", ""));
        Node pane = open(robot, by("#settings", LabCommand.SETTINGS));
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        Node banner = robot.lookup("#banner").query();
        assertEquals(List.of(false, true), List.of(pane.isVisible(), banner.isVisible()));
        robot.type(KeyCode.ESCAPE);
        assertEquals(false, banner.isVisible());
    }
}
