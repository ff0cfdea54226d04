package org.moqlab.app.canvas;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.shape.ArcType;
import org.moqlab.app.canvas.MeshScene.Countdown;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.pen.Surface;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.mesh.EntryState;

/// Draws a relay's box with its upper left corner at the origin.
final class RelayPainter {
    /// Radius of its corners, px.
    static final double RADIUS = 9;

    /// Radius of the corners of a relay outside the lab, px.
    static final double SQUARE = 1;

    private static final double[] WHOLE = {};
    private static final double BADGE_ROOM = 32;
    private static final List<Print> NAMES = List.of(Print.NAME, Print.NAME_COMPACT, Print.TITLE);
    private static final List<Print> DOT_NAMES = List.of(Print.LINE, Print.SMALL);
    private static final List<Print> SMALL_NAMES =
            List.of(Print.NAME_COMPACT, Print.TITLE, Print.SMALL);

    private final Pen pen;
    private final RelayBox relay;
    private final Detail detail;
    private final Box box;
    private final boolean wholeName;
    private final boolean badgeIsLow;

    RelayPainter(Pen pen, RelayBox relay, Detail detail) {
        this(pen, relay, detail, false);
    }

    /// @param still whether it is a picture in which nothing will change, so that a box without
    ///   anything to say at its left keeps no room for it
    RelayPainter(Pen pen, RelayBox relay, Detail detail, boolean still) {
        this.pen = pen;
        this.relay = relay;
        this.detail = detail;
        this.box = new Box(0, 0, detail.width(), detail.height());
        this.wholeName = needsWholeBox(still);
        this.badgeIsLow = needsWholeLine();
    }

    /// @param focused whether it has the keyboard
    void paint(boolean focused, Motion motion) {
        if (relay.up() && !relay.frozen() && relay.entry() == EntryState.GHOST) {
            afterImages(motion.haunt());
        }
        frame(focused);
        HopCell cell = new HopCell(pen, relay, detail);
        if (!wholeName) {
            cell.fill();
        }
        outline(motion.birth());
        cell.number(motion);
        if (wholeName) {
            nameAlone();
        } else if (!detail.isDot()) {
            words();
        }
        if (relay.ghosts() > 0 && detail.hasBadge()) {
            badge();
        }
        relay.timer().ifPresent(this::ring);
    }

    private Token color() {
        if (!relay.up()) {
            return Token.MISSING;
        }
        return switch (relay.entry()) {
            case LIVE -> Token.LIVE;
            case LINGERING -> Token.LINGER;
            case GHOST -> Token.GHOST;
            case MISSING, ABSENT, UNKNOWN -> Token.LINE2;
        };
    }

    private void afterImages(double haunt) {
        double near = 4.5 * haunt;
        double far = 9 * haunt;
        pen.seeThrough(Token.GHOST, 0.55, 1.2, 2, 4);
        pen.outline(new Box(far, -far, box.w(), box.h()), RADIUS + 1);
        pen.seeThrough(Token.GHOST, 0.8, 1.4, 5, 4);
        pen.outline(new Box(near, -near, box.w(), box.h()), RADIUS + 1);
    }

    private void frame(boolean focused) {
        if (relay.selected()) {
            pen.stroke(Token.ACCENT, 2.5);
            pen.outline(box.grow(5), RADIUS + 4);
        } else if (focused) {
            pen.stroke(Token.ACCENT, 2);
            pen.outline(box.grow(3), RADIUS + 2);
        }
        pen.fill(Token.PANE);
        pen.area(box, relay.external() ? SQUARE : RADIUS);
    }

    /// @param birth how much of it is drawn, clockwise, of a process that has just come up
    private void outline(double birth) {
        if (relay.hearsay()) {
            ProofPainter.dots(pen, 1.8);
        } else if (relay.up()) {
            double around = 2 * (box.w() + box.h());
            pen.stroke(color(), 2, birth < 1 ? new double[] {around * birth, around} : WHOLE);
        } else {
            pen.stroke(Token.MISSING, 1.6, 4, 4);
        }
        pen.outline(box, relay.external() ? SQUARE : RADIUS);
        if (relay.external()) {
            pen.outline(box.grow(-3.5), 1);
        }
        if (detail.isDot() || wholeName) {
            return;
        }
        pen.stroke(color(), 1);
        pen.line(detail.cell() + 0.5, 1, detail.cell() + 0.5, box.h() - 1);
    }

    private void words() {
        double x = nameFrom();
        double room = detail.width() - x - 6;
        if (detail == Detail.BRIEF) {
            name(DOT_NAMES, room + 3, x, detail.height() / 2 + 4);
            return;
        }
        if (!detail.hasLines()) {
            name(SMALL_NAMES, room, x, detail.height() / 2 + 5);
            return;
        }
        double badge = relay.ghosts() > 0 ? BADGE_ROOM : 0;
        double above = badgeIsLow ? 0 : badge;
        double below = badgeIsLow ? badge : 0;
        double base = detail == Detail.FULL ? 23 : 21;
        double after = x + name(NAMES, room - above, x, base) + 5;
        double left = detail.width() - 6 - above - after;
        if (detail == Detail.MEDIUM) {
            String process = relay.up() ? relay.process() : relay.line1();
            line(process, room - below, x, 37, Token.DIM);
            return;
        }
        if (Print.LINE.width(relay.process()) <= left) {
            pen.words(relay.process(), after, 22, Print.LINE, Token.DIM);
        }
        line(relay.line1(), room - below, x, 39, Token.DIM);
        line(relay.line2(), room, x, 53, Token.FAINT);
    }

