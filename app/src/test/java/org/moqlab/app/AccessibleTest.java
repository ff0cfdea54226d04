package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.testfx.api.FxRobot;

/// Whoever does not see the window, or has no mouse, gets everywhere: each control of each screen
/// has a name, and each that does something takes the keyboard.
final class AccessibleTest extends InWindow {
    private static boolean isNamed(Node node) {
        Optional<String> own = Optional.ofNullable(node.getAccessibleText());
        String words = node instanceof Labeled labeled ? labeled.getText() : "";
        boolean worded = words != null && words.chars().anyMatch(Character::isLetterOrDigit);
        return own.filter(text -> !text.isBlank()).isPresent() || worded;
    }

    @Test
    void everyControlOfEveryScreenHasAName(FxRobot robot) throws Exception {
        window.playTo(2_500 * Durations.MILLI);
        TreeSet<String> nameless = new TreeSet<>();
        for (LabCommand screen : Controls.SCREENS) {
            window.open(screen);
            robot.interact(() ->
                    Controls.shown(stage.getScene().getRoot()).stream()
                            .filter(node -> Controls.isDoing(node) || node.isFocusTraversable())
                            .filter(node -> !(node instanceof ScrollPane))
                            .filter(node -> !(node instanceof TabPane))
                            .filter(node -> !Controls.isPart(node) && !isNamed(node))
                            .forEach(node -> nameless.add(Controls.describe(screen, node))));
        }
        assertEquals(new TreeSet<>(), nameless);
    }

    @Test
    void everyControlThatDoesSomethingTakesTheKeyboard(FxRobot robot) throws Exception {
        window.playTo(2_500 * Durations.MILLI);
        TreeSet<String> unreachable = new TreeSet<>();
        for (LabCommand screen : Controls.SCREENS) {
            window.open(screen);
            robot.interact(() ->
                    Controls.shown(stage.getScene().getRoot()).stream()
                            .filter(node -> Controls.isDoing(node) && !Controls.isPart(node))
                            .filter(node -> !node.isFocusTraversable())
                            // Backspace goes to the cause of the selected event as well.
                            .filter(node -> !node.getStyleClass().contains("event-link"))
                            // The list follows the arrow keys of the field above it.
                            .filter(node -> !"paletteList".equals(node.getId()))
                            .forEach(node -> unreachable.add(Controls.describe(screen, node))));
        }
        assertEquals(new TreeSet<>(), unreachable);
    }

    @Test
    void everyRelayAndClientOnTheCanvasIsSpokenOf(FxRobot robot) throws Exception {
        window.playTo(2_500 * Durations.MILLI);
        TreeSet<String> spoken = new TreeSet<>();
        robot.interact(() ->
                robot.lookup(".mesh-node").queryAll().stream()
                        .filter(Node::isFocusTraversable)
                        .forEach(node -> spoken.add(node.getAccessibleText())));
        assertEquals(8, spoken.size(), spoken.toString());
        assertEquals(
                List.of("Publisher", "Relay", "Subscriber"),
                spoken.stream().map(text -> text.split(" ", -1)[0]).distinct().toList());
    }

    private boolean isBound(LabCommand command) {
        return window.lab.shell().commands().isBound(command);
    }

    @Test
    void everyCommandDoesSomething() {
        for (LabCommand command : LabCommand.values()) {
            // The program binds what leaves it.
            boolean bound = command == LabCommand.QUIT || isBound(command);
            assertEquals(true, bound, command.id());
        }
    }
}
