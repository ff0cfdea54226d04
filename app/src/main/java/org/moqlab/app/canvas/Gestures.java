package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;

/// What the pointer does on the empty canvas: the wheel zooms, a drag moves what is seen, and a
/// drag with Shift draws a lasso. FX thread only.
final class Gestures {
    /// Most corners of a lasso; a longer one ends where it is.
    static final int MAX_CORNERS = 4_000;

    private static final int LEAST_CORNERS = 3;

    /// What the canvas does about them.
    ///
    /// @param zoom called with a factor and the pointer
    /// @param pan called with how far the pointer went, px
    /// @param lasso called with the corners, px of the canvas, when it is closed
    record Target(Zooming zoom, Consumer<Point2D> pan, Consumer<List<Point2D>> lasso) {}

    /// Looks nearer or farther.
    interface Zooming {
        void by(double factor, Point2D at);
    }

    private final Polygon rope = new Polygon();
    private final List<Point2D> corners = new ArrayList<>();
    private final Target target;
    private Point2D last = Point2D.ZERO;

    Gestures(Target target) {
        this.target = target;
        rope.getStyleClass().add("lasso");
        rope.setManaged(false);
        rope.setMouseTransparent(true);
        rope.setVisible(false);
    }

    /// The lasso, to be put on top of the canvas.
    Polygon rope() {
        return rope;
    }

    /// Listens to the pointer.
    void listen(Region canvas) {
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> release());
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private void press(MouseEvent event) {
        last = new Point2D(event.getX(), event.getY());
        corners.clear();
        if (event.getButton() == MouseButton.PRIMARY && event.isShiftDown()) {
            corners.add(last);
        }
    }

    private void drag(MouseEvent event) {
        Point2D here = new Point2D(event.getX(), event.getY());
        if (!event.isPrimaryButtonDown()) {
            return;
        }
        if (corners.isEmpty()) {
            target.pan().accept(here.subtract(last));
        } else if (corners.size() < MAX_CORNERS) {
            corners.add(here);
            rope.getPoints().setAll(corners.stream().flatMap(Gestures::both).toList());
            rope.setVisible(true);
        }
        last = here;
    }

    private static java.util.stream.Stream<Double> both(Point2D p) {
        return java.util.stream.Stream.of(p.getX(), p.getY());
    }

    private void release() {
        if (corners.size() >= LEAST_CORNERS) {
            target.lasso().accept(List.copyOf(corners));
        }
        corners.clear();
        rope.setVisible(false);
        rope.getPoints().clear();
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            double factor = event.getDeltaY() > 0 ? Viewport.STEP : 1 / Viewport.STEP;
            target.zoom().by(factor, new Point2D(event.getX(), event.getY()));
            event.consume();
        }
    }

    /// The partition a lasso asks for; none where it holds no relay, or all.
    static Optional<MeshCommand> parted(List<Point2D> corners, Map<String, Box> relays) {
        List<String> within = new ArrayList<>();
        List<String> others = new ArrayList<>();
        relays.forEach(
                (name, box) -> (contains(corners, box.center()) ? within : others).add(name));
        return within.isEmpty() || others.isEmpty()
                ? Optional.empty()
                : Optional.of(new LinkFault.Partition(List.of(within, others)));
    }

    /// Whether a point lies within corners.
    static boolean contains(List<Point2D> corners, Point2D p) {
        boolean inside = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            Point2D a = corners.get(i);
            Point2D b = corners.get(j);
            boolean spans = a.getY() > p.getY() != b.getY() > p.getY();
            if (spans
                    && p.getX()
                            < (b.getX() - a.getX()) * (p.getY() - a.getY()) / (b.getY() - a.getY())
                                    + a.getX()) {
                inside = !inside;
            }
        }
        return inside;
    }
}
