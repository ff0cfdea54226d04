package org.moqlab.app.canvas;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.acts.Linking;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.MeshCommand;

/// Links two relays: a thread is spun from one to the other, with the pointer from the rim of the
/// first, or with the keyboard. FX thread only.
final class Linker implements MeshKeys.Links {
    /// Widest rim of a box, px.
    static final double RIM = 8;

    /// The rim is at most one in so many parts of a box.
    private static final double SHARE = 5;

    /// What it links on.
    ///
    /// @param places where the boxes are
    /// @param moment what is shown
    /// @param current the box that has the keyboard, else the selected one
    /// @param submit carries out a command
    /// @param begun told where a link was begun by keyboard; empty once it is over
    record Target(
            Placement places,
            Supplier<Optional<Moment>> moment,
            Supplier<Optional<String>> current,
            Consumer<MeshCommand> submit,
            Consumer<Optional<String>> begun) {}

    private final Target target;
    private final Line thread = new Line();
    private Optional<String> from = Optional.empty();

    Linker(Target target) {
        this.target = target;
        thread.getStyleClass().add("link-thread");
        thread.setManaged(false);
        thread.setMouseTransparent(true);
        thread.setVisible(false);
    }

    /// The thread, to be put on top of the canvas.
    Line thread() {
        return thread;
    }

    /// The pointer on the rim of a relay links; elsewhere on a box it does what it does.
    @Nullable Cursor grip(BoxNode node, MouseEvent event) {
        return isRelay(node.name()) && isOnRim(node, event) ? Cursor.CROSSHAIR : null;
    }

    private boolean isRelay(String name) {
        return target.places().layout().filter(on -> on.isRelay(name)).isPresent();
    }

    private static boolean isOnRim(BoxNode node, MouseEvent event) {
        double rim = Math.min(RIM, Math.min(node.getWidth(), node.getHeight()) / SHARE);
        double inside =
                Math.min(
                        Math.min(event.getX(), node.getWidth() - event.getX()),
                        Math.min(event.getY(), node.getHeight() - event.getY()));
        return inside >= 0 && inside <= rim;
    }

    /// The pointer goes down on a box.
    void grasp(BoxNode node, MouseEvent event) {
        leave();
        if (event.getButton() == MouseButton.PRIMARY && grip(node, event) != null) {
            from = Optional.of(node.name());
        }
    }

    /// Leads the thread to a point, if there is one.
    ///
    /// @return whether there is
    boolean spin(Point2D to) {
        Optional<Box> start =
                from.flatMap(name -> target.places().layout().flatMap(on -> on.box(name)));
        start.ifPresent(box -> {
            thread.setStartX(box.center().getX());
            thread.setStartY(box.center().getY());
            thread.setEndX(to.getX());
            thread.setEndY(to.getY());
            thread.setVisible(true);
        });
        return start.isPresent();
    }

    /// The pointer goes up at a point; it links only if it spun a thread.
    void drop(Point2D at) {
        if (thread.isVisible()) {
            end(target.places().layout().flatMap(on -> on.relayAt(at)));
        } else {
            leave();
        }
    }

    @Override
    public void begin() {
        from = target.current().get().filter(this::isRelay);
        target.begun().accept(from);
    }

    @Override
    public boolean isOpen() {
        return from.isPresent();
    }

    @Override
    public void end(Optional<String> to) {
        Optional<MeshCommand> command =
                target.moment()
                        .get()
                        .flatMap(moment ->
                                from.flatMap(a -> to.flatMap(b -> Linking.of(moment, a, b))));
        leave();
        command.ifPresent(target.submit());
    }

    private void leave() {
        from = Optional.empty();
        thread.setVisible(false);
        target.begun().accept(from);
    }
}
