package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Pen;

/// Where the arrows of routes run: bowed off the strands, around other boxes, and apart from the
/// arrows between the same two that were laid before. What was found once is remembered.
final class RouteArcs {
    private static final double[] BENDS = {1, -1, 1.8, -1.8, 3, -3};
    private static final double LEAST_BEND = 15;
    private static final double MOST_BEND = 24;
    private static final double BEND_PER_PX = 0.09;
    private static final double HEAD_ROOM = 4;
    private static final double CLEARANCE = 6;
    private static final int SAMPLES = 24;
    private static final double APART = 12;
    private static final double COINCIDENCE = 12;
    private static final double OUTSIDE = 3;
    private static final double COVERED = 2;

    /// Most arcs that are remembered, between all pairs that routes take in a mesh as large as the
    /// lab runs.
    private static final int MOST_KNOWN = 20_000;

    private final Map<String, Box> relays;
    private final Box room;
    private final BoxGrid obstacles;
    private final Map<Way, Arc> known = new HashMap<>();

    /// What an arc depends on while the boxes stay where they are.
    ///
    /// @param near arcs between the same two that were laid before
    private record Way(String from, String to, List<Arc> near) {}

    /// Two relays, whichever way.
    private record Pair(String one, String other) {
        static Pair of(String a, String b) {
            return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /// For the arrows between relays, as long as nothing moves.
    ///
    /// @param relays where each relay lies
    /// @param clients boxes that stand in the way as well
    RouteArcs(Map<String, Box> relays, Collection<Box> clients, Box room) {
        this.relays = relays;
        this.room = room;
        List<Box> wide = new ArrayList<>();
        relays.values().forEach(box -> wide.add(box.grow(CLEARANCE)));
        clients.forEach(box -> wide.add(box.grow(CLEARANCE)));
        obstacles = new BoxGrid(wide);
    }

    /// Begins without any arrow.
    Laying lay() {
        return new Laying();
    }

    /// Lays the arrows of one picture. One thread.
    final class Laying {
        private final Map<Pair, List<Arc>> laid = new HashMap<>();

        /// Lays the next arrow from one relay to another; empty when one of them has no box.
        Optional<Arc> between(String from, String to) {
            Box first = relays.get(from);
            Box second = relays.get(to);
            if (first == null || second == null) {
                return Optional.empty();
            }
            List<Arc> near = laid.computeIfAbsent(Pair.of(from, to), _ -> new ArrayList<>());
            Way way = new Way(from, to, List.copyOf(near));
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            Arc arc = known.computeIfAbsent(way, _ -> free(first, second, way.near));
            near.add(arc);
            return Optional.of(arc);
        }
    }

    /// A quadratic curve.
    record Arc(Point2D from, Point2D control, Point2D to) {
        Point2D at(double t) {
            Point2D a = from.interpolate(control, t);
            Point2D b = control.interpolate(to, t);
            return a.interpolate(b, t);
        }

        /// Draws it with the stroke that is set.
        void trace(Pen pen) {
            var g = pen.g();
            g.beginPath();
            g.moveTo(from.getX(), from.getY());
            g.quadraticCurveTo(control.getX(), control.getY(), to.getX(), to.getY());
            g.stroke();
        }

        /// Draws something at `t`, turned the way it goes there.
        void mark(Pen pen, double t, Runnable mark) {
            Point2D p = at(t);
            pen.at(p.getX(), p.getY(), angle(t), mark);
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

    /// The arc that keeps best out of other boxes, inside the room, and apart from `near`.
    ///
    /// @param near arcs between the same two boxes
    private Arc free(Box from, Box to, List<Arc> near) {
        double length = from.center().distance(to.center());
        double bend = Math.clamp(length * BEND_PER_PX, LEAST_BEND, MOST_BEND);
        Ends ends = new Ends(from.grow(CLEARANCE), to.grow(CLEARANCE));
        Arc best = bowed(from, to, bend);
        double least = Double.POSITIVE_INFINITY;
        for (double factor : BENDS) {
            Arc arc = bowed(from, to, bend * factor);
            double cost = closeness(arc, near) + Math.abs(factor) + (factor < 0 ? 0.5 : 0);
            cost += hidden(arc, ends, least - cost);
            if (cost < least) {
                least = cost;
                best = arc;
            }
        }
        return best;
    }

    /// The boxes that an arc may touch, since it joins them.
    private record Ends(Box from, Box to) {
        boolean has(Box box) {
            return box.equals(from) || box.equals(to);
        }
    }

    private static double closeness(Arc arc, List<Arc> near) {
        double cost = 0;
        for (Arc other : near) {
            cost += arc.at(0.5).distance(other.at(0.5)) < APART ? COINCIDENCE : 0;
        }
        return cost;
    }

    /// What it costs that an arc runs over other boxes or out of the room; no more than is needed
    /// to see that it is too much.
    private double hidden(Arc arc, Ends ends, double enough) {
        double cost = 0;
        for (int i = 1; i < SAMPLES && cost < enough; i++) {
            Point2D p = arc.at((double) i / SAMPLES);
            cost += room.contains(p) ? 0 : OUTSIDE;
            for (Box other : obstacles.near(p)) {
                cost += other.contains(p) && !ends.has(other) ? COVERED : 0;
            }
        }
        return cost;
    }
}
