package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import org.moqlab.app.canvas.MeshScene.Asked;
import org.moqlab.app.canvas.MeshScene.Cycle;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.canvas.RouteArcs.Arc;
import org.moqlab.app.pen.Box;

/// Where the routes of a scene run, the most telling ones first, and where the names of cycles fit.
///
/// @param ground what they keep clear of
/// @param arcs an arc for each route between two laid out relays
/// @param rounds the arcs of cycles
/// @param asked an arc for each subscription between two that are laid out, the way data goes
record RouteMap(
        RouteGround ground,
        Map<RouteLine, Arc> arcs,
        Map<Step, Arc> rounds,
        Map<Asked, Arc> asked) {
    private static final List<Part> FIRST_CHOICE =
            List.of(Part.CYCLE, Part.USED, Part.INTO_CYCLE, Part.STANDBY);
    private static final int SAMPLES = 24;
    private static final double HIDDEN_SHARE = 0.3;
    private static final double HIDDEN_COST = 4_000;
    private static final double DISTANCE_COST = 6;

    /// What a px² of a box costs where a label would lie on it.
    private static final double COVERED_COST = 20;

    /// How close a label may come to a box, px.
    private static final double CLEAR = 4;

    /// How far an arrow bows off the tether of a client, px.
    private static final double TETHER_BEND = 9;

    private static final int COLUMNS = 16;
    private static final int ROWS = 12;
    private static final double[] ALONG = {0.5, 0.38, 0.62};

    /// A step of a cycle.
    record Step(String from, String to) {}

    /// @param lines subscriptions, which give way to routes
    static RouteMap of(RouteGround ground, List<RouteLine> routes, List<Asked> lines) {
        RouteArcs.Laying way = ground.arcs().lay();
        Map<RouteLine, Arc> arcs = new LinkedHashMap<>();
        Map<Step, Arc> rounds = new HashMap<>();
        for (Part part : FIRST_CHOICE) {
            for (RouteLine route : routes) {
                if (route.part() == part) {
                    way.between(route.from(), route.to()).ifPresent(arc -> arcs.put(route, arc));
                }
            }
        }
        arcs.forEach((route, arc) -> {
            if (route.part() == Part.CYCLE) {
                rounds.putIfAbsent(new Step(route.from(), route.to()), arc);
            }
        });
        return new RouteMap(ground, arcs, rounds, asked(ground.layout(), way, lines));
    }

    private static Map<Asked, Arc> asked(
            MeshLayout layout, RouteArcs.Laying way, List<Asked> lines) {
        Map<Asked, Arc> asked = new LinkedHashMap<>();
        for (Asked line : lines) {
            way.between(line.peer(), line.who())
                    .or(() -> beside(layout, line))
                    .ifPresent(arc -> asked.put(line, arc));
        }
        return asked;
    }

    /// Beside the tether of a client, which is too short for much of a bow.
    private static Optional<Arc> beside(MeshLayout layout, Asked line) {
        double bend = line.served() ? TETHER_BEND : -TETHER_BEND;
        return layout.box(line.peer())
                .flatMap(from -> layout.box(line.who()).map(to -> RouteArcs.bowed(from, to, bend)));
    }

    private Optional<Arc> arc(String from, String to) {
        return Optional.ofNullable(rounds.get(new Step(from, to)));
    }

    /// Where a cycle's label of a given size hides least: on one of its arrows, beside one, in its
    /// middle, or, where all that is full, anywhere near.
    ///
    /// @param taken labels placed before
    Box label(Cycle cycle, double w, double h, List<Box> taken) {
        List<String> names = cycle.names();
        List<Arc> own = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            arc(names.get(i), names.get((i + 1) % names.size())).ifPresent(own::add);
        }
        Box best = Box.around(ground.layout().room().center(), w, h);
        List<Course> courses = Stream.concat(own.stream(), between(names)).map(Course::of).toList();
        double least = Double.POSITIVE_INFINITY;
        for (Place place : places(own, w, h)) {
            // The nearest come first: once they are too far away, all others are.
            double cost = DISTANCE_COST * place.away();
            if (cost >= least) {
                break;
            }
            Box box = Box.around(place.at(), w, h);
            // What costs most to find out comes last, for as few places as possible.
            cost += hidden(box, courses);
            cost += cost < least ? ground.hung().overlap(box) : 0;
            cost += cost < least ? COVERED_COST * covered(box, taken) : 0;
            if (cost < least) {
                least = cost;
                best = box;
            }
        }
        return best;
    }

    /// Subscriptions of some relays at each other.
    private Stream<Arc> between(List<String> names) {
        return asked.entrySet().stream()
                .filter(one ->
                        names.contains(one.getKey().who()) && names.contains(one.getKey().peer()))
                .map(Map.Entry::getValue);
    }

    /// Where a label may come, and how far that is from its arrows.
    private record Place(Point2D at, double away) {}

    private List<Place> places(List<Arc> own, double w, double h) {
        List<Point2D> middles = own.stream().map(arc -> arc.at(0.5)).toList();
        return candidates(own, w, h).stream()
                .map(at -> new Place(at, away(at, middles)))
                .sorted(Comparator.comparingDouble(Place::away))
                .toList();
    }

    private List<Point2D> candidates(List<Arc> own, double w, double h) {
        List<Point2D> candidates = new ArrayList<>();
        Point2D sum = Point2D.ZERO;
        for (Arc arc : own) {
            for (double t : ALONG) {
                Point2D p = arc.at(t);
                candidates.add(p);
                Point2D normal = new Point2D(-Math.sin(arc.angle(t)), Math.cos(arc.angle(t)));
                double clear = (Math.abs(normal.getX()) * w + Math.abs(normal.getY()) * h) / 2 + 8;
                candidates.add(p.add(normal.multiply(clear)));
                candidates.add(p.subtract(normal.multiply(clear)));
            }
            sum = sum.add(arc.at(0.5));
        }
        if (!own.isEmpty()) {
            candidates.add(sum.multiply(1.0 / own.size()));
        }
        Box room = ground.layout().room();
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double x = room.x() + w / 2 + (room.w() - w) * column / (COLUMNS - 1);
                double y = room.y() + h / 2 + (room.h() - h) * row / (ROWS - 1);
                candidates.add(new Point2D(x, y));
            }
        }
        return candidates;
    }

    /// Area of boxes, of other labels and beyond the room that a label lies on, px².
    double covered(Box label, List<Box> taken) {
        Box wide = label.grow(CLEAR);
        double area = wide.outside(ground.layout().room()) + MeshLayout.belowChips(label);
        area += ground.boxes().overlap(wide);
        for (Box other : taken) {
            area += label.overlap(other);
        }
        return area;
    }

    /// An arc as the points that tell how much of it is hidden.
    private record Course(Box bounds, List<Point2D> points) {
        static Course of(Arc arc) {
            List<Point2D> points = new ArrayList<>();
            Box bounds = Box.around(arc.from(), 0, 0);
            for (int i = 0; i <= SAMPLES; i++) {
                Point2D point = arc.at((double) i / SAMPLES);
                points.add(point);
                bounds = bounds.with(point);
            }
            return new Course(bounds, points);
        }

        double share(Box label) {
            if (!label.meets(bounds)) {
                return 0;
            }
            int inside = 0;
            for (Point2D point : points) {
                inside += label.contains(point) ? 1 : 0;
            }
            return (double) inside / SAMPLES;
        }
    }

    /// The cost of hiding so much of an arrow that it is no longer seen.
    private static double hidden(Box label, List<Course> own) {
        double cost = 0;
        for (Course course : own) {
            double share = course.share(label);
            cost += share > HIDDEN_SHARE ? HIDDEN_COST * share : 0;
        }
        return cost;
    }

    private static double away(Point2D place, List<Point2D> middles) {
        return middles.stream().mapToDouble(place::distance).min().orElse(0);
    }
}
