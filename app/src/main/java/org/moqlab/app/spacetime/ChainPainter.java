package org.moqlab.app.spacetime;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.shape.StrokeLineCap;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.model.MessageView;

/// Draws the chain of causes along messages and through relays: what waits in a relay is part of
/// it. Its lines lie below the numbers of the lanes, its marks above.
final class ChainPainter {
    private static final double LEAST_LABELLED = 84;
    private static final double HOPS_BEFORE = 29;
    private static final double TOLD_AFTER = 6;
    private static final double WITHDRAWN_AFTER = 28;
    private static final double PILL = 26;
    private static final double PLATE = 15;
    private static final double DOT = 3.2;
    private static final double SELECTED = 5.5;

    private final Pen pen;
    private final SpaceTimeLayout layout;
    private final List<ChainLeg> legs;

    ChainPainter(Pen pen, SpaceTimeLayout layout, List<ChainLeg> legs) {
        this.pen = pen;
        this.layout = layout;
        this.legs = legs;
    }

    private Point2D place(ChainStep step) {
        return new Point2D(layout.x(step.peer()), layout.y(step.t()));
    }

    void lines() {
        pen.stroke(Token.ACCENT, 2.6);
        pen.g().setLineCap(StrokeLineCap.ROUND);
        for (ChainLeg leg : legs) {
            pen.line(place(leg.from()), place(leg.to()));
        }
    }

    void marks() {
        legs.forEach(this::labels);
        legs.forEach(leg -> {
            dot(leg.from());
            dot(leg.to());
        });
    }

    private void labels(ChainLeg leg) {
        Point2D from = place(leg.from());
        Point2D to = place(leg.to());
        if (leg.told().isEmpty() || from.distance(to) < LEAST_LABELLED) {
            return;
        }
        double length = from.distance(to);
        String hops = leg.hops();
        if (!hops.isEmpty()) {
            pen.plate(hops, from.interpolate(to, 0.5 - HOPS_BEFORE / length), Token.ACCENT);
        }
        for (Passing passing : leg.told()) {
            boolean withdraws = passing.kind() == MessageView.Kind.UNANNOUNCE;
            double at = 0.5 + (withdraws ? WITHDRAWN_AFTER : TOLD_AFTER) / length;
            glyph(passing.kind(), from.interpolate(to, at), to.subtract(from), !withdraws);
        }
    }

    private void glyph(MessageView.Kind kind, Point2D at, Point2D along, boolean pill) {
        if (pill) {
            Box box = Box.around(at, PILL, PLATE);
            pen.fill(Token.PANE);
            pen.area(box, PLATE / 2);
            pen.stroke(Token.ACCENT, 1.4);
            pen.outline(box, PLATE / 2);
        }
        pen.at(
                at.getX(),
                at.getY(),
                pill ? Math.atan2(along.getY(), along.getX()) : 0,
                () -> {
                    pen.g().scale(0.75, 0.75);
                    Glyphs.message(pen, kind);
                });
    }

    private void dot(ChainStep step) {
        double r = step.selected() ? SELECTED : DOT;
        Point2D at = place(step);
        pen.fill(Token.ACCENT);
        pen.g().fillOval(at.getX() - r, at.getY() - r, 2 * r, 2 * r);
        if (step.selected()) {
            pen.fill(Token.CANVAS);
            pen.g().fillOval(at.getX() - 2.3, at.getY() - 2.3, 4.6, 4.6);
        }
    }
}
