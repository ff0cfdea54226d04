package org.moqlab.app.canvas;

import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Palette;

/// A relay or client on the canvas: takes the keyboard and the mouse, speaks to screen readers, and
/// paints itself, a little beyond its bounds for rings and after-images.
final class BoxNode extends Region {
    private static final double MARGIN = 30;

    private final String name;
    private final Canvas surface = new Canvas();
    private boolean byKey;

    BoxNode(String name) {
        this.name = name;
        getStyleClass().add("mesh-node");
        setFocusTraversable(true);
        setManaged(false);
        setAccessibleRole(AccessibleRole.BUTTON);
        surface.setMouseTransparent(true);
        surface.setManaged(false);
        surface.relocate(-MARGIN, -MARGIN);
        getChildren().add(surface);
    }

    String name() {
        return name;
    }

    /// Takes the keyboard.
    ///
    /// @param key whether a key asked for it, so that the focus is to be seen
    void takeFocus(boolean key) {
        byKey = key;
        requestFocus();
    }

    /// Whether it has the keyboard and that is to be seen.
    boolean showsFocus() {
        return isFocusVisible() || (byKey && isFocused());
    }

    void place(Box box) {
        resizeRelocate(box.x(), box.y(), box.w(), box.h());
        surface.setWidth(box.w() + 2 * MARGIN);
        surface.setHeight(box.h() + 2 * MARGIN);
    }

    /// Paints anew, the origin at the upper left corner of the box.
    void paint(Palette palette, Consumer<Pen> painting) {
        Easel.paint(surface, palette, pen -> pen.at(MARGIN, MARGIN, 0, () -> painting.accept(pen)));
    }
}
