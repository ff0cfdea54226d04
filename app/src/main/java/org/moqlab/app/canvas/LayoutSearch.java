package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Topology;

/// Finds the most telling layout in which nothing overlaps, or the one that overlaps least: relays
/// take all the room, then leave a margin for clients, then say less. It tries the best first and
/// stops when nothing better can come.
final class LayoutSearch {
    private static final double[] ABOVE = {0, 15, 30, 45, 60, 80, 110};
    private static final double[] BESIDE = {0, 50, 100};
    private static final double[] BELOW = {0, 45, 90};
    private static final double HEIGHT_COST = 1;
    private static final double WIDTH_COST = 0.6;
    private static final double CROWDED = 10_000;
    private static final double RIGHT = 18;
    private static final double TOP = 18;
    private static final double NARROW = 720;
    private static final double BELOW_CHIP = 46;
    private static final double MOST_WIDTH = 1_100;
    private static final double MOST_HEIGHT = 700;
    private static final double MORE_A_RELAY = 40;
    private static final int FEW = 6;
    private static final int MOST_IN_A_CIRCLE = 40;

    /// How often one of many clients is given a place, over all plans; of plans the likeliest come
    /// first.
    private static final int MOST_PLACED = 6_000;

    /// A way to lay out, and what it costs before anything is placed.
    private record Plan(Detail detail, double above, double beside, double below) {
        double cost() {
            return detail.silence() + HEIGHT_COST * (above + below) + WIDTH_COST * 2 * beside;
        }
    }

    private final MeshLayout.Request request;
    private final List<String> names;
    private final Box room;
    private final List<Point2D> unit;
    private final int[] turns;

    LayoutSearch(MeshLayout.Request request) {
        this.request = request;
        this.names = request.topology().relays();
        this.room =
                new Box(0, 0, request.width(), Math.max(0, request.height() - MeshLayout.LEGEND));
        this.unit = unit();
        this.turns = turns();
    }

    MeshLayout best() {
        MeshLayout best = new MeshLayout(Detail.TINY, room, Map.of(), Map.of());
        double least = Double.POSITIVE_INFINITY;
        int placed = 0;
        for (Plan plan : plans()) {
            if (plan.cost() >= least || placed > MOST_PLACED) {
                break;
            }
            MeshLayout bare = relays(plan);
            double cost = plan.cost() + CROWDED * bare.crowding();
            if (cost < least) {
                placed += request.clients().size();
                MeshLayout full =
                        new MeshLayout(
                                plan.detail(), room, bare.relays(), ClientPlaces.of(request, bare));
                cost = plan.cost() + CROWDED * full.crowding() + ClientPlaces.hidden(request, full);
                if (cost < least) {
                    least = cost;
                    best = full;
                }
            }
        }
        return best;
    }

