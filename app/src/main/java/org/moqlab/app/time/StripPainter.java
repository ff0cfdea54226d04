package org.moqlab.app.time;

import java.util.List;
import javafx.scene.shape.StrokeLineCap;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.pen.Surface;
import org.moqlab.app.theme.Token;

/// Draws the strip: signs above, bars below them, other branches at the bottom.
final class StripPainter {
    /// Upper edge of the bars, px.
    static final double BARS = 18;

    /// Lower edge of the bars, px.
    static final double GROUND = 42;

    /// Room a lane takes, px.
    static final double LANE = 13;

    private static final double SIGN_BASE = 16;
    private static final double LANE_RADIUS = 6;

    private static final String STAR =
            "M0 -5.5L1.6 -1.8L5.6 -1.5L2.5 1.1L3.5 5L0 2.9L-3.5 5L-2.5 1.1L-5.6 -1.5L-1.6 -1.8Z";
    private static final String BOLT = "M1 -6L-4.5 0.8H-0.6L-1.6 6L4.6 -1.4H0.6Z";

    private final Pen pen;
    private final StripScene scene;

    StripPainter(Pen pen, StripScene scene) {
        this.pen = pen;
        this.scene = scene;
    }

    /// Draws everything but words and the playhead.
    void paint() {
        ground();
        bars();
        for (int i = 0; i < scene.lanes().size(); i++) {
            lane(scene.lanes().get(i), laneY(i));
        }
        stems();
        scene.signs().forEach(this::glyph);
    }

    /// Middle of the `i`-th other branch, px.
    static double laneY(int i) {
        return GROUND + 8 + i * LANE;
    }

    private void ground() {
        double width = scene.axis().width();
        double end = scene.axis().x(scene.end());
        pen.fill(Token.FIELD);
        pen.g().fillRect(0, BARS, width, GROUND - BARS);
        pen.stroke(Token.LINE, 1);
        pen.line(0, GROUND + 0.5, width, GROUND + 0.5);
        pen.line(0, BARS - 0.5, width, BARS - 0.5);
        pen.stroke(Token.LINE2, 1, 1, 5);
        double middle = Math.round((BARS + GROUND) / 2) + 0.5;
        if (end < width - 4) {
            pen.line(end + 4, middle, width, middle);
        }
    }

    private void bars() {
        double highest = Math.max(1, scene.highest());
        double room = GROUND - BARS - 2;
        double step = scene.axis().x(scene.bar());
        double w = Math.max(1, step - 1);
        pen.fill(Token.EDGE2);
        for (int i = 0; i < scene.bars().size(); i++) {
            int count = scene.bars().get(i);
            if (count > 0) {
                double h = Math.max(1.5, room * Math.sqrt(count / highest));
                pen.g().fillRect(i * step, GROUND - h, w, h);
            }
        }
    }

    private void lane(StripLane lane, double y) {
        double from = scene.axis().x(lane.fork());
        double to = Math.max(from + 2 * LANE_RADIUS, scene.axis().x(lane.end()));
        pen.stroke(Token.DIM, 1.5);
        Surface g = pen.g();
        g.setLineCap(StrokeLineCap.ROUND);
        g.beginPath();
        g.moveTo(from, GROUND);
        g.lineTo(from, y - LANE_RADIUS);
        g.arcTo(from, y, from + LANE_RADIUS, y, LANE_RADIUS);
        g.lineTo(to, y);
        g.stroke();
        pen.fill(Token.DIM);
        g.fillOval(to - 2.5, y - 2.5, 5, 5);
        double width = Print.SMALL.width(lane.name());
        boolean fits = to + 6 + width < scene.axis().width();
        double x = fits ? to + 6 : from + LANE_RADIUS + 2;
        if (!fits) {
            pen.fill(Token.BAR);
            g.fillRect(x - 1, y - 6, width + 4, 12);
        }
        pen.words(lane.name(), x, y + 3.5, Print.SMALL, Token.DIM);
    }

    private void stems() {
        for (Sign sign : scene.signs()) {
            double x = x(sign);
            boolean shortOne = sign.kind() == Sign.Kind.TO_COME;
            pen.stroke(color(sign.kind()), shortOne ? 1 : 1.3);
            pen.line(x, SIGN_BASE - 8, x, shortOne ? (BARS + GROUND) / 2 : GROUND);
        }
    }

    private double x(Sign sign) {
        return SignLabel.x(scene, sign);
    }

    /// Draws labels where they stand.
    void labels(List<SignLabel> labels) {
        for (SignLabel label : labels) {
            boolean faint = label.sign().kind() == Sign.Kind.TO_COME;
            pen.words(
                    label.sign().label(),
                    label.box().x(),
                    12,
                    Print.SMALL,
                    faint ? Token.FAINT : Token.DIM);
        }
    }

    private static Token color(Sign.Kind kind) {
        return switch (kind) {
            case COMMAND -> Token.TEXT;
            case FAULT -> Token.LINGER;
            case FINDING -> Token.GHOST;
            case BOOKMARK -> Token.ACCENT;
            case TO_COME -> Token.LINE2;
        };
    }

    private void glyph(Sign sign) {
        Token color = color(sign.kind());
        pen.at(
                x(sign),
                8,
                0,
                () -> {
                    pen.fill(color);
                    switch (sign.kind()) {
                        case COMMAND, TO_COME ->
                                pen.g()
                                        .fillPolygon(
                                                new double[] {-0.5, 8, 5.5, 8, -0.5},
                                                new double[] {-6, -6, -2.5, 1, 1},
                                                5);
                        case FAULT -> path(BOLT);
                        case BOOKMARK -> path(STAR);
                        case FINDING ->
                                pen.g()
                                        .fillPolygon(
                                                new double[] {
                                                    -2.4, 2.4, 5.6, 5.6, 2.4, -2.4, -5.6, -5.6
                                                },
                                                new double[] {
                                                    -5.6, -5.6, -2.4, 2.4, 5.6, 5.6, 2.4, -2.4
                                                },
                                                8);
                    }
                });
    }

    private void path(String svg) {
        pen.g().beginPath();
        pen.g().appendSVGPath(svg);
        pen.g().fill();
    }

    /// What the playhead covers of the row of signs.
    ///
    /// @param now where it stands, ns
    /// @param clock the same by the clock that is read there
    static Box head(Axis axis, long now, String clock) {
        double x = headX(axis, now);
        Box plate = plate(axis, x, clock);
        return new Box(Math.min(x - 7, plate.x() - 2), 1, plate.w() + 18, 15);
    }

    private static double headX(Axis axis, long now) {
        return Math.round(axis.x(now)) + 0.5;
    }

    private static Box plate(Axis axis, double x, String clock) {
        double w = Print.COUNT.width(clock) + 12;
        boolean right = x + 9 + w < axis.width();
        return new Box(right ? x + 9 : x - 9 - w, 1, w, 15);
    }

    /// Draws the playhead.
    static void playhead(Pen pen, Axis axis, long now, String clock) {
        double x = headX(axis, now);
        Box plate = plate(axis, x, clock);
        pen.stroke(Token.ACCENT, 2);
        pen.line(x, BARS - 3, x, GROUND + 1);
        pen.fill(Token.ACCENT);
        pen.g()
                .fillPolygon(
                        new double[] {x - 6, x + 6, x + 6, x, x - 6},
                        new double[] {BARS - 14, BARS - 14, BARS - 7, BARS - 1, BARS - 7},
                        5);
        pen.area(plate, 3);
        pen.centred(clock, plate.center().getX(), 12.5, Print.COUNT, Token.ONACCENT);
    }
}
