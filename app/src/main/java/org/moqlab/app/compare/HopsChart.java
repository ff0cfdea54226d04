package org.moqlab.app.compare;

import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.pen.Tints;
import org.moqlab.app.presence.Stretch;
import org.moqlab.app.theme.Swatches;
import org.moqlab.app.theme.Token;
import org.moqlab.app.words.Words;

/// How far away a relay held the name over a run: hops by time, on the axes of all columns, filled
/// as the state was, with the clock. FX thread only.
final class HopsChart extends Region {
    private static final double LEFT = 30;
    private static final double RIGHT = 12;
    private static final double TOP = 18;
    private static final double FOOT = 8;
    private static final double LEAST_GAP = 13;
    private static final long[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000};

    private final CompareViewModel viewModel;
    private final HopsLine line;
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final Canvas canvas = new Canvas();

    HopsChart(CompareViewModel viewModel, HopsLine line) {
        this.viewModel = viewModel;
        this.line = line;
        getStyleClass().add("hops-chart");
        canvas.setMouseTransparent(true);
        getChildren().addAll(swatches, canvas);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        Box room =
                new Box(
                        LEFT,
                        TOP,
                        Math.max(1, getWidth() - LEFT - RIGHT),
                        Math.max(1, getHeight() - TOP - FOOT));
        Easel.paint(canvas, swatches.palette(), pen -> paint(pen, room));
    }

    private double x(Box room, long t) {
        return room.x() + room.w() * Math.clamp((double) t / viewModel.end(), 0, 1);
    }

    private double y(Box room, long hops) {
        return room.bottom() - room.h() * hops / Math.max(4, viewModel.mostHops());
    }

    private void paint(Pen pen, Box room) {
        axes(pen, room);
        for (Stretch stretch : line.stretches()) {
            if (stretch.look().hops() >= 0) {
                step(pen, room, stretch);
            }
        }
        line.died().ifPresent(t -> died(pen, room, x(room, t)));
        double now = Math.round(x(room, viewModel.clockProperty().get())) + 0.5;
        pen.stroke(Token.ACCENT, 2);
        pen.line(now, room.y() - 6, now, room.bottom() + 3);
    }

    private void axes(Pen pen, Box room) {
        pen.words(Words.of("compare.hops-at", line.relay()), 6, 11, Print.SMALL, Token.FAINT);
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = y(room, 0) - y(room, STEPS[i]) >= LEAST_GAP ? STEPS[i] : step;
        }
        pen.stroke(Token.LINE, 1, 1, 4);
        for (long hops = step; y(room, hops) >= room.y(); hops += step) {
            double y = Math.round(y(room, hops)) + 0.5;
            pen.line(room.x(), y, room.right(), y);
            pen.words(
                    Long.toString(hops),
                    room.x() - 6,
                    y + 3.5,
                    Print.SMALL,
                    Token.FAINT,
                    TextAlignment.RIGHT);
        }
        pen.stroke(Token.LINE2, 1);
        pen.line(room.x(), room.bottom() + 0.5, room.right(), room.bottom() + 0.5);
    }

    /// What was held fills the height of the chart as its state is drawn everywhere, the hops are a
    /// line on it.
    private void step(Pen pen, Box room, Stretch stretch) {
        double from = x(room, stretch.from());
        double to = x(room, stretch.to());
        double y = y(room, stretch.look().hops());
        Box held = new Box(from, y, to - from, room.bottom() - y);
        Tints.fill(pen, held, stretch.look().state(), false);
        pen.stroke(Tints.line(stretch.look().state()), 2);
        pen.line(from, y, to, y);
    }

    private void died(Pen pen, Box room, double x) {
        pen.stroke(Token.TEXT, 1, 2, 3);
        pen.line(x, room.y() - 4, x, room.bottom());
        String words = Words.of("compare.left");
        double w = Print.SMALL.width(words);
        pen.words(words, Math.min(x + 4, room.right() - w), room.y() + 8, Print.SMALL, Token.DIM);
    }
}
