package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.moqlab.engine.mesh.Topology;

/// Where every box lies, for a canvas of a given size. Pure: the same request gives the same
/// layout, whatever state the mesh is in, so that nothing moves while a run plays.
///
/// @param detail how much the boxes say
/// @param room the part of the canvas above the legend
/// @param relays by name
/// @param clients by name
record MeshLayout(Detail detail, Box room, Map<String, Box> relays, Map<String, Box> clients) {
    /// Height of the legend strip at the bottom, px.
    static final double LEGEND = 26;

    /// The corner the chips may cover: the namespace, and below it a wait that was skipped.
    static final List<Box> CHIPS = List.of(new Box(0, 0, 272, 38), new Box(0, 38, 212, 28));

    private static final double[] SPREADS = {1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.62};
    private static final double CROWDED = 10_000;
    private static final double SHRINKING = 400;
    private static final double LEFT = 30;
    private static final double RIGHT = 18;
    private static final double TOP = 18;
    private static final double BOTTOM = 26;
    private static final double NARROW = 720;
    private static final double BELOW_CHIP = 46;
    private static final double MOST_WIDTH = 1_100;
    private static final double MOST_HEIGHT = 700;
    private static final double MORE_A_RELAY = 40;
    private static final int FEW = 6;

    /// Creates a layout; the maps are copied in their order.
    MeshLayout {
        relays = Collections.unmodifiableMap(new LinkedHashMap<>(relays));
        clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
    }

    /// A client to be placed next to its relay.
    record Slot(String name, String at, boolean publisher) {}

    /// What is to be laid out.
    record Request(Topology topology, List<Slot> clients, double width, double height) {
        Request {
            clients = List.copyOf(clients);
        }
    }

    /// The most telling layout in which nothing overlaps, or the one that overlaps least. Boxes say
    /// less where clients would hide sessions otherwise.
    static MeshLayout of(Request request) {
        Box room = new Box(0, 0, request.width(), Math.max(0, request.height() - LEGEND));
        Rated best = null;
        for (Detail detail : details(request, room)) {
            for (double spread : SPREADS) {
                Rated rated = rate(request, room, detail, spread);
                if (best == null || rated.cost() < best.cost()) {
                    best = rated;
                }
            }
        }
        return Objects.requireNonNull(best).layout();
    }

    /// A line in one row of smaller boxes reads better than a line that turns.
    private static List<Detail> details(Request request, Box room) {
        int relays = request.topology().relays().size();
        Box middle = middle(room, relays);
        boolean turns =
                request.topology().shape() == Topology.Shape.LINE
                        && !RelayPlaces.isOneRow(relays, middle, Detail.FULL)
                        && RelayPlaces.isOneRow(relays, middle, Detail.MEDIUM);
        return turns
                ? List.of(Detail.MEDIUM, Detail.COMPACT, Detail.TINY)
                : List.of(Detail.values());
    }

    private record Rated(MeshLayout layout, double cost) {}

    private static Rated rate(Request request, Box room, Detail detail, double spread) {
        MeshLayout layout = place(request, room, detail, spread);
        double cost =
                layout.crowding() * CROWDED
                        + ClientPlaces.covered(request, layout)
                        + (1 - spread) * SHRINKING
                        + detail.silence();
        return new Rated(layout, cost);
    }

    private static MeshLayout place(Request request, Box room, Detail detail, double spread) {
        List<String> names = request.topology().relays();
        Map<String, Box> relays = new LinkedHashMap<>();
        List<Point2D> places =
                RelayPlaces.of(
                        request.topology().shape(),
                        names.size(),
                        middle(room, names.size()),
                        detail,
                        spread);
        for (int i = 0; i < names.size(); i++) {
            relays.put(names.get(i), Box.around(places.get(i), detail.width(), detail.height()));
        }
        MeshLayout bare = new MeshLayout(detail, room, relays, Map.of());
        return new MeshLayout(detail, room, relays, ClientPlaces.of(request, bare));
    }

    private static Box middle(Box room, int relays) {
        double more = MORE_A_RELAY * Math.max(0, relays - FEW);
        double w = Math.min(room.w() - LEFT - RIGHT, MOST_WIDTH + more);
        double top = room.w() < NARROW ? BELOW_CHIP : TOP;
        double h = Math.min(room.h() - top - BOTTOM, MOST_HEIGHT + more);
        double x = LEFT + (room.w() - LEFT - RIGHT - w) / 2;
        double y = top + (room.h() - top - BOTTOM - h) / 2;
        return new Box(x, y, Math.max(0, w), Math.max(0, h));
    }

    /// What a relay's box covers with everything that can hang on it: after-images, countdown.
    Box occupied(Box relay) {
        double aside = detail.reach();
        double above = 10;
        return new Box(
                relay.x() - aside,
                relay.y() - above,
                relay.w() + aside + above,
                relay.h() + above + aside - 2);
    }

    /// Area of a box that the chips may hide, px².
    static double belowChips(Box box) {
        return CHIPS.stream().mapToDouble(box::overlap).sum();
    }

    /// Area of everything that covers what it must not, px²; 0 when all is clear.
    double crowding() {
        List<Box> boxes = new ArrayList<>(relays.values());
        double cost = 0;
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i).grow(detail.apart());
            cost += belowChips(boxes.get(i)) + boxes.get(i).outside(room);
            for (int j = i + 1; j < boxes.size(); j++) {
                cost += box.overlap(boxes.get(j).grow(detail.apart()));
            }
        }
        List<Box> placed = new ArrayList<>();
        for (Box client : clients.values()) {
            cost += ClientPlaces.crowding(client, this, placed);
            placed.add(client);
        }
        return cost < 1 ? 0 : cost;
    }

    /// The box of a relay or client, by name.
    Optional<Box> box(String name) {
        Box relay = relays.get(name);
        return Optional.ofNullable(relay != null ? relay : clients.get(name));
    }

    /// The nearest box from `name` in a direction; `name` itself when there is none.
    ///
    /// @param dx -1, 0 or 1
    /// @param dy -1, 0 or 1
    String neighbour(String name, int dx, int dy) {
        Box from = box(name).orElse(null);
        if (from == null) {
            return relays.isEmpty() ? name : relays.keySet().iterator().next();
        }
        Map<String, Box> all = new LinkedHashMap<>(relays);
        all.putAll(clients);
        String nearest = name;
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, Box> other : all.entrySet()) {
            Point2D way = other.getValue().center().subtract(from.center());
            double ahead = way.getX() * dx + way.getY() * dy;
            double aside = Math.abs(way.getX() * dy) + Math.abs(way.getY() * dx);
            double cost = ahead + 2 * aside;
            if (ahead > 1 && cost < least) {
                least = cost;
                nearest = other.getKey();
            }
        }
        return nearest;
    }
}
