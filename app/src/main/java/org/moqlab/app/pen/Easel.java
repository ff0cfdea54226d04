package org.moqlab.app.pen;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.moqlab.app.theme.Palette;

/// Paints canvases, and remembers how, so that what is on the screen can be drawn on paper by the
/// same code. FX thread only.
public final class Easel {
    /// How a canvas was painted last.
    record Painting(Palette palette, Consumer<Pen> painting) {}

    private Easel() {}

    /// Paints a canvas anew.
    ///
    /// @param painting draws everything; may be asked again later for the same
    public static void paint(Canvas canvas, Palette palette, Consumer<Pen> painting) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        painting.accept(new Pen(g, palette));
        canvas.getProperties().put(Painting.class, new Painting(palette, painting));
    }

    /// How a canvas was painted; empty when it was not painted here.
    static Optional<Painting> painting(Canvas canvas) {
        return Optional.ofNullable(canvas.getProperties().get(Painting.class))
                .map(Painting.class::cast);
    }
}
