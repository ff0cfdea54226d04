package org.moqlab.app.canvas;

import java.util.List;
import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;

/// Where the arrows of routes run: bowed off the strands and around other boxes.
final class RouteArcs {
    private static final double[] BENDS = {1, -1, 1.8, -1.8, 3, -3};
    private static final double MOST_FACTOR = 3;
    private static final double LEAST_BEND = 15;
    private static final double MOST_BEND = 24;
    private static final double BEND_PER_PX = 0.09;
    private static final double HEAD_ROOM = 4;
    private static final double CLEARANCE = 6;
    private static final int SAMPLES = 24;
    private static final double APART = 12;
    private static final double COINCIDENCE = 12;

    private RouteArcs() {}

    /// A quadratic curve.
    record Arc(Point2D from, Point2D control, Point2D to) {
        Point2D at(double t) {
            Point2D a = from.interpolate(control, t);
            Point2D b = control.interpolate(to, t);
            return a.interpolate(b, t);
        }

        /// Direction at `t`, radians.
        double angle(double t) {
            Point2D a = from.interpolate(control, t);
            Point2D b = control.interpolate(to, t);
            return Math.atan2(b.getY() - a.getY(), b.getX() - a.getX());
        }

        /// Approximate length, px.
        double length() {
            double chord = from.distance(to);
            return (2 * chord + from.distance(control) + control.distance(to)) / 3;
        }
    }

    /// The arc with a given bow, px to the right of the way; negative to the left.
    static Arc bowed(Box from, Box to, double bend) {
        Point2D a = from.center();
        Point2D b = to.center();
        double length = Math.max(1, a.distance(b));
        Point2D aside =
                new Point2D(a.getY() - b.getY(), b.getX() - a.getX()).multiply(2 * bend / length);
        Point2D control = a.midpoint(b).add(aside);
        return new Arc(from.exit(a, control), control, to.grow(HEAD_ROOM).exit(b, control));
    }

    /// The arc that keeps best out of `others`, inside `room`, and apart from `near`.
    ///
    /// @param near arcs between the same two boxes
    static Arc between(Box from, Box to, List<Box> others, Box room, List<Arc> near) {
        double length = from.center().distance(to.center());
        double bend = Math.clamp(length * BEND_PER_PX, LEAST_BEND, MOST_BEND);
        Arc best = bowed(from, to, bend);
        List<Box> inReach = inReach(from, to, others, bend * MOST_FACTOR + CLEARANCE);
        double least = Double.POSITIVE_INFINITY;
        for (double factor : BENDS) {
            Arc arc = bowed(from, to, bend * factor);
            double cost =
                    cost(arc, inReach, room)
                            + closeness(arc, near)
                            + Math.abs(factor)
                            + (factor < 0 ? 0.5 : 0);
            if (cost < least) {
                least = cost;
                best = arc;
            }
        }
        return best;
    }

    /// The boxes that some arc between two can come to, with the clearance that is kept.
    private static List<Box> inReach(Box from, Box to, List<Box> others, double away) {
        double left = Math.min(from.x(), to.x());
        double top = Math.min(from.y(), to.y());
        double right = Math.max(from.right(), to.right());
        double bottom = Math.max(from.bottom(), to.bottom());
        Box reach = new Box(left, top, right - left, bottom - top).grow(away);
        return others.stream()
                .map(other -> other.grow(CLEARANCE))
                .filter(other -> other.overlap(reach) > 0)
                .toList();
    }

    private static double closeness(Arc arc, List<Arc> near) {
        double cost = 0;
        for (Arc other : near) {
            cost += arc.at(0.5).distance(other.at(0.5)) < APART ? COINCIDENCE : 0;
        }
        return cost;
    }

    /// @param others boxes with the clearance that is kept
    private static double cost(Arc arc, List<Box> others, Box room) {
        double cost = 0;
        for (int i = 1; i < SAMPLES; i++) {
            Point2D p = arc.at((double) i / SAMPLES);
            cost += room.contains(p) ? 0 : 3;
            for (Box other : others) {
                cost += other.contains(p) ? 2 : 0;
            }
        }
        return cost;
    }
}