    private void line(String words, double room, double x, double base, Token color) {
        pen.words(Print.LINE.fit(words, room), x, base, Print.LINE, color);
    }

    /// Whether the name has room beside a badge only where it is cut, and more without.
    private boolean needsWholeLine() {
        double room = detail.width() - nameFrom() - 6;
        double least = NAMES.getLast().width(relay.name());
        return relay.ghosts() > 0 && detail.hasLines() && least > room - BADGE_ROOM;
    }

    private double nameFrom() {
        return detail.cell()
                + switch (detail) {
                    case FULL -> 10;
                    case MEDIUM, COMPACT, DOT, SPECK -> 8;
                    case TINY -> 5;
                    case BRIEF -> 4;
                };
    }

    /// A small box without anything to say at its left but that nothing is told has more use for
    /// its name.
    private boolean needsWholeBox(boolean still) {
        boolean silent =
                relay.number().isEmpty()
                        && !relay.frozen()
                        && (!relay.up() || relay.entry() == EntryState.ABSENT);
        return silent && !detail.hasLines() && (still || isTooLong());
    }

    private boolean isTooLong() {
        return !detail.isDot() && Print.TITLE.width(relay.name()) > detail.width() - nameFrom() - 6;
    }

    /// The name in the middle of a box that has nothing else to say.
    private void nameAlone() {
        double room = detail.width() - (detail.isDot() ? 4 : 12);
        List<Print> prints = detail.isDot() ? DOT_NAMES : SMALL_NAMES;
        Print print = print(prints, room);
        String shown = print.fitMiddle(relay.name(), room);
        double x = (detail.width() - print.width(shown)) / 2;
        double base = detail.height() / 2 + (detail.isDot() ? 3.5 : 5);
        pen.words(shown, x, base, print, relay.up() ? Token.TEXT : Token.FAINT);
    }

    private Print print(List<Print> prints, double room) {
        return prints.stream()
                .filter(one -> one.width(relay.name()) <= room)
                .findFirst()
                .orElse(prints.getLast());
    }

    /// Writes the name in the largest print that has room for it.
    ///
    /// @return how wide it is, px
    private double name(List<Print> prints, double room, double x, double base) {
        Print print = print(prints, room);
        String shown = print.fitMiddle(relay.name(), room);
        pen.words(shown, x, base, print, relay.up() ? Token.TEXT : Token.FAINT);
        return print.width(shown);
    }

    private void badge() {
        if (!detail.hasLines()) {
            cornerBadge();
            return;
        }
        String count = relay.ghosts() > 99 ? "99+" : Integer.toString(relay.ghosts());
        double w = 18 + Print.COUNT.width(count);
        double top = detail == Detail.FULL ? 9 : 6;
        double low = detail == Detail.FULL ? 27 : 25;
        Box badge = new Box(box.w() - 6 - w, badgeIsLow ? low : top, w, 18);
        plated(badge, 0.82);
        pen.words(count, badge.x() + 15.5, badge.y() + 13, Print.COUNT, Token.PANE);
    }

    /// On a small box the badge sits on the corner, so that the name keeps its room.
    private void cornerBadge() {
        plated(new Box(box.w() - 9, -8, 17, 15), 0.72);
    }

    private void plated(Box plate, double scale) {
        pen.fill(Token.GHOST);
        pen.area(plate, 4);
        pen.at(
                plate.x() + 2.5,
                plate.y() + (plate.h() - 16 * scale) / 2 + 0.4,
                0,
                () -> {
                    pen.g().scale(scale, scale);
                    Glyphs.ghost(pen, Token.PANE, Token.GHOST);
                });
    }

    private void ring(Countdown left) {
        boolean full = detail.hasLines();
        double r =
                switch (detail) {
                    case FULL, MEDIUM -> 18;
                    case COMPACT -> 10;
                    case TINY -> 8;
                    case BRIEF -> 6;
                    case DOT, SPECK -> 5;
                };
        double x = full ? -7 : -4;
        double y = box.h() + (full ? 4 : 2);
        ring(pen, new Point2D(x, y), r, left);
        if (full) {
            words(pen, new Point2D(x, y), left);
        }
    }

    /// A countdown ring: what is left, clockwise from the top, its line and colour by what runs.
    static void ring(Pen pen, Point2D at, double r, Countdown left) {
        Surface g = pen.g();
        double x = at.getX() - r;
        double y = at.getY() - r;
        Token color = color(left.kind());
        pen.fill(Token.CANVAS);
        g.fillOval(x, y, 2 * r, 2 * r);
        pen.seeThrough(color, 0.25, 4);
        g.strokeOval(x, y, 2 * r, 2 * r);
        pen.stroke(color, 4, dashes(left.kind()));
        g.strokeArc(x, y, 2 * r, 2 * r, 90, -360 * left.left(), ArcType.OPEN);
    }

    private static Token color(MeshScene.Wait wait) {
        return switch (wait) {
            case HOLD_DOWN -> Token.HOLD;
            case LINGER -> Token.LINGER;
            case IDLE -> Token.MISSING;
        };
    }

    private static double[] dashes(MeshScene.Wait wait) {
        return switch (wait) {
            case HOLD_DOWN -> new double[0];
            case LINGER -> new double[] {4, 3};
            case IDLE -> new double[] {1.5, 4};
        };
    }

    /// What is left, in a ring that has room for it.
    static void words(Pen pen, Point2D at, Countdown left) {
        pen.centred(left.number(), at.getX(), at.getY() + 1, Print.COUNT, Token.TEXT);
        pen.centred(left.unit(), at.getX(), at.getY() + 11, Print.SMALL, Token.DIM);
    }
}
