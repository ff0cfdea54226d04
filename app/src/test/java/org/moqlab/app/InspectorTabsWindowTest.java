package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;

/// The tabs of a selected relay: who asks it, whom it asks, and what happened at it.
final class InspectorTabsWindowTest extends InWindow {
    private Selection selection;

    @BeforeEach
    void selectA(FxRobot robot) throws Exception {
        selection = window.lab.selection();
        window.playTo(1_500 * Durations.MILLI);
        robot.interact(() -> selection.selectNode(Optional.of("A")));
    }

    private void open(FxRobot robot, int tab) {
        robot.interact(() ->
                robot.lookup("#relay").queryAs(TabPane.class).getSelectionModel().select(tab));
        window.settle();
    }

    private static TableView<?> table(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TableView.class);
    }

    @Test
    void aSubscriptionSelectsItsNamespaceAndEnterItsSession(FxRobot robot) {
        robot.interact(() -> selection.namespaceProperty().set(Optional.empty()));
        open(robot, 2);
        assertEquals(1, table(robot, "#asking").getItems().size());
        robot.interact(() -> table(robot, "#asking").requestFocus());
        robot.type(KeyCode.DOWN);
        assertEquals(Optional.of(new Namespace("test")), selection.namespaceProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        robot.interact(() ->
                assertTrue(Clipboard.getSystemClipboard().getString().contains("Who asks A")));
        robot.type(KeyCode.ENTER);
        assertTrue(selection.sessionProperty().get().isPresent());
    }

    @Test
    void theLinkOfASubscriptionLooksIntoItsSession(FxRobot robot) {
        open(robot, 2);
        robot.clickOn(
                robot.from(table(robot, "#asked"))
                        .lookup(".event-link")
                        .<javafx.scene.Node>query());
        assertTrue(selection.sessionProperty().get().isPresent());
    }

    @Test
    void aLineOfTheLogSelectsItsEvent(FxRobot robot) {
        open(robot, 3);
        ListView<?> log = robot.lookup("#logLines").queryAs(ListView.class);
        assertTrue(log.getItems().size() > 10);
        robot.interact(log::requestFocus);
        robot.type(KeyCode.END);
        Optional<Long> last = selection.eventProperty().get();
        assertTrue(last.isPresent());
        robot.type(KeyCode.UP);
        assertTrue(selection.eventProperty().get().orElseThrow() < last.get());
    }

    @Test
    void theLogShowsTheNewestFirstOfAll(FxRobot robot) throws Exception {
        open(robot, 3);
        ListView<?> log = robot.lookup("#logLines").queryAs(ListView.class);
        Object newest = log.getItems().getLast();
        window.until(() ->
                log.lookupAll(".list-cell").stream()
                        .map(node -> ((javafx.scene.control.ListCell<?>) node).getItem())
                        .anyMatch(newest::equals));
    }
}
