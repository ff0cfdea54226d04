package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.events.EventWords;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Kind;
import org.testfx.api.FxRobot;

/// What the mouse does in the panes that are drawn, and on the canvas.
final class PaneMouseTest extends InWindow {
    private static final List<String> RELAYS = List.of("A", "B", "C", "D", "E", "F");
    private static final long SHOWN = 3 * Durations.SECOND;
    private static final double STEP = 12;
    private static final double ROPE = 9;

    private Selection selection;

    @BeforeEach
    void play() throws TimeoutException {
        selection = window.lab.selection();
        window.playTo(SHOWN);
    }

    private Moment moment() {
        return window.lab.player().momentProperty().get();
    }

    private Bounds open(FxRobot robot, LabCommand command, String pane) throws TimeoutException {
        window.open(command);
        Node node = robot.lookup(pane).query();
        return node.localToScreen(node.getBoundsInLocal());
    }

    private List<String> presses(FxRobot robot, List<double[]> places) {
        Set<String> selected = new LinkedHashSet<>();
        for (double[] place : places) {
            robot.clickOn(place[0], place[1], MouseButton.PRIMARY);
            selection.nodeProperty().get().ifPresent(selected::add);
        }
        return List.copyOf(selected);
    }

    private static List<double[]> across(Bounds pane, double y) {
        List<double[]> places = new ArrayList<>();
        for (double x = pane.getMinX() + STEP; x < pane.getMaxX() - STEP; x += 2 * STEP) {
            places.add(new double[] {x, pane.getMinY() + y});
        }
        return places;
    }

    private static List<double[]> down(Bounds pane, double x) {
        List<double[]> places = new ArrayList<>();
        for (double y = pane.getMinY() + 4; y < pane.getMaxY() - 4; y += 8) {
            places.add(new double[] {pane.getMinX() + x, y});
        }
        return places;
    }

    @Test
    void aClickOnACellOfTheMatrixSelectsItsRelayAndNamespace(FxRobot robot) throws Exception {
        Bounds pane = open(robot, LabCommand.SHOW_MATRIX, ".matrix");
        robot.interact(() -> {
            selection.nodeProperty().set(Optional.empty());
            selection.namespaceProperty().set(Optional.empty());
        });
        assertEquals(RELAYS, presses(robot, across(pane, 48)));
        assertEquals(Optional.of(new Namespace("test")), selection.namespaceProperty().get());
    }

    @Test
    void theMenuOfACellSelectsExplainsCopiesAndActs(FxRobot robot) throws Exception {
        Bounds pane = open(robot, LabCommand.SHOW_MATRIX, ".matrix");
        robot.interact(() -> selection.nodeProperty().set(Optional.empty()));
        robot.rightClickOn(pane.getMinX() + 8, pane.getMinY() + 48);
        assertEquals(Optional.empty(), selection.nodeProperty().get());
        robot.clickOn("#copy-csv");
        assertEquals(
                "namespace,verdict,A,B,C,D,E,F",
                clipboard(robot).lines().findFirst().orElseThrow());
        robot.rightClickOn(pane.getMinX() + 8, pane.getMinY() + 48);
        assertTrue(robot.lookup("#matrix-acts").tryQuery().isPresent());
        robot.clickOn("#matrix-why");
        assertEquals(Optional.of("A"), selection.nodeProperty().get());
        window.until(() -> robot.lookup("#namespaces").query().isFocused());
    }

    private static String clipboard(FxRobot robot) {
        List<String> words = new ArrayList<>();
        robot.interact(
                () -> words.add(javafx.scene.input.Clipboard.getSystemClipboard().getString()));
        return words.getFirst();
    }

