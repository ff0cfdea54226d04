package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.Topology.Link;

/// Where clients lie: next to their relay, outside the ring where there is room, clear of boxes,
/// chips and, as far as possible, of sessions.
final class ClientPlaces {
    private static final int DIRECTIONS = 24;
    private static final double[] DISTANCES = {34, 48, 22, 66, 90};
    private static final double EDGE = 6;
    private static final double LEAN = Math.PI / 4;

    /// So many clients of one relay have room outside it.
    private static final int FEW = 2;

    private static final double TANGLE = 600;
    private static final double MOST_CROSSINGS = 1_000;

    private ClientPlaces() {}

    static Map<String, Box> of(MeshLayout.Request request, MeshLayout bare) {
        Map<String, Box> placed = new LinkedHashMap<>();
        List<Segment> segments = segments(request, bare);
        List<Box> relays = List.copyOf(bare.relays().values());
        for (MeshLayout.Slot slot : request.clients()) {
            Box relay = bare.relays().get(slot.at());
            if (relay != null) {
                Box reach = reach(relay, slot, bare.detail());
                Near near =
                        new Near(
                                overlapping(reach, relays, bare.detail().reach() + EDGE),
                                overlapping(reach, placed.values(), bare.detail().apart() + EDGE),
                                segments.stream().filter(s -> s.crosses(reach)).toList());
                placed.put(slot.name(), best(slot, relay, near, bare, lean(request, slot, bare)));
            }
        }
        return placed;
    }

    /// How far a client would rather lie from straight outward, rad: small boxes of one relay leave
    /// room for each other, since the first would else take the middle of it.
    private static double lean(MeshLayout.Request request, MeshLayout.Slot slot, MeshLayout bare) {
        if (bare.detail().hasLines() || bare.detail().isDot()) {
            return 0;
        }
        List<MeshLayout.Slot> together =
                request.clients().stream()
                        .filter(other -> other.at().equals(slot.at()))
                        .limit(FEW + 1)
                        .toList();
        boolean two = together.size() == FEW;
        return !two ? 0 : together.getFirst().equals(slot) ? LEAN : -LEAN;
    }

    /// What can come into the way of one client, so that a large mesh costs each client no more
    /// than a small one.
    ///
    /// @param relays relays, its own among them
    /// @param placed clients that have their place
    /// @param segments sessions
    private record Near(List<Box> relays, List<Box> placed, List<Segment> segments) {}

    /// All that any place of a client covers or crosses.
    private static Box reach(Box relay, MeshLayout.Slot slot, Detail detail) {
        double away = 2 * (Arrays.stream(DISTANCES).max().orElse(0) + EDGE + detail.apart());
        return Box.around(
                relay.center(),
                relay.w() + 2 * detail.clientWidth(slot.publisher()) + away,
                relay.h() + 2 * detail.clientHeight() + away);
    }

    private static List<Box> overlapping(Box reach, Collection<Box> boxes, double edge) {
        return boxes.stream().filter(box -> box.grow(edge).overlap(reach) > 0).toList();
    }

    private static Box best(
            MeshLayout.Slot slot, Box relay, Near near, MeshLayout bare, double lean) {
        Point2D out = relay.center().subtract(bare.room().center());
        double outward = Math.atan2(out.getY(), out.getX());
        Box best = relay;
        double least = Double.POSITIVE_INFINITY;
        for (double distance : DISTANCES) {
            double away = distance * bare.detail().nearness();
            for (int i = 0; i < DIRECTIONS; i++) {
                double angle = outward + 2 * Math.PI * i / DIRECTIONS;
                Box box = beside(relay, slot, bare.detail(), angle, away);
                double cost =
                        12 * turn(angle - outward - lean) + Math.abs(distance - DISTANCES[0]) / 4;
                // What costs most to find out comes last, for as few places as possible.
                cost += cost < least ? MOST_CROSSINGS * crowding(box, bare, near) : 0;
                cost += cost < least ? crossings(box, near.segments()) : 0;
                cost += cost < least ? TANGLE * tangled(box, relay, near) : 0;
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
        }
        return best;
    }

    private static int tangled(Box client, Box relay, Near near) {
        return tangled(client, relay, near.relays(), near.placed());
    }

    /// How many boxes the line to the relay runs below.
    private static int tangled(Box client, Box relay, List<Box> relays, List<Box> placed) {
        int count = 0;
        for (Box other : relays) {
            count += !other.equals(relay) && other.cut(client.center(), relay.center()) > 0 ? 1 : 0;
        }
        for (Box other : placed) {
            count += other.grow(EDGE).cut(client.center(), relay.center()) > 0 ? 1 : 0;
        }
        return count;
    }

    private static double turn(double angle) {
        return Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle)));
    }

    private static Box beside(
            Box relay, MeshLayout.Slot slot, Detail detail, double angle, double distance) {
        double w = detail.clientWidth(slot.publisher());
        double h = detail.clientHeight();
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double across =
                Math.abs(cos) < 1e-6 ? 1e9 : ((relay.w() + w) / 2 + distance) / Math.abs(cos);
        double down = Math.abs(sin) < 1e-6 ? 1e9 : ((relay.h() + h) / 2 + distance) / Math.abs(sin);
        double t = Math.min(across, down);
        return Box.around(relay.center().add(cos * t, sin * t), w, h);
    }

    /// Area of a client's box that covers what it must not, px².
    private static double crowding(Box client, MeshLayout layout, Near near) {
        return crowding(client, layout, near.relays(), near.placed());
    }

    /// The same, among these boxes.
    static double crowding(
            Box client, MeshLayout layout, Collection<Box> relays, List<Box> placed) {
        double edge = layout.detail().apart() / 2;
        double cost = client.grow(edge).outside(layout.room()) + MeshLayout.belowChips(client);
        for (Box relay : relays) {
            cost += client.overlap(layout.occupied(relay));
        }
        for (Box other : placed) {
            cost += client.grow(edge).overlap(other.grow(edge));
        }
        return cost;
    }

    private static double crossings(Box client, List<Segment> segments) {
        double length = 0;
        Box wide = client.grow(EDGE);
        for (Segment segment : segments) {
            length += wide.cut(segment.from(), segment.to());
        }
        return length;
    }

    /// How much clients hide: sessions and other clients' lines below their boxes, in px of
    /// sessions.
    static double hidden(MeshLayout.Request request, MeshLayout layout) {
        List<Box> relays = List.copyOf(layout.relays().values());
        List<Segment> segments = segments(request, layout);
        double length = 0;
        for (MeshLayout.Slot slot : request.clients()) {
            Box client = layout.clients().get(slot.name());
            Box relay = layout.relays().get(slot.at());
            if (client != null && relay != null) {
                List<Box> others = new ArrayList<>(layout.clients().values());
                others.remove(client);
                length +=
                        crossings(client, segments)
                                + TANGLE * tangled(client, relay, relays, others);
            }
        }
        return length;
    }

    private record Segment(Point2D from, Point2D to) {
        boolean crosses(Box box) {
            return box.cut(from, to) > 0;
        }
    }

    private static List<Segment> segments(MeshLayout.Request request, MeshLayout bare) {
        List<Segment> segments = new ArrayList<>();
        for (Link link : request.topology().links()) {
            Box a = bare.relays().get(link.a());
            Box b = bare.relays().get(link.b());
            if (a != null && b != null) {
                segments.add(new Segment(a.center(), b.center()));
            }
        }
        return segments;
    }
}
