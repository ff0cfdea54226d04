package org.moqlab.app.canvas;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;

/// What the pointer does on the canvas: selects, drags boxes, links from their rims, opens menus.
/// FX thread only.
final class Pointing {
    private final Target target;
    private final Linker linker;
    private final CanvasMenu menu;

    /// What it points at.
    ///
    /// @param canvas the canvas
    /// @param places where the boxes are
    /// @param selection what is selected
    /// @param moment what is shown
    /// @param arrange puts the boxes where they are now
    record Target(
            Node canvas,
            Placement places,
            Selection selection,
            Supplier<Optional<Moment>> moment,
            Runnable arrange) {}

    Pointing(Target target, Linker linker, CanvasMenu menu) {
        this.target = target;
        this.linker = linker;
        this.menu = menu;
    }

    /// Listens on the canvas itself.
    void listen() {
        Node canvas = target.canvas();
        canvas.setOnMouseMoved(event -> {
            boolean over = session(event.getX(), event.getY()).isPresent();
            canvas.setCursor(over ? Cursor.HAND : null);
        });
        canvas.setOnMousePressed(_ -> menu.hide());
        canvas.setOnMouseClicked(this::clickEmpty);
        canvas.setOnContextMenuRequested(event ->
                shown(now -> menu.open(canvas, now, session(event.getX(), event.getY()), event)));
    }

    /// Listens on a box.
    void listen(BoxNode node) {
        node.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                node.takeFocus(false);
                target.selection().selectNode(Optional.of(node.name()));
            }
            event.consume();
        });
        node.setOnMousePressed(event -> linker.grasp(node, event));
        node.setOnMouseMoved(event -> node.setCursor(linker.grip(node, event)));
        node.setOnMouseDragged(event -> drag(node, event));
        node.setOnMouseReleased(event -> linker.drop(pointer(event)));
        node.setOnContextMenuRequested(event -> shown(now -> menu.open(node, now, event)));
    }

    /// Lets a box follow the pointer, or the thread that was begun on its rim.
    private void drag(BoxNode node, MouseEvent event) {
        boolean drags = event.isPrimaryButtonDown() && !event.isStillSincePress();
        if (drags && !linker.spin(pointer(event))) {
            target.places().move(node.name(), pointer(event));
            target.arrange().run();
        }
        event.consume();
    }

    private Point2D pointer(MouseEvent event) {
        return target.canvas().sceneToLocal(event.getSceneX(), event.getSceneY());
    }

    private void shown(Consumer<Moment> use) {
        target.moment().get().ifPresent(use);
    }

    /// Selects the session under the pointer, or nothing.
    private void clickEmpty(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            Optional<Long> session = session(event.getX(), event.getY());
            if (session.isPresent()) {
                target.selection().sessionProperty().set(session);
            } else {
                target.selection().selectNode(Optional.empty());
            }
        }
    }

    private Optional<Long> session(double x, double y) {
        return target.moment()
                .get()
                .flatMap(shown ->
                        target.places()
                                .layout()
                                .flatMap(on -> new SessionHits(shown, on).at(x, y)));
    }
}