    private List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        for (Detail detail : details()) {
            for (double above : ABOVE) {
                for (double beside : BESIDE) {
                    for (double below : BELOW) {
                        plans.add(new Plan(detail, above, beside, below));
                    }
                }
            }
        }
        plans.sort(Comparator.comparingDouble(Plan::cost));
        return plans;
    }

    /// A line in one row of smaller boxes reads better than a line that turns.
    private List<Detail> details() {
        @Nullable Detail oneRow = null;
        for (Detail detail : List.of(Detail.MEDIUM, Detail.FULL)) {
            Box middle = middle(new Plan(detail, 0, 0, 0));
            oneRow = RelayPlaces.isOneRow(names.size(), middle, detail) ? detail : oneRow;
        }
        boolean row = unit.isEmpty() && shape() == Topology.Shape.LINE && oneRow == Detail.MEDIUM;
        return Arrays.stream(Detail.values())
                .filter(detail -> !row || detail != Detail.FULL)
                .filter(detail -> detail == Detail.SPECK || hasRoom(detail))
                .toList();
    }

    /// Names of many relays in little room would hide what is between them.
    private boolean hasRoom(Detail detail) {
        return (detail != Detail.BRIEF || names.size() <= MOST_IN_A_CIRCLE)
                && detail.fits(room.w() * room.h(), names.size(), request.clients().size());
    }

    /// Where relays lie in the unit square; empty where the shape of the mesh says it.
    private List<Point2D> unit() {
        return switch (request.arrangement()) {
            case AUTOMATIC -> request.isGiven() ? given() : ofMany();
            case CIRCLE -> List.of();
            case GRID -> RelayPlaces.grid(names.size(), room);
            case FORCE -> ForceLayout.of(request.topology());
            case LINE, STAR -> List.of();
            case TREE -> Kinship.of(request.topology()).layers();
        };
    }

    /// A circle has no room for many relays.
    private List<Point2D> ofMany() {
        if (names.size() <= MOST_IN_A_CIRCLE) {
            boolean given = request.topology().shape() == Topology.Shape.GIVEN;
            Kinship kinship = Kinship.of(request.topology());
            return given && kinship.isTree() ? kinship.layers() : List.of();
        }
        return switch (request.topology().shape()) {
            case FULL -> RelayPlaces.grid(names.size(), room);
            case GIVEN -> ForceLayout.of(request.topology());
            case LINE, RING, STAR -> List.of();
        };
    }

    private List<Point2D> given() {
        List<Exhibit.Spot> spots =
                names.stream()
                        .map(name -> request.spots().get(name))
                        .map(Objects::requireNonNull)
                        .toList();
        double[] xs = spots.stream().mapToDouble(Exhibit.Spot::x).toArray();
        double[] ys = spots.stream().mapToDouble(Exhibit.Spot::y).toArray();
        return spots.stream()
                .map(s -> new Point2D(ForceLayout.share(s.x(), xs), ForceLayout.share(s.y(), ys)))
                .toList();
    }

    private MeshLayout relays(Plan plan) {
        return within(middle(plan), plan.detail());
    }

    /// The relays alone, in a part of the room.
    MeshLayout within(Box part, Detail detail) {
        Topology.Shape shape = shape();
        List<Point2D> places =
                unit.isEmpty()
                        ? RelayPlaces.of(shape, names.size(), part, detail)
                        : RelayPlaces.within(unit, part, detail);
        Map<String, Box> relays = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Point2D place = places.get(turns[i]);
            relays.put(names.get(i), Box.around(place, detail.width(), detail.height()));
        }
        return new MeshLayout(detail, room, relays, Map.of());
    }

    private Topology.Shape shape() {
        return switch (request.arrangement()) {
            case CIRCLE -> Topology.Shape.RING;
            case LINE -> Topology.Shape.LINE;
            case STAR -> Topology.Shape.STAR;
            case AUTOMATIC, GRID, FORCE, TREE -> request.topology().shape();
        };
    }

    /// Which of the places each relay takes.
    private int[] turns() {
        List<Integer> order =
                switch (request.arrangement()) {
                    case LINE -> Kinship.of(request.topology()).walk();
                    case STAR -> Kinship.of(request.topology()).hubFirst();
                    case AUTOMATIC, CIRCLE, GRID, FORCE, TREE ->
                            IntStream.range(0, names.size()).boxed().toList();
                };
        int[] places = new int[names.size()];
        for (int i = 0; i < places.length; i++) {
            places[order.get(i)] = i;
        }
        return places;
    }

    private Box middle(Plan plan) {
        double more = MORE_A_RELAY * Math.max(0, names.size() - FEW);
        double left = plan.detail().reach() + 4 + plan.beside();
        double right = RIGHT + plan.beside();
        double top = (room.w() < NARROW ? BELOW_CHIP : TOP) + plan.above();
        double bottom = plan.detail().reach() + plan.below();
        double w = Math.clamp(room.w() - left - right, 0, MOST_WIDTH + more);
        double h = Math.clamp(room.h() - top - bottom, 0, MOST_HEIGHT + more);
        return new Box(
                left + (room.w() - left - right - w) / 2,
                top + (room.h() - top - bottom - h) / 2,
                w,
                h);
    }
}
