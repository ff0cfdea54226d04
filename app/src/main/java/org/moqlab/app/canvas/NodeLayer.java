package org.moqlab.app.canvas;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Pane;
import org.moqlab.app.canvas.MeshScene.ClientBox;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.theme.Palette;

/// The boxes of relays and clients; repaints only those that changed.
final class NodeLayer extends Pane {
    private final Map<String, BoxNode> nodes = new LinkedHashMap<>();
    private final Map<String, Record> painted = new HashMap<>();
    private final Consumer<BoxNode> arrival;
    private Runnable repaint = () -> {};

    /// @param arrival called with every new box, to give it its handlers
    NodeLayer(Consumer<BoxNode> arrival) {
        this.arrival = arrival;
        setPickOnBounds(false);
    }

    /// Puts boxes where the layout says; those of other names disappear.
    void lay(MeshLayout layout) {
        Map<String, Box> boxes = new LinkedHashMap<>(layout.relays());
        boxes.putAll(layout.clients());
        nodes.keySet().retainAll(boxes.keySet());
        painted.clear();
        boxes.forEach((name, box) -> nodes.computeIfAbsent(name, this::create).place(box));
        List<BoxNode> order = boxes.keySet().stream().map(nodes::get).toList();
        if (!getChildren().equals(order)) {
            getChildren().setAll(order);
        }
    }

    private BoxNode create(String name) {
        BoxNode node = new BoxNode(name);
        node.focusVisibleProperty().addListener((_, _, _) -> refocus(name));
        node.focusedProperty().addListener((_, _, _) -> refocus(name));
        arrival.accept(node);
        return node;
    }

    private void refocus(String name) {
        painted.remove(name);
        repaint.run();
    }

    /// What to do when a box has to be painted again although the scene has not changed.
    void onRepaint(Runnable action) {
        repaint = action;
    }

    /// Forgets what is painted, as after a change of colours.
    void invalidate() {
        painted.clear();
    }

    void paint(MeshScene scene, MeshLayout layout, Palette palette) {
        Detail detail = layout.detail();
        for (RelayBox relay : scene.relays()) {
            node(relay.name(), relay)
                    .ifPresent(node -> {
                        node.setAccessibleText(relay.spoken());
                        boolean focused = node.showsFocus();
                        node.paint(
                                palette,
                                pen -> new RelayPainter(pen, relay, detail).paint(focused, 1));
                    });
        }
        for (ClientBox client : scene.clients()) {
            node(client.name(), client)
                    .ifPresent(node -> {
                        node.setAccessibleText(client.spoken());
                        boolean focused = node.showsFocus();
                        node.paint(
                                palette, pen -> ClientPainter.paint(pen, client, detail, focused));
                    });
        }
    }

    private Optional<BoxNode> node(String name, Record look) {
        if (look.equals(painted.put(name, look))) {
            return Optional.empty();
        }
        return node(name);
    }

    Optional<BoxNode> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /// The box that has the keyboard.
    Optional<String> focused() {
        return nodes.values().stream().filter(BoxNode::isFocused).map(BoxNode::name).findFirst();
    }
}