    @Test
    void theKeyboardExplainsTheCellItIsOn(FxRobot robot) throws Exception {
        window.open(LabCommand.SHOW_MATRIX);
        robot.interact(() -> selection.nodeProperty().set(Optional.empty()));
        robot.type(KeyCode.RIGHT, 2);
        robot.type(KeyCode.ENTER);
        assertEquals(Optional.of("C"), selection.nodeProperty().get());
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.W);
        assertEquals(Optional.of("D"), selection.nodeProperty().get());
        window.until(() -> robot.lookup("#namespaces").query().isFocused());
    }

    @Test
    void theFilterOfTheMatrixLeavesColumns(FxRobot robot) throws Exception {
        Bounds pane = open(robot, LabCommand.SHOW_MATRIX, ".matrix");
        robot.clickOn("#matrixFilter").write("relay:D,F");
        robot.interact(() -> selection.nodeProperty().set(Optional.empty()));
        assertEquals(List.of("D", "F"), presses(robot, across(pane, 48)));
        assertEquals("1 of 1 names, 2 of 6 relays", window.text("#matrixSummary"));
    }

    @Test
    void aPressOnALaneOfPresenceSelectsItsRelayAndStandsThere(FxRobot robot) throws Exception {
        Bounds pane = open(robot, LabCommand.SHOW_PRESENCE, ".presence");
        robot.interact(() -> selection.nodeProperty().set(Optional.empty()));
        assertEquals(RELAYS, presses(robot, down(pane, pane.getWidth() / 2)));
        long there = moment().now();
        assertTrue(there < SHOWN);
        robot.drag(pane.getCenterX(), pane.getCenterY(), MouseButton.PRIMARY)
                .moveTo(pane.getMinX() + pane.getWidth() / 3, pane.getCenterY())
                .drop();
        window.until(() -> moment().now() < there);
    }

    @Test
    void aPressOnTheHeadsOfSpaceTimeSelectsARelayAndBelowThemGoesToAMoment(FxRobot robot)
            throws Exception {
        Bounds pane = open(robot, LabCommand.SHOW_SPACETIME, ".space-time");
        robot.interact(() -> selection.nodeProperty().set(Optional.empty()));
        assertEquals(RELAYS, presses(robot, across(pane, 8)));
        robot.clickOn(pane.getCenterX(), pane.getCenterY(), MouseButton.PRIMARY);
        window.until(() -> moment().now() < SHOWN);
    }

    @Test
    void aLassoPartsTheRelaysInItFromAllOthers(FxRobot robot) throws Exception {
        Node canvas = robot.lookup(".mesh-canvas").query();
        Node box =
                robot.lookup(".mesh-node").queryAll().stream()
                        .filter(node -> node.getAccessibleText().startsWith("Relay E"))
                        .findFirst()
                        .orElseThrow();
        Bounds around = canvas.sceneToLocal(box.localToScene(box.getBoundsInLocal()));
        double left = around.getMinX() - ROPE;
        double right = around.getMaxX() + ROPE;
        double top = around.getMinY() - ROPE;
        double bottom = around.getMaxY() + ROPE;
        robot.interact(() -> {
            pull(canvas, MouseEvent.MOUSE_PRESSED, left, top);
            pull(canvas, MouseEvent.MOUSE_DRAGGED, right, top);
            pull(canvas, MouseEvent.MOUSE_DRAGGED, right, bottom);
            pull(canvas, MouseEvent.MOUSE_DRAGGED, left, bottom);
            assertTrue(robot.lookup(".lasso").query().isVisible());
            pull(canvas, MouseEvent.MOUSE_RELEASED, left, bottom);
        });
        assertFalse(robot.lookup(".lasso").query().isVisible());
        window.playTo(SHOWN + Durations.SECOND);
        List<String> faults =
                window.lab.player().events(1, 100_000).stream()
                        .filter(event -> event.kind() == Kind.FAULT)
                        .map(event -> EventWords.what(event.body()))
                        .toList();
        assertEquals(List.of("partition: [[E], [A, B, C, D, F]]"), faults);
    }

    /// The pointer with Shift held, at a place of the canvas.
    private static void pull(Node canvas, EventType<MouseEvent> type, double x, double y) {
        boolean held = !type.equals(MouseEvent.MOUSE_RELEASED);
        Point2D scene = canvas.localToScene(x, y);
        PickResult picked = new PickResult(canvas, scene.getX(), scene.getY());
        Event.fireEvent(
                canvas,
                new MouseEvent(
                        type,
                        scene.getX(),
                        scene.getY(),
                        scene.getX(),
                        scene.getY(),
                        MouseButton.PRIMARY,
                        1,
                        true,
                        false,
                        false,
                        false,
                        held,
                        false,
                        false,
                        false,
                        false,
                        false,
                        picked));
    }
}
