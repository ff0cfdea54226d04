package org.moqlab.app.canvas;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.canvas.MeshScene.ClientBox;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Palette;

/// The boxes of relays and clients; repaints only those that changed. A timer runs only while a box
/// is in motion.
final class NodeLayer extends Pane {
    /// How far the rim of what is selected reaches beyond a box, px.
    private static final double RIM = 7;

    /// The same for after-images, which only relays have, px.
    private static final double HAUNT = 11;

    private record Painted(Record look, boolean focused, Motion motion) {}

    private final Map<String, BoxNode> nodes = new LinkedHashMap<>();
    private final Map<String, Painted> painted = new HashMap<>();
    private final Motions motions = new Motions();
    private final Consumer<BoxNode> arrival;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long nanos) {
                    paint(nanos);
                }
            };

    private MeshScene scene = MeshScene.EMPTY;
    private @Nullable MeshLayout layout;
    private Palette palette = new Palette(Map.of());

    /// @param arrival called with every new box, to give it its handlers
    NodeLayer(Consumer<BoxNode> arrival) {
        this.arrival = arrival;
        setPickOnBounds(false);
    }

    /// Puts boxes where the layout says; those of other names disappear.
    void lay(MeshLayout newLayout) {
        layout = newLayout;
        Map<String, Box> boxes = new LinkedHashMap<>(newLayout.relays());
        boxes.putAll(newLayout.clients());
        nodes.keySet().retainAll(boxes.keySet());
        painted.clear();
        double ring = Math.max(HAUNT, newLayout.detail().reach() + RIM);
        newLayout.relays().forEach((name, box) -> node(name, box, ring));
        newLayout.clients().forEach((name, box) -> node(name, box, RIM));
        List<BoxNode> order = boxes.keySet().stream().map(nodes::get).toList();
        if (!getChildren().equals(order)) {
            getChildren().setAll(order);
        }
    }

    private void node(String name, Box box, double beyond) {
        nodes.computeIfAbsent(name, this::create).place(box, beyond);
    }

    private BoxNode create(String name) {
        BoxNode node = new BoxNode(name);
        node.focusVisibleProperty().addListener((_, _, _) -> paint(System.nanoTime()));
        node.focusedProperty().addListener((_, _, _) -> paint(System.nanoTime()));
        arrival.accept(node);
        return node;
    }

    /// Shows a scene in the present layout.
    ///
    /// @param nanos the screen's clock, ns
    void show(MeshScene newScene, Palette newPalette, long nanos) {
        if (!newPalette.equals(palette)) {
            painted.clear();
        }
        palette = newPalette;
        scene = newScene;
        motions.note(newScene.relays(), nanos);
        paint(nanos);
    }

    /// Shows every box as it is once it has come to rest.
    void settle() {
        motions.settle();
        paint(0);
    }

    private void paint(long nanos) {
        boolean moving = false;
        // Nobody sees a dot's number climb, and hundreds of them would be painted at each pulse.
        boolean still = isStill() || layout == null || layout.detail().isDot();
        for (RelayBox relay : scene.relays()) {
            Motion motion = still ? Motion.NONE : motions.at(relay.name(), nanos);
            moving |= motion.moves();
            paint(
                    relay.name(),
                    relay,
                    relay.spoken(),
                    motion,
                    (pen, focused, detail) ->
                            new RelayPainter(pen, relay, detail).paint(focused, motion));
        }
        for (ClientBox client : scene.clients()) {
            paint(
                    client.name(),
                    client,
                    client.spoken(),
                    Motion.NONE,
                    (pen, focused, detail) -> ClientPainter.paint(pen, client, detail, focused));
        }
        if (moving) {
            timer.start();
        } else {
            timer.stop();
        }
    }

    private interface Painting {
        void paint(Pen pen, boolean focused, Detail detail);
    }

    private void paint(String name, Record look, String spoken, Motion motion, Painting painting) {
        BoxNode node = nodes.get(name);
        MeshLayout on = layout;
        if (node == null || on == null) {
            return;
        }
        boolean focused = node.showsFocus();
        Painted next = new Painted(look, focused, motion);
        if (!next.equals(painted.put(name, next))) {
            node.speak(spoken, on.detail().isDot());
            node.paint(palette, pen -> painting.paint(pen, focused, on.detail()));
        }
    }

    private boolean isStill() {
        return getScene() == null || getScene().getPreferences().isReducedMotion();
    }

    Optional<BoxNode> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /// The box that has the keyboard.
    Optional<String> focused() {
        return getScene() != null && getScene().getFocusOwner() instanceof BoxNode node
                ? Optional.of(node.name())
                : Optional.empty();
    }
}
