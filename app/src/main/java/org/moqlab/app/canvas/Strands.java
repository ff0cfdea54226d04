package org.moqlab.app.canvas;

import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;

/// Where the sessions between two boxes run: one strand down the middle, or two strands side by
/// side.
final class Strands {
    /// Distance between the two strands of a pair, px.
    static final double GAP = 7;

    private Strands() {}

    /// A straight line from the dialling box to the dialled one, border to border.
    record Strand(Point2D from, Point2D to) {
        Point2D at(double t) {
            return from.interpolate(to, t);
        }

        double length() {
            return from.distance(to);
        }

        /// Direction in radians.
        double angle() {
            return Math.atan2(to.getY() - from.getY(), to.getX() - from.getX());
        }

        Strand reversed() {
            return new Strand(to, from);
        }
    }

    /// The strand of the session `dialer` dialled.
    ///
    /// @param pair whether the other side dials as well
    static Strand of(Box dialer, Box acceptor, boolean pair) {
        Point2D a = dialer.center();
        Point2D b = acceptor.center();
        double length = a.distance(b);
        if (length == 0) {
            return new Strand(a, b);
        }
        double aside = pair ? GAP / 2 / length : 0;
        Point2D shift = new Point2D((a.getY() - b.getY()) * aside, (b.getX() - a.getX()) * aside);
        Point2D from = a.add(shift);
        Point2D to = b.add(shift);
        return new Strand(dialer.exit(from, to), acceptor.exit(to, from));
    }
}
