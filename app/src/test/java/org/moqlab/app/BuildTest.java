package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.canvas.Arrangement;
import org.moqlab.app.canvas.MeshCanvas;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.make.BuildViewModel.Kind;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.RelayView;
import org.testfx.api.FxRobot;

/// Relays and clients that are added to the open mesh, and taken out of it.
final class BuildTest extends InWindow {
    private static final long THEN = Durations.SECOND + Durations.SECOND / 2;

    private Moment moment() {
        return window.lab.player().momentProperty().get();
    }

    private Scenario open() {
        return moment().scenario();
    }

    private void write(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryTextInputControl().setText(text));
    }

    private void add(FxRobot robot) throws Exception {
        robot.interact(robot.lookup("#buildAdd").queryButton()::fire);
        window.until(() -> moment().now() == THEN);
    }

    private boolean isUp(String relay) {
        return moment().snapshot().relay(relay).filter(RelayView::up).isPresent();
    }

    @Test
    void aRelayIsAddedByKeyAndJoinsAtTheShownMoment(FxRobot robot, @TempDir Path folder)
            throws Exception {
        window.playTo(THEN);
        List<String> before = open().topology().relays();
        robot.push(KeyCode.A);
        window.until(() -> robot.lookup("#buildName").query().isFocused());
        String name = robot.lookup("#buildName").queryTextInputControl().getText();
        assertEquals(false, before.contains(name));
        assertEquals("A", robot.lookup("#buildPeers").queryTextInputControl().getText());
        add(robot);
        assertEquals(before.size() + 1, open().topology().relays().size());
        assertEquals(Optional.of(name), window.lab.selection().nodeProperty().get());
        assertEquals(true, isUp(name));
        assertEquals(
                List.of(new MeshCommand.Dial(name, "A")),
                open().acts().stream()
                        .filter(act -> act.at() == THEN)
                        .map(Scenario.Act::command)
                        .toList());
        assertEquals(Optional.empty(), moment().snapshot().row(name, new Namespace("test")));
        window.playTo(THEN + Durations.SECOND / 4);
        assertEquals(true, moment().snapshot().row(name, new Namespace("test")).isPresent());
        assertEquals(true, window.lab.overlays().work().isUnsaved());
        Path file = folder.resolve("grown.yaml");
        window.willWrite(file);
        window.choose("item-save");
        assertEquals(open(), ScenarioFile.read(file));
    }

    /// In the middle of a place in the scene.
    private static void mouse(Node node, EventType<MouseEvent> type, Bounds scene, boolean still) {
        double x = scene.getCenterX();
        double y = scene.getCenterY();
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        type != MouseEvent.MOUSE_RELEASED,
                        false,
                        false,
                        false,
                        false,
                        still,
                        null));
    }

    private static Node box(FxRobot robot, String relay) {
        return robot.lookup(".mesh-node")
                .match(node ->
                        String.valueOf(node.getAccessibleText()).startsWith("Relay " + relay))
                .query();
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void aPaletteItemDroppedOnARelayAddsAClientThere(FxRobot robot) throws Exception {
        window.playTo(THEN);
        robot.interact(() -> window.lab.selection().selectNode(Optional.of("A")));
        Bounds relay = inScene(box(robot, "D"));
        Node item = robot.lookup("#addSubscriber").query();
        robot.interact(() -> {
            mouse(item, MouseEvent.MOUSE_PRESSED, inScene(item), true);
            mouse(item, MouseEvent.MOUSE_DRAGGED, relay, false);
            mouse(item, MouseEvent.MOUSE_RELEASED, relay, false);
        });
        window.until(() -> robot.lookup("#buildName").query().isFocused());
        assertEquals("D", robot.lookup("#buildPeers").queryTextInputControl().getText());
        add(robot);
        assertEquals("D", open().clients().getLast().at());
        assertEquals(false, open().clients().getLast().publisher());
    }

    @Test
    void whatWasDoneByHandIsDoneAgainAndUndoTakesTheNewOneOut(FxRobot robot) throws Exception {
        Scenario first = open();
        window.playTo(THEN - Durations.SECOND / 4);
        robot.interact(() -> {
            window.lab.selection().selectNode(Optional.of("C"));
            robot.push(KeyCode.K);
        });
        window.until(() -> !isUp("C"));
        window.playTo(THEN);
        robot.interact(robot.lookup("#addSubscriber").queryButton()::fire);
        assertEquals("subscriber", robot.lookup("#buildKind").<String>queryComboBox().getValue());
        write(robot, "#buildName", "late");
        write(robot, "#buildPeers", "B");
        write(robot, "#buildNamespace", "test");
        add(robot);
        assertEquals(false, isUp("C"));
        assertEquals(
                Optional.of("B"),
                open().clients().stream()
                        .filter(client -> client.name().equals("late"))
                        .map(ClientSpec::at)
                        .findFirst());
        assertEquals(true, moment().snapshot().client("late").isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        window.until(() -> moment().now() == THEN && open().clients().equals(first.clients()));
        assertEquals(false, isUp("C"));
        assertEquals(first.acts().size() + 1, open().acts().size());
    }

    @Test
    void whatIsDraggedOntoTheCanvasStandsWhereItWasDropped(FxRobot robot) throws Exception {
        window.playTo(THEN);
        MeshCanvas canvas = robot.lookup(".mesh-canvas").queryAs(MeshCanvas.class);
        Bounds room = canvas.localToScene(canvas.getLayoutBounds());
        double x = room.getCenterX() + 20;
        double y = room.getCenterY();
        assertEquals(Optional.empty(), canvas.relayAt(x, y));
        Point2D screen = canvas.localToScreen(canvas.sceneToLocal(x, y));
        robot.drag("#addRelay", MouseButton.PRIMARY).moveTo(screen).drop();
        window.until(() -> robot.lookup("#build").query().isVisible());
        String name = robot.lookup("#buildName").queryTextInputControl().getText();
        add(robot);
        window.settle();
        assertEquals(Optional.of(name), canvas.relayAt(x, y));
        robot.interact(canvas::fit);
        assertEquals(Optional.empty(), canvas.relayAt(x, y));
    }

    @Test
    void anEditLeavesWhatWasMovedAndHowTheRestIsArranged(FxRobot robot) throws Exception {
        window.playTo(THEN);
        MeshCanvas canvas = robot.lookup(".mesh-canvas").queryAs(MeshCanvas.class);
        robot.interact(() -> canvas.arrangementProperty().set(Arrangement.GRID));
        window.settle();
        Bounds room = canvas.localToScene(canvas.getLayoutBounds());
        Bounds aside = new BoundingBox(room.getCenterX(), room.getMaxY() - 70, 0, 0);
        robot.interact(() -> {
            Node box = box(robot, "B");
            mouse(box, MouseEvent.MOUSE_PRESSED, inScene(box), true);
            mouse(box, MouseEvent.MOUSE_DRAGGED, aside, false);
            mouse(box, MouseEvent.MOUSE_RELEASED, aside, false);
        });
        assertEquals(Optional.of("B"), canvas.relayAt(aside.getMinX(), aside.getMinY()));
        window.choose("item-add");
        add(robot);
        window.settle();
        assertEquals(Arrangement.GRID, canvas.arrangementProperty().get());
        assertEquals(Optional.of("B"), canvas.relayAt(aside.getMinX(), aside.getMinY()));
        robot.interact(() -> window.lab.shell().begin(Scenarios.plain(Scenarios.zombie())));
        window.until(() -> window.lab.player().readyProperty().get());
        window.settle();
        assertEquals(Arrangement.AUTOMATIC, canvas.arrangementProperty().get());
        assertNotEquals(Optional.of("B"), canvas.relayAt(aside.getMinX(), aside.getMinY()));
    }

    @Test
    void aPublisherIsHeardOf(FxRobot robot) throws Exception {
        window.playTo(THEN);
        robot.interact(() -> window.lab.overlays().building().show(Kind.PUBLISHER));
        write(robot, "#buildPeers", "B");
        write(robot, "#buildNamespace", "more/of/it");
        add(robot);
        window.playTo(THEN + Durations.SECOND / 4);
        for (String relay : open().topology().relays()) {
            assertEquals(
                    true,
                    moment().snapshot().row(relay, new Namespace("more/of/it")).isPresent(),
                    relay);
        }
        assertNotEquals(ClientState.IDLE, moment().snapshot().client("pub1").orElseThrow().state());
    }

    @Test
    void whatCannotBeIsSaidAndNothingIsLost(FxRobot robot) throws Exception {
        window.playTo(THEN);
        Scenario before = open();
        window.choose("item-add");
        write(robot, "#buildName", "A");
        assertEquals(true, window.text("#buildError").startsWith("Expected "));
        assertEquals(true, robot.lookup("#buildAdd").queryButton().isDisabled());
        robot.interact(window.lab.overlays().building()::add);
        assertEquals(before, open());
        write(robot, "#buildName", "G");
        assertEquals("", window.text("#buildError"));
        write(robot, "#buildPeers", "A, Z");
        assertEquals(true, window.text("#buildError").contains("Z"));
        ComboBox<String> kind = robot.lookup("#buildKind").queryComboBox();
        robot.interact(() -> kind.setValue("publisher"));
        assertEquals("", window.text("#buildError"));
        assertEquals(true, robot.lookup("#buildNamespace").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        assertEquals(false, robot.lookup("#build").query().isVisible());
        assertEquals(before, open());
    }

    @Test
    void aRelayIsTakenOutWithItsClientsAndPutBack(FxRobot robot) throws Exception {
        window.playTo(THEN);
        Scenario before = open();
        robot.interact(() -> window.lab.selection().selectNode(Optional.of("B")));
        window.choose("item-remove");
        window.until(() -> moment().now() == THEN);
        assertEquals(false, open().topology().relays().contains("B"));
        assertEquals(Optional.empty(), moment().snapshot().relay("B"));
        window.choose("item-undo");
        window.until(() -> moment().now() == THEN && open().equals(before));
        assertEquals(true, isUp("B"));
        assertEquals(false, window.lab.overlays().work().isUnsaved());
        assertEquals(
                Scenarios.plain(before).variants(),
                window.lab.shell().exhibitProperty().get().variants());
    }
}
