package org.moqlab.app.canvas;

import javafx.geometry.Point2D;
import org.moqlab.app.canvas.MeshScene.ClientBox;
import org.moqlab.app.canvas.MeshScene.Mood;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.theme.Token;

/// Draws a client's box with its upper left corner at the origin: a box for a publisher, a pill for
/// a subscriber.
final class ClientPainter {
    private static final double PUBLISHER_RADIUS = 5;
    private static final double TEXT_LEFT = 32;

    /// Size that icons are drawn in, px.
    private static final double ICON = 16;

    private ClientPainter() {}

    static void paint(Pen pen, ClientBox client, Detail detail, boolean focused) {
        double w = detail.clientWidth(client.publisher());
        double h = detail.clientHeight();
        Box box = new Box(0, 0, w, h);
        double radius = client.publisher() ? PUBLISHER_RADIUS : h / 2;
        if (client.selected() || focused) {
            pen.stroke(Token.ACCENT, client.selected() ? 2.5 : 2);
            double out = client.selected() ? 5 : 3;
            pen.outline(box.grow(out), radius + out);
        }
        pen.fill(Token.PANE);
        pen.area(box, radius);
        border(pen, client.mood());
        pen.outline(box, radius);
        if (detail.isSpeck()) {
            icon(pen, client, box.center(), h - 5);
        } else {
            words(pen, client, detail, w);
        }
    }

    /// What it is and how it fares, as large as there is room.
    private static void icon(Pen pen, ClientBox client, Point2D middle, double size) {
        pen.at(
                middle.getX() - size / 2,
                middle.getY() - size / 2,
                0,
                () -> {
                    pen.g().scale(size / ICON, size / ICON);
                    glyph(pen, client);
                });
    }

    private static void glyph(Pen pen, ClientBox client) {
        Glyphs.client(
                pen, client.publisher(), client.mood() == MeshScene.Mood.BAD, icon(client.mood()));
    }

    private static void border(Pen pen, Mood mood) {
        switch (mood) {
            case GOOD -> pen.stroke(Token.LIVE, 1.4);
            case WAITING -> pen.stroke(Token.LINE2, 1.2);
            case BAD -> pen.stroke(Token.GHOST, 1.8);
            case GONE, UNSTARTED -> pen.stroke(Token.MISSING, 1.2, 4, 4);
        }
    }

    private static Token icon(Mood mood) {
        return switch (mood) {
            case GOOD -> Token.LIVE;
            case WAITING -> Token.DIM;
            case BAD -> Token.GHOST;
            case GONE, UNSTARTED -> Token.MISSING;
        };
    }

    private static void words(Pen pen, ClientBox client, Detail detail, double w) {
        boolean lines = detail.hasLines();
        double icon = detail.clientHeight() / 2 - 8;
        pen.at(client.publisher() || !lines ? 9 : 11, icon, 0, () -> glyph(pen, client));
        double room = w - TEXT_LEFT - (client.publisher() ? 6 : 12);
        Token title = client.mood() == Mood.UNSTARTED ? Token.DIM : Token.TEXT;
        if (lines) {
            pen.words(Print.TITLE.fit(client.title(), room), TEXT_LEFT, 15.5, Print.TITLE, title);
            pen.words(Print.LINE.fit(client.detail(), room), TEXT_LEFT, 29, Print.LINE, Token.DIM);
        } else {
            pen.words(
                    Print.LINE.fit(client.title(), room + 4),
                    28,
                    detail.clientHeight() / 2 + 4,
                    Print.LINE,
                    title);
        }
    }
}
