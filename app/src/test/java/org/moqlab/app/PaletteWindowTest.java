package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.shell.Found;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;

/// The palette finds acts, and what the open mesh has.
final class PaletteWindowTest extends InWindow {
    private Selection selection;

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        selection = window.lab.selection();
        window.playTo(1_500 * Durations.MILLI);
        window.open(LabCommand.PALETTE);
        window.until(() -> robot.lookup("#paletteText").query().isFocused());
    }

    private static List<Found> found(FxRobot robot) {
        ListView<Found> list = robot.lookup("#paletteList").queryListView();
        return list.getItems();
    }

    @Test
    void onlyActsAreListedBeforeAnythingIsTyped(FxRobot robot) {
        assertTrue(found(robot).stream().allMatch(Found.Act.class::isInstance));
        assertFalse(found(robot).isEmpty());
    }

    @Test
    void aRelayIsFoundByItsNameAndSelected(FxRobot robot) {
        robot.write("d");
        assertEquals(new Found.Node("D", "Relay"), found(robot).getFirst());
        robot.type(KeyCode.ENTER);
        assertEquals(Optional.of("D"), selection.nodeProperty().get());
        assertFalse(robot.lookup("#palette").query().isVisible());
    }

    @Test
    void clientsAndNamespacesAreFoundWithWhatTheyAre(FxRobot robot) {
        robot.interact(() -> selection.namespaceProperty().set(Optional.empty()));
        robot.write("subscriber");
        assertTrue(found(robot).contains(new Found.Node("sub", "Subscriber")));
        robot.interact(() -> robot.lookup("#paletteText").queryTextInputControl().clear());
        robot.write("name tes");
        assertTrue(found(robot).contains(new Found.Name(new Namespace("test"))));
        Node list = robot.lookup("#paletteList").query();
        robot.clickOn(robot.from(list).lookup("test").<Node>query());
        assertEquals(Optional.of(new Namespace("test")), selection.namespaceProperty().get());
    }

    @Test
    void whatCanBeDoneToTheMeshIsFoundThoughItHasNoKey(FxRobot robot) throws Exception {
        robot.write("delay b");
        Found first = found(robot).getFirst();
        assertTrue(first instanceof Found.Deed && first.words().startsWith("Delay"), first.words());
        robot.type(KeyCode.ENTER);
        assertFalse(robot.lookup("#palette").query().isVisible());
        window.until(() ->
                !window.lab.player().momentProperty().get().snapshot().troubles().ways().isEmpty());
    }

    @Test
    void whatIsFoundSaysEverythingOfWhatItDoes(FxRobot robot) {
        robot.write("flaps");
        List<String> flaps = found(robot).stream().map(Found::words).toList();
        assertEquals(3, flaps.stream().distinct().count(), flaps::toString);
        assertTrue(flaps.contains("pub flaps 10 times, every 500ms"), flaps::toString);
        robot.interact(() -> robot.lookup("#paletteText").queryTextInputControl().clear());
        robot.write("jitter a b 20ms");
        assertEquals(
                List.of("Jitter A and B by up to 20ms"),
                found(robot).stream().map(Found::words).limit(1).toList());
    }

    @Test
    void anActIsDoneAsBefore(FxRobot robot) {
        robot.write("view matrix");
        assertEquals(new Found.Act(LabCommand.SHOW_MATRIX), found(robot).getFirst());
        robot.type(KeyCode.ENTER);
        window.settle();
        assertTrue(robot.lookup(".matrix").query().isFocused());
    }
}
