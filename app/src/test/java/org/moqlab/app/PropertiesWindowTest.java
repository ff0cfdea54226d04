package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.SessionView;
import org.testfx.api.FxRobot;

/// What there is gets other properties, from the window.
final class PropertiesWindowTest extends InWindow {
    private static final long THEN = Durations.SECOND + Durations.SECOND / 2;

    private Moment moment() {
        return window.lab.player().momentProperty().get();
    }

    private Scenario open() {
        return moment().scenario();
    }

    private void ask(FxRobot robot, String title) throws Exception {
        robot.push(KeyCode.E);
        window.until(() -> robot.lookup("#properties").query().isVisible());
        assertEquals(title, robot.lookup("#propertiesTitle").<Labeled>query().getText());
    }

    private void apply(FxRobot robot) throws Exception {
        robot.interact(robot.lookup("#propertiesApply").queryButton()::fire);
        window.until(() -> moment().now() == THEN);
    }

    @Test
    void theMeshGetsAnotherHoldDownAndUndoSetsItBack(FxRobot robot) throws Exception {
        Scenario first = open();
        window.playTo(THEN);
        robot.interact(() -> window.lab.selection().selectNode(Optional.empty()));
        ask(robot, "Properties of the mesh");
        assertTrue(robot.lookup("#propertiesApply").query().isDisabled(), "nothing has changed");
        robot.interact(() ->
                robot.lookup("#property-knobs").queryTextInputControl().setText("hold-down: soon"));
        assertTrue(robot.lookup("#propertiesApply").query().isDisabled());
        assertTrue(robot.lookup("#propertiesError").<Labeled>query().getText().contains("soon"));
        robot.interact(() ->
                robot.lookup("#property-knobs").queryTextInputControl().setText("hold-down: 1s"));
        apply(robot);
        assertEquals(Durations.SECOND, open().knobs().holdDown().orElseThrow());
        assertTrue(window.lab.overlays().work().isUnsaved());
        window.choose("item-undo");
        window.until(() -> open().equals(first) && moment().now() == THEN);
    }

    @Test
    void theSelectedRelayGetsAPolicyOfItsOwn(FxRobot robot) throws Exception {
        window.playTo(THEN);
        robot.interact(() -> window.lab.selection().selectNode(Optional.of("C")));
        ask(robot, "Properties of relay C");
        ComboBox<String> policy = robot.lookup("#property-policy").query();
        robot.interact(() -> policy.getSelectionModel().select("gossip-2026-05"));
        apply(robot);
        assertEquals(Set.of("C"), open().relays().keySet());
        assertEquals(
                Optional.of("gossip-2026-05"), open().relays().values().iterator().next().policy());
        assertEquals(Optional.of("C"), window.lab.selection().nodeProperty().get());
    }

    @Test
    void theSelectedSessionAndClientHavePropertiesToo(FxRobot robot) throws Exception {
        window.playTo(THEN);
        SessionView session =
                moment().snapshot().sessions().values().stream()
                        .filter(one -> one.dialer().equals("A") && one.acceptor().equals("B"))
                        .findFirst()
                        .orElseThrow();
        robot.interact(
                () -> window.lab.selection().sessionProperty().set(Optional.of(session.id())));
        ask(robot, "Properties of the link A–B");
        robot.push(KeyCode.ESCAPE);
        window.until(() -> !robot.lookup("#properties").query().isVisible());
        robot.interact(() -> {
            window.lab.selection().sessionProperty().set(Optional.empty());
            window.lab.selection().selectNode(Optional.of("sub"));
        });
        ask(robot, "Properties of sub");
        ComboBox<String> at = robot.lookup("#property-at").query();
        robot.interact(() -> at.getSelectionModel().select("D"));
        apply(robot);
        assertEquals("D", open().clients().getLast().at());
    }
}
