package org.moqlab.app.pen;

import javafx.scene.shape.StrokeLineCap;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.MessageView;

/// The shapes of messages, states and clients. Shape first, colour second.
public final class Glyphs {
    private static final String GHOST =
            "M2.4 14.6V7.4a5.6 5.6 0 0 1 11.2 0v7.2l-1.9-1.8-1.85 1.8L8 12.8l-1.85 1.8-1.85-1.8z";
    private static final String HOURGLASS = "M3 2h10L8 8zM8 8l5 6H3z";
    private static final String QUESTION =
            "M6.4 6.5a1.7 1.7 0 1 1 2.5 1.5c-.6.4-.9.7-.9 1.3M8 11v.4";

    private Glyphs() {}

    /// A message of 14 px centred on the origin and pointing right.
    public static void message(Pen pen, MessageView.Kind kind) {
        switch (kind) {
            case ANNOUNCE -> triangle(pen, Token.LIVE, -6);
            case REANNOUNCE -> {
                triangle(pen, Token.HOLD, -8.5);
                triangle(pen, Token.HOLD, -0.5);
            }
            case UNANNOUNCE -> minus(pen);
            case SUBSCRIBE -> diamond(pen);
            case REFUSAL -> octagon(pen);
            case DATA -> data(pen);
            case SETUP, INTEREST, HEARTBEAT, ACCEPT, END, GROUP -> {}
        }
    }

    private static void triangle(Pen pen, Token token, double x) {
        boolean pair = token == Token.HOLD;
        double length = pair ? 9 : 13;
        double[] xs = {x, x + length, x};
        double[] ys = {-6.3, 0, 6.3};
        pen.stroke(Token.CANVAS, 2);
        pen.g().strokePolygon(xs, ys, 3);
        pen.fill(token);
        pen.g().fillPolygon(xs, ys, 3);
    }

    private static void minus(Pen pen) {
        Box box = new Box(-5.5, -5.5, 11, 11);
        pen.fill(Token.CANVAS);
        pen.area(box.grow(2), 2);
        pen.stroke(Token.LINGER, 2);
        pen.outline(box, 1);
        pen.line(-2.6, 0, 2.6, 0);
    }

    private static void diamond(Pen pen) {
        double[] xs = {0, 6.5, 0, -6.5};
        double[] ys = {-6.5, 0, 6.5, 0};
        pen.fill(Token.CANVAS);
        pen.g().fillPolygon(xs, ys, 4);
        pen.stroke(Token.ACCENT, 2.2);
        pen.g().strokePolygon(xs, ys, 4);
    }

    private static void octagon(Pen pen) {
        double[] xs = {-3, 3, 7, 7, 3, -3, -7, -7};
        double[] ys = {-7, -7, -3, 3, 7, 7, 3, -3};
        pen.fill(Token.GHOST);
        pen.g().fillPolygon(xs, ys, 8);
        pen.cross(Token.CANVAS, 2.6, 2);
    }

    private static void data(Pen pen) {
        for (double x = -6; x <= 6; x += 6) {
            pen.fill(Token.CANVAS);
            pen.g().fillOval(x - 3, -3, 6, 6);
            pen.fill(Token.DIM);
            pen.g().fillOval(x - 2, -2, 4, 4);
        }
    }

    /// The silhouette of a state, 16 px, its upper left corner at the origin.
    public static void state(Pen pen, EntryState state) {
        switch (state) {
            case LIVE -> {
                pen.fill(Token.LIVE);
                pen.g().fillOval(2.4, 2.4, 11.2, 11.2);
            }
            case LINGERING -> path(pen, HOURGLASS, Token.LINGER);
            case GHOST -> ghost(pen, Token.GHOST, Token.PANE);
            case MISSING -> {
                pen.stroke(Token.MISSING, 1.5, 2.6, 2.6);
                pen.g().strokeRect(2.8, 2.8, 10.4, 10.4);
            }
            case ABSENT -> {
                pen.fill(Token.FAINT);
                pen.g().fillOval(6.6, 6.6, 2.8, 2.8);
            }
            case UNKNOWN -> {
                pen.stroke(Token.MISSING, 1.4, 2, 2);
                pen.g().strokeOval(2.2, 2.2, 11.6, 11.6);
                pen.stroke(Token.MISSING, 1.5);
                outlinePath(pen.g(), QUESTION);
            }
        }
    }

    /// A ghost of 16 px.
    public static void ghost(Pen pen, Token body, Token eyes) {
        path(pen, GHOST, body);
        pen.fill(eyes);
        pen.g().fillOval(4.5, 5.6, 2.8, 2.8);
        pen.g().fillOval(8.7, 5.6, 2.8, 2.8);
    }

    /// What a client is, 16 px: an antenna, a screen, or an octagon where it fails.
    public static void client(Pen pen, boolean publisher, boolean failing, Token token) {
        pen.stroke(token, 1.4);
        pen.g().setLineCap(StrokeLineCap.ROUND);
        if (failing) {
            outlinePath(
                    pen.g(), "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3L1.5 10.7V5.3zM8 4.6v4M8 11v.6");
        } else if (publisher) {
            outlinePath(
                    pen.g(),
                    "M8 9v5M5.2 14h5.6M4.6 9.6a4.6 4.6 0 0 1 0-6.2M11.4 3.4a4.6 4.6 0 0 1 0 6.2");
            pen.fill(token);
            pen.g().fillOval(6.2, 4.7, 3.6, 3.6);
        } else {
            outlinePath(pen.g(), "M1.8 3h12.4v8.4h-12.4zM5.5 14h5M6.8 5.3v3.8l3.2-1.9z");
        }
    }

    private static void path(Pen pen, String svg, Token token) {
        pen.fill(token);
        pen.g().beginPath();
        pen.g().appendSVGPath(svg);
        pen.g().fill();
    }

    private static void outlinePath(Surface g, String svg) {
        g.beginPath();
        g.appendSVGPath(svg);
        g.stroke();
    }
}
