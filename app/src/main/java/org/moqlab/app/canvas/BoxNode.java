package org.moqlab.app.canvas;

import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Palette;

/// A relay or client on the canvas: takes the keyboard and the mouse, speaks to screen readers, and
/// paints itself, a little beyond its bounds for rings and after-images.
final class BoxNode extends Region {
    private final String name;
    private final Canvas surface = new Canvas();
    private double margin;
    private final Tooltip tip = new Tooltip();
    private boolean tipped;
    private boolean byKey;

    BoxNode(String name) {
        this.name = name;
        getStyleClass().add("mesh-node");
        setFocusTraversable(true);
        setManaged(false);
        setAccessibleRole(AccessibleRole.BUTTON);
        surface.setMouseTransparent(true);
        surface.setManaged(false);
        getChildren().add(surface);
    }

    String name() {
        return name;
    }

    /// Says what it is, to screen readers and, where its box says it in no words, below the
    /// pointer.
    void speak(String words, boolean wordless) {
        setAccessibleText(words);
        tip.setText(words);
        if (wordless != tipped) {
            tipped = wordless;
            if (wordless) {
                Tooltip.install(this, tip);
            } else {
                Tooltip.uninstall(this, tip);
            }
        }
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

    /// Puts it on whole pixels: between them the renderer mixes four for each it draws, again for
    /// every message that flies by.
    ///
    /// @param beyond how far it paints beyond its bounds, px
    void place(Box box, double beyond) {
        margin = beyond;
        resizeRelocate(Math.rint(box.x()), Math.rint(box.y()), box.w(), box.h());
        surface.relocate(-margin, -margin);
        surface.setWidth(Math.ceil(box.w() + 2 * margin));
        surface.setHeight(Math.ceil(box.h() + 2 * margin));
    }

    /// Paints anew, the origin at the upper left corner of the box.
    void paint(Palette palette, Consumer<Pen> painting) {
        Easel.paint(surface, palette, pen -> pen.at(margin, margin, 0, () -> painting.accept(pen)));
    }
}
