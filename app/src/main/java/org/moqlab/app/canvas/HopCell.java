package org.moqlab.app.canvas;

import java.util.function.Consumer;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.pen.Surface;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.mesh.EntryState;

/// Draws the cell at the left of a relay's box: its pattern says what the entry is, its number how
/// many hops.
final class HopCell {
    private static final double PLATE = 0.86;

    /// How far a pattern keeps from the edge of a dot, so that it needs no clip round the corners:
    /// software rendering takes longer for a clip than for all else in a mesh of many relays.
    private static final double INSIDE_A_DOT = 2.4;

    private final Pen pen;
    private final RelayBox relay;
    private final Detail detail;
    private final Box cell;

    HopCell(Pen pen, RelayBox relay, Detail detail) {
        this.pen = pen;
        this.relay = relay;
        this.detail = detail;
        this.cell = new Box(1, 1, detail.cell() - 1, detail.height() - 2);
    }

    /// Draws what the entry is.
    void fill() {
        Surface g = pen.g();
        shape(g);
        pen.fill(background());
        g.fill();
        if (relay.frozen()) {
            bars(g);
        } else if (is(EntryState.GHOST)) {
            patterned(g, on -> pen.hatch(on, 1.3, 0.5));
        } else if (is(EntryState.LINGERING)) {
            patterned(g, pen::dots);
        }
        if (is(EntryState.MISSING)) {
            pen.stroke(Token.MISSING, 1.4, 4, 3);
            pen.outline(cell.grow(-8), 3);
        } else if (is(EntryState.UNKNOWN) || relay.hearsay()) {
            unknown();
        }
    }

    /// A question mark in a dotted ring, behind the number where there is one.
    private void unknown() {
        if (!relay.number().isEmpty()) {
            pen.stroke(Token.MISSING, 1.4, 1.5, 4);
            pen.outline(cell.grow(-4), 3);
            return;
        }
        double size = Math.min(24, cell.h() * 0.6);
        pen.at(
                cell.center().getX() - size / 2,
                cell.center().getY() - size / 2,
                0,
                () -> {
                    pen.g().scale(size / 16, size / 16);
                    Glyphs.state(pen, EntryState.UNKNOWN);
                });
    }

    /// What a frozen process says, whatever its table holds.
    private void bars(Surface g) {
        double h = cell.h() * 0.42;
        double w = Math.max(2, h * 0.28);
        double y = cell.center().getY() - h / 2;
        pen.fill(Token.MISSING);
        g.fillRect(cell.center().getX() - 1.6 * w, y, w, h);
        g.fillRect(cell.center().getX() + 0.6 * w, y, w, h);
    }

    private boolean is(EntryState state) {
        return relay.up() && !relay.frozen() && relay.entry() == state;
    }

    private void patterned(Surface g, Consumer<Box> pattern) {
        if (detail.isDot()) {
            pattern.accept(cell.grow(-INSIDE_A_DOT));
            return;
        }
        g.save();
        shape(g);
        g.clip();
        pattern.accept(cell);
        g.restore();
    }

    private void shape(Surface g) {
        double r = RelayPainter.RADIUS - 1;
        g.beginPath();
        g.moveTo(cell.x() + r, cell.y());
        g.lineTo(cell.right(), cell.y());
        g.lineTo(cell.right(), cell.bottom());
        g.lineTo(cell.x() + r, cell.bottom());
        g.arcTo(cell.x(), cell.bottom(), cell.x(), cell.bottom() - r, r);
        g.lineTo(cell.x(), cell.y() + r);
        g.arcTo(cell.x(), cell.y(), cell.x() + r, cell.y(), r);
        g.closePath();
    }

    private Token background() {
        if (!relay.up() || relay.frozen()) {
            return Token.MISSINGBG;
        }
        return switch (relay.entry()) {
            case LIVE -> Token.LIVEBG;
            case LINGERING -> Token.LINGERBG;
            case GHOST -> Token.GHOSTBG;
            case MISSING, ABSENT, UNKNOWN -> Token.PANE;
        };
    }

    /// Draws the number; while it climbs, the old one leaves above and the new one enters below.
    void number(Motion motion) {
        if (relay.number().isEmpty() || relay.frozen()) {
            return;
        }
        boolean patterned = is(EntryState.GHOST) || is(EntryState.LINGERING);
        double middle = detail.cell() / 2 + 0.5;
        Print print = print();
        double base = base();
        double size = print.size();
        Box plate = plate(print, middle, base);
        if (patterned) {
            pen.fill(Token.PANE, PLATE);
            pen.area(plate, 4);
        }
        Token color = is(EntryState.GHOST) ? Token.GHOST : Token.TEXT;
        if (motion.climb() >= 1) {
            pen.centred(relay.number(), middle, base, print, color);
        } else {
            Surface g = pen.g();
            g.save();
            g.beginPath();
            g.rect(plate.x(), plate.y(), plate.w(), plate.h());
            g.clip();
            double way = size * 1.15;
            pen.centred(motion.before(), middle, base - motion.climb() * way, print, color);
            pen.centred(relay.number(), middle, base + (1 - motion.climb()) * way, print, color);
            g.restore();
        }
        if (detail.hasLines()) {
            unit(middle, base, patterned);
        }
    }

    private Box plate(Print print, double middle, double base) {
        double least = detail.isDot() ? 0 : 20;
        double w = Math.min(cell.w() - 6, Math.max(print.width(relay.number()) + 6, least));
        return new Box(middle - w / 2, base - print.size() * 0.9, w, print.size() * 1.1);
    }

    private double base() {
        return switch (detail) {
            case FULL -> 32;
            case MEDIUM -> 24;
            case COMPACT -> 23;
            case TINY -> 19;
            case BRIEF -> 14.5;
            case DOT, SPECK -> 12.5;
        };
    }

    private void unit(double middle, double base, boolean patterned) {
        double y = detail == Detail.FULL ? base + 19.5 : base + 15;
        if (patterned) {
            pen.fill(Token.PANE, PLATE);
            double w = Print.UNIT.width(relay.unit()) + 8;
            pen.area(new Box(middle - w / 2, y - 10, w, 13), 3);
        }
        pen.centred(relay.unit(), middle, y, Print.UNIT, Token.TEXT);
    }

    private Print print() {
        boolean wide = relay.number().length() > 3;
        return switch (detail) {
            case FULL -> wide ? Print.HOPS_COMPACT : Print.HOPS;
            case MEDIUM -> wide ? Print.COUNT : Print.HOPS_MEDIUM;
            case COMPACT -> wide ? Print.COUNT : Print.HOPS_COMPACT;
            case TINY -> wide ? Print.PLATE : Print.HOPS_TINY;
            case BRIEF, DOT, SPECK -> Print.PLATE;
        };
    }
}
