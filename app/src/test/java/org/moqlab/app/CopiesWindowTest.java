package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.SessionView;
import org.testfx.api.FxRobot;

/// What panes put on the clipboard: as text by the key everybody knows, as CSV by their menu.
final class CopiesWindowTest extends InWindow {
    @BeforeEach
    void play(FxRobot robot) throws Exception {
        window.playTo(3 * Durations.SECOND);
        robot.interact(() -> window.lab.selection().selectNode(Optional.of("A")));
        window.settle();
    }

    private static String clipboard() {
        return Clipboard.getSystemClipboard().getString();
    }

    /// By the key.
    private static String text(FxRobot robot, Node pane) {
        List<String> words = new ArrayList<>();
        robot.interact(() -> {
            Event.fireEvent(
                    pane,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false));
            words.add(clipboard());
        });
        return words.getFirst();
    }

    /// By the menu.
    private static String csv(FxRobot robot, Node pane) {
        List<String> words = new ArrayList<>();
        robot.interact(() -> {
            ((Control) pane).getContextMenu().getItems().get(1).fire();
            words.add(clipboard());
        });
        return words.getFirst();
    }

    private static String head(String csv) {
        return csv.lines().findFirst().orElseThrow();
    }

    private void tab(FxRobot robot, String pane, int tab) {
        robot.interact(
                () -> robot.lookup(pane).queryAs(TabPane.class).getSelectionModel().select(tab));
        window.settle();
    }

    @Test
    void theSessionsOfARelay(FxRobot robot) {
        tab(robot, "#relay", 1);
        Node sessions = robot.lookup("#sessions.sessions").query();
        String text = text(robot, sessions);
        assertTrue(text.startsWith("session"), text);
        assertTrue(text.lines().count() > 10, text);
        robot.rightClickOn(sessions);
        robot.clickOn("#copy-csv");
        robot.interact(() -> assertEquals("session,role,state,wire,time", head(clipboard())));
    }

    @Test
    void theStreamsAndMessagesOfASession(FxRobot robot) throws Exception {
        long session =
                window.lab.player().momentProperty().get().snapshot().sessions().values().stream()
                        .filter(one -> one.touches("A") && one.touches("B"))
                        .mapToLong(SessionView::id)
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> window.lab.selection().sessionProperty().set(Optional.of(session)));
        window.settle();
        tab(robot, "#sessionTabs", 1);
        Node streams = robot.lookup(".streams").query();
        assertTrue(text(robot, streams).startsWith("stream"));
        assertEquals("stream,kind,opened,sent,received,waiting", head(csv(robot, streams)));
        tab(robot, "#sessionTabs", 2);
        Node messages = robot.lookup("#messages.messages").query();
        assertTrue(text(robot, messages).contains("ANNOUNCE"), text(robot, messages));
        assertEquals("event,time_s,way,message,stream,what,octets", head(csv(robot, messages)));
    }

    @Test
    void whatEachRelayHeldWhen(FxRobot robot) throws Exception {
        window.open(LabCommand.SHOW_PRESENCE);
        Node lanes = robot.lookup(".presence").query();
        String text = text(robot, lanes);
        assertTrue(text.startsWith("relay"), text);
        assertTrue(text.lines().anyMatch(line -> line.matches("F .* lingering +[0-9]+ .*")), text);
        long before = window.lab.player().momentProperty().get().now();
        robot.rightClickOn(lanes);
        robot.clickOn("#copy-csv");
        robot.interact(() -> assertEquals("relay,from,to,state,hops,via", head(clipboard())));
        assertEquals(before, window.lab.player().momentProperty().get().now());
    }

    @Test
    void theChainOfCauses(FxRobot robot) throws Exception {
        window.open(LabCommand.SHOW_SPACETIME);
        long last = window.lab.player().momentProperty().get().snapshot().n();
        robot.interact(() -> window.lab.selection().eventProperty().set(Optional.of(last)));
        window.settle();
        Node chain = robot.lookup("#chain").query();
        assertTrue(text(robot, chain).startsWith("event"));
        String csv = csv(robot, chain);
        assertEquals("event,time_s,at,what", head(csv));
        assertTrue(csv.lines().anyMatch(line -> line.startsWith(last + ",")), csv);
    }
}
