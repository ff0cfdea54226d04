package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.Exhibit;
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

    /// Creates a layout; the maps are copied in their order.
    MeshLayout {
        relays = Collections.unmodifiableMap(new LinkedHashMap<>(relays));
        clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
    }

    /// A client to be placed next to its relay.
    record Slot(String name, String at, boolean publisher) {}

    /// What is to be laid out.
    ///
    /// @param arrangement how
    /// @param spots where the file has relays and clients, by name, in units of its own
    record Request(
            Topology topology,
            List<Slot> clients,
            Arrangement arrangement,
            Map<String, Exhibit.Spot> spots,
            double width,
            double height) {
        Request {
            clients = List.copyOf(clients);
            spots = Collections.unmodifiableMap(new LinkedHashMap<>(spots));
        }

        /// An automatic layout of a file that says nothing of it.
        Request(Topology topology, List<Slot> clients, double width, double height) {
            this(topology, clients, Arrangement.AUTOMATIC, Map.of(), width, height);
        }

        /// Whether the file says where every relay lies, and nobody wants it otherwise.
        boolean isGiven() {
            return arrangement == Arrangement.AUTOMATIC
                    && spots.keySet().containsAll(topology.relays());
        }
    }

    /// The best layout [LayoutSearch] finds.
    static MeshLayout of(Request request) {
        return new LayoutSearch(request).best();
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
        double area = 0;
        for (Box chip : CHIPS) {
            area += box.overlap(chip);
        }
        return area;
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
            cost += ClientPlaces.crowding(client, this, relays.values(), placed);
            placed.add(client);
        }
        return cost < 1 ? 0 : cost;
    }

    /// Whether any relay covers another.
    boolean overlaps() {
        List<Box> boxes = new ArrayList<>(relays.values());
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                if (boxes.get(i).grow(detail.apart() / 2).overlap(boxes.get(j)) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a box is a relay's.
    boolean isRelay(String name) {
        return relays.containsKey(name);
    }

    /// The relay at a point.
    Optional<String> relayAt(Point2D point) {
        return relays.entrySet().stream()
                .filter(one -> one.getValue().contains(point))
                .map(Map.Entry::getKey)
                .findFirst();
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
