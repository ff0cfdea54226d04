package org.moqlab.app.pen;

import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import org.moqlab.app.theme.Palette;
import org.moqlab.app.theme.Token;

/// A graphics context that knows the tokens: lines, boxes, patterns and words in their colours.
/// Coordinates in px.
public record Pen(Surface g, Palette palette) {
    private static final double HATCH_STEP = 6;
    private static final double DOT_STEP = 5;

    /// A pen on a canvas of the window.
    public Pen(GraphicsContext g, Palette palette) {
        this(new OnScreen(g), palette);
    }

    /// The same pen with see-through colours.
    ///
    /// @param opacity 0 to 1
    public Pen faded(double opacity) {
        return new Pen(g, palette.faded(opacity));
    }

    /// Lines are of this token and width from now on.
    public void stroke(Token token, double width, double... dashes) {
        seeThrough(token, 1, width, dashes);
    }

    /// Lines are of this token, see-through, from now on.
    ///
    /// @param opacity 0 to 1
    public void seeThrough(Token token, double opacity, double width, double... dashes) {
        g.setStroke(palette.get(token, opacity));
        g.setLineWidth(width);
        g.setLineDashes(dashes);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.ROUND);
    }

    /// Areas are of this token from now on.
    public void fill(Token token) {
        g.setFill(palette.get(token));
    }

    /// Areas are of this token, see-through, from now on.
    ///
    /// @param opacity 0 to 1
    public void fill(Token token, double opacity) {
        g.setFill(palette.get(token, opacity));
    }

    /// Draws a line.
    public void line(double x1, double y1, double x2, double y2) {
        g.strokeLine(x1, y1, x2, y2);
    }

    /// Draws a line.
    public void line(Point2D a, Point2D b) {
        line(a.getX(), a.getY(), b.getX(), b.getY());
    }

    /// Draws the outline of a box with round corners.
    public void outline(Box box, double radius) {
        g.strokeRoundRect(box.x(), box.y(), box.w(), box.h(), 2 * radius, 2 * radius);
    }

    /// Fills a box with round corners.
    public void area(Box box, double radius) {
        g.fillRoundRect(box.x(), box.y(), box.w(), box.h(), 2 * radius, 2 * radius);
    }

    /// Words with their base line at `y`.
    public void words(
            String words, double x, double y, Print print, Token token, TextAlignment align) {
        g.setFont(print.font());
        g.setTextAlign(align);
        fill(token);
        g.fillText(words, x, y);
    }

    /// Words that begin at `x`, with their base line at `y`.
    public void words(String words, double x, double y, Print print, Token token) {
        words(words, x, y, print, token, TextAlignment.LEFT);
    }

    /// Words around `x`, with their base line at `y`.
    public void centred(String words, double x, double y, Print print, Token token) {
        words(words, x, y, print, token, TextAlignment.CENTER);
    }

    /// Runs `drawing` with the origin moved to `x`, `y` and turned by `radians`.
    public void at(double x, double y, double radians, Runnable drawing) {
        g.save();
        g.translate(x, y);
        g.rotate(Math.toDegrees(radians));
        drawing.run();
        g.restore();
    }

    /// Draws 45° lines over a box, as for ghosts.
    public void hatch(Box box, double width, double opacity) {
        seeThrough(Token.GHOST, opacity, width);
        double step = HATCH_STEP * Math.sqrt(2);
        for (double d = -box.h(); d < box.w(); d += step) {
            double from = Math.max(0, d);
            double to = Math.min(box.w(), d + box.h());
            line(box.x() + from, box.bottom() - from + d, box.x() + to, box.bottom() - to + d);
        }
    }

    /// Fills a box with a grid of dots, as for lingering.
    public void dots(Box box) {
        fill(Token.LINGER, 0.8);
        for (double y = box.y() + 1.5; y < box.bottom(); y += DOT_STEP) {
            for (double x = box.x() + 1.5; x < box.right(); x += DOT_STEP) {
                g.fillOval(x - 1, y - 1, 2, 2);
            }
        }
    }

    /// A filled arrow head pointing right, its tip 3 px right of the origin.
    public void filledHead(Token token) {
        fill(token);
        g.fillPolygon(new double[] {-11, 3, -11}, new double[] {-6.5, 0, 6.5}, 3);
    }

    /// An open arrow head pointing right, its tip at the origin.
    public void openHead(Token token, double width, double length, double half) {
        stroke(token, width);
        g.strokePolyline(new double[] {-length, 0, -length}, new double[] {-half, 0, half}, 3);
    }

    /// A cross centred on the origin.
    public void cross(Token token, double half, double width) {
        stroke(token, width);
        line(-half, -half, half, half);
        line(half, -half, -half, half);
    }

    /// A plate with words in its middle.
    public void plate(String words, Point2D center, Token outline) {
        double w = Math.max(22, Print.PLATE.width(words) + 9);
        Box box = Box.around(center, w, 15);
        fill(Token.PANE);
        area(box, 3);
        stroke(outline, 1);
        outline(box, 3);
        centred(words, center.getX(), center.getY() + 3.6, Print.PLATE, Token.TEXT);
    }
}
