package org.moqlab.app.pen;

import javafx.geometry.Point2D;

/// A rectangle in px of the canvas.
///
/// @param x left edge
/// @param y upper edge
/// @param w width
/// @param h height
public record Box(double x, double y, double w, double h) {
    /// A box of a size around its centre.
    public static Box around(Point2D center, double w, double h) {
        return new Box(center.getX() - w / 2, center.getY() - h / 2, w, h);
    }

    /// Right edge.
    public double right() {
        return x + w;
    }

    /// Lower edge.
    public double bottom() {
        return y + h;
    }

    /// Its middle.
    public Point2D center() {
        return new Point2D(x + w / 2, y + h / 2);
    }

    /// A box that reaches so much farther on every side.
    public Box grow(double by) {
        return new Box(x - by, y - by, w + 2 * by, h + 2 * by);
    }

    /// Whether a point lies in it.
    public boolean contains(Point2D p) {
        return p.getX() >= x && p.getX() <= right() && p.getY() >= y && p.getY() <= bottom();
    }

    /// The least box that holds this one and a point.
    public Box with(Point2D p) {
        double left = Math.min(x, p.getX());
        double top = Math.min(y, p.getY());
        return new Box(
                left, top, Math.max(right(), p.getX()) - left, Math.max(bottom(), p.getY()) - top);
    }

    /// Whether some point lies in both.
    public boolean meets(Box other) {
        return other.x <= right()
                && x <= other.right()
                && other.y <= bottom()
                && y <= other.bottom();
    }

    /// Area both cover, px².
    public double overlap(Box other) {
        double across = Math.min(right(), other.right()) - Math.max(x, other.x);
        double down = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        return across > 0 && down > 0 ? across * down : 0;
    }

    /// What both cover; without width or height where they do not meet.
    public Box common(Box other) {
        double left = Math.max(x, other.x);
        double top = Math.max(y, other.y);
        return new Box(
                left,
                top,
                Math.max(0, Math.min(right(), other.right()) - left),
                Math.max(0, Math.min(bottom(), other.bottom()) - top));
    }

    /// Area of this box outside `other`, px².
    public double outside(Box other) {
        return w * h - overlap(other);
    }

    /// Where a ray from inside this box towards `target` leaves it.
    ///
    /// @param inside a point of this box
    public Point2D exit(Point2D inside, Point2D target) {
        double dx = target.getX() - inside.getX();
        double dy = target.getY() - inside.getY();
        double alongX = until(dx, inside.getX(), x, right());
        double alongY = until(dy, inside.getY(), y, bottom());
        double t = Math.min(alongX, alongY);
        return Double.isFinite(t)
                ? new Point2D(inside.getX() + dx * t, inside.getY() + dy * t)
                : inside;
    }

    private static double until(double d, double from, double low, double high) {
        if (d == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(0, ((d > 0 ? high : low) - from) / d);
    }

    /// Length of the part of a line that lies in this box, px.
    public double cut(Point2D from, Point2D to) {
        double dx = to.getX() - from.getX();
        double dy = to.getY() - from.getY();
        double[] span = {0, 1};
        boolean hit =
                clip(-dx, from.getX() - x, span)
                        && clip(dx, right() - from.getX(), span)
                        && clip(-dy, from.getY() - y, span)
                        && clip(dy, bottom() - from.getY(), span);
        return hit ? (span[1] - span[0]) * Math.hypot(dx, dy) : 0;
    }

    private static boolean clip(double d, double room, double[] span) {
        if (d == 0) {
            return room >= 0;
        }
        double t = room / d;
        if (d < 0) {
            span[0] = Math.max(span[0], t);
        } else {
            span[1] = Math.min(span[1], t);
        }
        return span[0] < span[1];
    }
}
