package org.moqlab.engine.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.compare.Axis;
import org.moqlab.engine.mesh.compare.Outcome;

/// Draws how long dead names haunted the runs of a sweep: a cell a run, dark for soon over, bright
/// for long, crossed out where it was not over when the run ended. Needs no display.
final class HeatMap {
    private static final int PLOT = 640;
    private static final int MAX_CELL = 48;
    private static final int MIN_CELL = 4;
    private static final int LEFT = 92;
    private static final int TOP = 70;
    private static final int BOTTOM = 76;
    private static final int RIGHT = 190;
    private static final int BAR = 18;
    private static final int GAP = 28;
    private static final int TICK = 5;
    private static final int TICKS = 9;

    /// Every how many values one is written, at most.
    private static final List<Integer> STEPS = List.of(1, 2, 4, 5, 8, 10, 20, 40, 50, 100, 200);

    private static final Color PAPER = Color.WHITE;
    private static final Color INK = new Color(0x22, 0x22, 0x22);

    private final String title;
    private final String subtitle;
    private final Axis x;
    private final Optional<Axis> y;
    private final List<Outcome> outcomes;

    /// A map.
    ///
    /// @param y empty for a single row
    /// @param outcomes row by row of `y`, each in the order of `x`
    HeatMap(String title, String subtitle, Axis x, Optional<Axis> y, List<Outcome> outcomes) {
        this.title = title;
        this.subtitle = subtitle;
        this.x = x;
        this.y = y;
        this.outcomes = List.copyOf(outcomes);
    }

    private int columns() {
        return x.values().size();
    }

    private int rows() {
        return y.map(axis -> axis.values().size()).orElse(1);
    }

    private int cell() {
        return Math.clamp(PLOT / Math.max(columns(), rows()), MIN_CELL, MAX_CELL);
    }

    private long most() {
        return outcomes.stream().mapToLong(Outcome::haunted).max().orElse(0);
    }

    /// Draws it.
    BufferedImage draw() {
        int width = LEFT + Math.max(columns() * cell(), PLOT / 2) + RIGHT;
        int height = TOP + Math.max(rows() * cell(), PLOT / 4) + BOTTOM;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(PAPER);
        g.fillRect(0, 0, width, height);
        g.setColor(INK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        g.drawString(title, LEFT, 28);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        g.drawString(subtitle, LEFT, 50);
        cells(g);
        below(g);
        y.ifPresent(axis -> beside(g, axis));
        legend(g);
        g.dispose();
        return image;
    }

    private int bottom() {
        return TOP + rows() * cell();
    }

    private void cells(Graphics2D g) {
        int size = cell();
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            int left = LEFT + i % columns() * size;
            int top = bottom() - (i / columns() + 1) * size;
            g.setColor(Shade.of(outcome.haunted(), most()));
            g.fillRect(left, top, size, size);
            if (isOpen(outcome)) {
                cross(g, left, top, size);
            }
        }
        g.setColor(INK);
        g.drawRect(LEFT, TOP, columns() * size, rows() * size);
    }

    private static boolean isOpen(Outcome outcome) {
        return outcome.died().isPresent() && outcome.clean().isEmpty();
    }

    private static void cross(Graphics2D g, int left, int top, int size) {
        g.setColor(INK);
        g.setStroke(new BasicStroke(0.6f));
        g.drawLine(left, top + size, left + size, top);
        g.setStroke(new BasicStroke(1));
    }

    private void below(Graphics2D g) {
        int size = cell();
        int step = step(columns());
        for (int i = first(x, step); i < columns(); i += step) {
            int at = LEFT + i * size + size / 2;
            g.drawLine(at, bottom(), at, bottom() + TICK);
            centred(g, x.text(x.values().get(i)), at, bottom() + TICK + 15);
        }
        centred(g, x.key(), LEFT + columns() * size / 2, bottom() + 48);
    }

