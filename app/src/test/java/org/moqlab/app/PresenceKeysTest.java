package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;

/// The lanes of what relays held when, by keyboard.
final class PresenceKeysTest extends InWindow {
    private static final Namespace TEST = new Namespace("test");

    private Moment moment() {
        return window.lab.player().momentProperty().get();
    }

    private Optional<String> selected() {
        return window.lab.selection().nodeProperty().get();
    }

    @Test
    void keysGoFromLaneToLaneAndFromChangeToChange(FxRobot robot) throws Exception {
        window.playTo(3 * Durations.SECOND);
        robot.interact(() -> window.lab.selection().selectNode(Optional.of("A")));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        Node lanes = robot.lookup(".presence").query();
        window.until(lanes::isFocused);
        robot.type(KeyCode.DOWN);
        assertEquals(Optional.of("B"), selected());
        robot.type(KeyCode.DOWN, 9);
        assertEquals(Optional.of("F"), selected());
        robot.type(KeyCode.UP, 4);
        assertEquals(Optional.of("B"), selected());
        robot.type(KeyCode.LEFT);
        window.until(() -> moment().now() < 3 * Durations.SECOND);
        long change = moment().now();
        assertEquals(change, moment().snapshot().row("B", TEST).orElseThrow().changedAt());
        robot.type(KeyCode.LEFT);
        window.until(() -> moment().now() < change);
        robot.type(KeyCode.RIGHT);
        window.until(() -> moment().now() == change);
        assertEquals(Optional.of("B"), selected());
        assertTrue(lanes.getAccessibleText().contains("B"));
    }
}
