package org.moqlab.app.pen;

import javafx.geometry.Point2D;

/// A path in SVG's words as it is drawn.
final class SvgPath {
    private final StringBuilder text = new StringBuilder();
    private Point2D last = Point2D.ZERO;

    private void to(String command, double x, double y) {
        text.append(command).append(SvgText.numbers(x, y)).append(' ');
        last = new Point2D(x, y);
    }

    void moveTo(double x, double y) {
        to("M", x, y);
    }

    void lineTo(double x, double y) {
        to("L", x, y);
    }

    void curveTo(double cx, double cy, double x, double y) {
        text.append('Q').append(SvgText.numbers(cx, cy)).append(' ');
        to("", x, y);
    }

    /// As a graphics context does: a line to where the round corner begins, then the corner.
    void arcTo(Point2D corner, Point2D next, double radius) {
        Point2D in = last.subtract(corner).normalize();
        Point2D onward = next.subtract(corner).normalize();
        double between = Math.acos(Math.clamp(in.dotProduct(onward), -1, 1));
        double away = radius / Math.tan(between / 2);
        if (!Double.isFinite(away)) {
            lineTo(corner.getX(), corner.getY());
            return;
        }
        Point2D begin = corner.add(in.multiply(away));
        Point2D end = corner.add(onward.multiply(away));
        boolean clockwise = in.getX() * onward.getY() - in.getY() * onward.getX() < 0;
        lineTo(begin.getX(), begin.getY());
        text.append('A').append(SvgText.numbers(radius, radius, 0)).append(" 0 ");
        text.append(clockwise ? "1 " : "0 ");
        to("", end.getX(), end.getY());
    }

    void append(String more) {
        text.append(more).append(' ');
    }

    void close() {
        text.append("Z ");
    }

    @Override
    public String toString() {
        return text.toString().strip();
    }
}
