package org.moqlab.app.canvas;

import org.moqlab.app.canvas.RouteArcs.Arc;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Token;

/// Draws the tree of subscriptions: arrows the way data goes, whole where it has come and dashed
/// and dotted where it is waited for.
final class TreePainter {
    private static final double WIDTH = 2;
    private static final double[] WAITS = {9, 4, 2, 4};

    private final Pen pen;

    TreePainter(Pen pen) {
        this.pen = pen;
    }

    void paint(RouteMap map) {
        map.asked().forEach((asked, arc) -> line(arc, asked.served()));
    }

    private void line(Arc arc, boolean served) {
        stroke(served);
        arc.trace(pen);
        arc.mark(pen, 1, () -> head(pen));
    }

    private void stroke(boolean served) {
        if (served) {
            pen.stroke(Token.TEXT, WIDTH);
        } else {
            pen.stroke(Token.TEXT, WIDTH, WAITS);
        }
    }

    private static void head(Pen pen) {
        pen.openHead(Token.TEXT, WIDTH, 9, 5);
    }

    /// What the legend shows of it.
    void sample(boolean served) {
        stroke(served);
        pen.line(0, 0, 26, 0);
        pen.at(28, 0, 0, () -> head(pen));
    }
}