    private static int step(int values) {
        return STEPS.stream()
                .filter(step -> (values + step - 1) / step <= TICKS)
                .findFirst()
                .orElse(values);
    }

    /// The first value that is written: one of which the others are multiples, if there is one.
    private static int first(Axis axis, int step) {
        List<Long> values = axis.values();
        if (values.size() <= step) {
            return 0;
        }
        long apart = values.get(step) - values.getFirst();
        return IntStream.range(0, step)
                .filter(i -> values.get(i) % apart == 0)
                .findFirst()
                .orElse(0);
    }

    private void beside(Graphics2D g, Axis axis) {
        int size = cell();
        int step = step(rows());
        for (int i = first(axis, step); i < rows(); i += step) {
            int at = bottom() - i * size - size / 2;
            g.drawLine(LEFT - TICK, at, LEFT, at);
            String text = axis.text(axis.values().get(i));
            g.drawString(text, LEFT - TICK - 4 - g.getFontMetrics().stringWidth(text), at + 5);
        }
        Graphics2D turned = (Graphics2D) g.create();
        turned.rotate(-Math.PI / 2, 24, TOP + rows() * size / 2.0);
        centred(turned, axis.key(), 24, TOP + rows() * size / 2);
        turned.dispose();
    }

    private static void centred(Graphics2D g, String text, int at, int baseline) {
        g.drawString(text, at - g.getFontMetrics().stringWidth(text) / 2, baseline);
    }

    private void legend(Graphics2D g) {
        int left = LEFT + columns() * cell() + GAP;
        int height = PLOT / 4;
        g.setColor(INK);
        g.drawString("ghost time", left, TOP - 8);
        for (int i = 0; i < height; i++) {
            g.setColor(Shade.of(height - i, height));
            g.fillRect(left, TOP + i, BAR, 1);
        }
        g.setColor(INK);
        g.drawRect(left, TOP, BAR, height);
        int beside = left + BAR + 8;
        g.drawString(time(most()), beside, TOP + 10);
        g.drawString(time(most() / 2), beside, TOP + height / 2 + 5);
        g.drawString(time(0), beside, TOP + height);
        if (outcomes.stream().anyMatch(HeatMap::isOpen)) {
            int top = TOP + height + GAP / 2;
            g.setColor(Shade.of(most(), most()));
            g.fillRect(left, top, BAR, BAR);
            cross(g, left, top, BAR);
            g.drawRect(left, top, BAR, BAR);
            g.drawString("not over when", beside, top + 7);
            g.drawString("the run ended", beside, top + 22);
        }
    }

    private static String time(long ns) {
        return Durations.format(ns / Durations.MILLI * Durations.MILLI);
    }

    /// Colours from dark blue to bright yellow on a straight line of the OKLab space, so that equal
    /// differences look equal, also to people who cannot tell red from green.
    private static final class Shade {
        private static final double[] DARK = {0.25, -0.01, -0.10};
        private static final double[] BRIGHT = {0.93, -0.03, 0.14};

        static Color of(long value, long most) {
            double t = most == 0 ? 0 : (double) value / most;
            double light = mix(0, t);
            double a = mix(1, t);
            double b = mix(2, t);
            double l = cube(light + 0.3963377774 * a + 0.2158037573 * b);
            double m = cube(light - 0.1055613458 * a - 0.0638541728 * b);
            double s = cube(light - 0.0894841775 * a - 1.2914855480 * b);
            return new Color(
                    octet(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                    octet(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                    octet(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
        }

        private static double mix(int part, double t) {
            return DARK[part] + (BRIGHT[part] - DARK[part]) * t;
        }

        private static double cube(double value) {
            return value * value * value;
        }

        private static int octet(double linear) {
            double bent =
                    linear <= 0.0031308
                            ? 12.92 * linear
                            : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
            return (int) Math.round(Math.clamp(bent, 0, 1) * 255);
        }
    }
}
