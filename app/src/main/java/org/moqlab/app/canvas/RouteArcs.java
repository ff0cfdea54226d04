package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;

/// Where the arrows of routes run: bowed off the strands, around other boxes, and apart from the
/// arrows between the same two that were laid before.
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

    private final Map<String, Box> relays;
    private final Box room;
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final Map<Set<String>, List<Arc>> laid = new HashMap<>();

    /// What stands in the way.
    ///
    /// @param wide the box with the clearance that is kept
    private record Obstacle(Box box, Box wide) {
        static Obstacle of(Box box) {
            return new Obstacle(box, box.grow(CLEARANCE));
        }
    }

    /// For the arrows between relays.
    ///
    /// @param relays where each relay lies
    /// @param clients boxes that stand in the way as well
    RouteArcs(Map<String, Box> relays, Collection<Box> clients, Box room) {
        this.relays = relays;
        this.room = room;
        relays.values().forEach(box -> obstacles.add(Obstacle.of(box)));
        clients.forEach(box -> obstacles.add(Obstacle.of(box)));
    }

    /// Lays the next arrow from one relay to another; empty when one of them has no box.
    Optional<Arc> between(String from, String to) {
        Box first = relays.get(from);
        Box second = relays.get(to);
        if (first == null || second == null) {
            return Optional.empty();
        }
        List<Arc> near =
                laid.computeIfAbsent(Set.copyOf(List.of(from, to)), _ -> new ArrayList<>());
        Arc arc = between(first, second, near);
        near.add(arc);
        return Optional.of(arc);
    }

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

    /// The arc that keeps best out of other boxes, inside the room, and apart from `near`.
    ///
    /// @param near arcs between the same two boxes
    private Arc between(Box from, Box to, List<Arc> near) {
        double length = from.center().distance(to.center());
        double bend = Math.clamp(length * BEND_PER_PX, LEAST_BEND, MOST_BEND);
        Arc best = bowed(from, to, bend);
        List<Box> inReach = inReach(from, to, bend * MOST_FACTOR + CLEARANCE);
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
    private List<Box> inReach(Box from, Box to, double away) {
        double left = Math.min(from.x(), to.x());
        double top = Math.min(from.y(), to.y());
        double right = Math.max(from.right(), to.right());
        double bottom = Math.max(from.bottom(), to.bottom());
        Box reach = new Box(left, top, right - left, bottom - top).grow(away);
        return obstacles.stream()
                .filter(other -> other.wide.overlap(reach) > 0)
                .filter(other -> !other.box.equals(from) && !other.box.equals(to))
                .map(Obstacle::wide)
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
