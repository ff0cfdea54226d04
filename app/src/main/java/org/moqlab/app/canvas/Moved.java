package org.moqlab.app.canvas;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;

/// Boxes that a person has put elsewhere, as shares of the room, so that they keep their place when
/// the room changes. Clients go with their relay unless they were put somewhere themselves. One
/// thread.
final class Moved {
    private final Map<String, Point2D> places = new HashMap<>();

    /// Puts a box's centre somewhere, within the room.
    void put(String name, Point2D centre, Box box, Box room) {
        double x = within(centre.getX(), room.x(), room.right(), box.w());
        double y = within(centre.getY(), room.y(), room.bottom(), box.h());
        places.put(name, new Point2D((x - room.x()) / room.w(), (y - room.y()) / room.h()));
    }

    private static double within(double middle, double from, double to, double size) {
        double low = from + size / 2;
        return Math.clamp(middle, low, Math.max(low, to - size / 2));
    }

    /// Everything back to where the layout has it.
    void clear() {
        places.clear();
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /// The layout with the boxes where they were put.
    MeshLayout apply(MeshLayout layout, MeshLayout.Request request) {
        if (places.isEmpty()) {
            return layout;
        }
        Map<String, Box> relays = new LinkedHashMap<>(layout.relays());
        relays.replaceAll((name, box) -> placed(name, box, layout.room()));
        Map<String, Box> clients = new LinkedHashMap<>(layout.clients());
        for (MeshLayout.Slot slot : request.clients()) {
            Box before = layout.relays().get(slot.at());
            Box after = relays.get(slot.at());
            if (before == null || after == null) {
                continue;
            }
            clients.computeIfPresent(
                    slot.name(),
                    (name, box) -> placed(name, along(box, before, after), layout.room()));
        }
        return new MeshLayout(layout.detail(), layout.room(), relays, clients);
    }

    private static Box along(Box box, Box before, Box after) {
        return new Box(
                box.x() + after.x() - before.x(),
                box.y() + after.y() - before.y(),
                box.w(),
                box.h());
    }

    private Box placed(String name, Box box, Box room) {
        Point2D share = places.get(name);
        if (share == null) {
            return box;
        }
        Point2D centre =
                new Point2D(room.x() + share.getX() * room.w(), room.y() + share.getY() * room.h());
        return Box.around(centre, box.w(), box.h());
    }
}
