package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.Topology;

final class MovedTest {
    private static final Topology THREE =
            new Topology(Topology.Shape.FULL, List.of("A", "B", "C"), 1, 5_000_000, 0);

    private static MeshLayout.Request room(double width, double height) {
        return new MeshLayout.Request(
                THREE, List.of(new MeshLayout.Slot("pub", "A", true)), width, height);
    }

    private final MeshLayout.Request request = room(860, 560);
    private final MeshLayout layout = MeshLayout.of(request);
    private final Moved moved = new Moved();

    private static Box box(MeshLayout layout, String name) {
        return layout.box(name).orElseThrow();
    }

    @Test
    void aBoxGoesWhereItIsPutAndItsClientGoesAlong() {
        Box before = box(layout, "A");
        Point2D there = before.center().add(-60, 40);
        moved.put("A", there, before, layout.room());
        MeshLayout now = moved.apply(layout, request);
        assertEquals(there.getX(), box(now, "A").center().getX(), 1e-6);
        assertEquals(there.getY(), box(now, "A").center().getY(), 1e-6);
        assertEquals(box(layout, "pub").x() - 60, box(now, "pub").x(), 1e-6);
        assertEquals(box(layout, "B"), box(now, "B"));
    }

    @Test
    void aBoxStaysInTheRoomAndKeepsItsPlaceInAnother() {
        Box before = box(layout, "B");
        moved.put("B", new Point2D(5_000, -300), before, layout.room());
        Box put = box(moved.apply(layout, request), "B");
        assertEquals(layout.room().right(), put.right(), 1e-6);
        assertEquals(layout.room().y(), put.y(), 1e-6);
        MeshLayout.Request wide = room(1_400, 900);
        MeshLayout other = moved.apply(MeshLayout.of(wide), wide);
        assertTrue(box(other, "B").center().getX() > 1_100);
    }

    @Test
    void everythingGoesBackToItsPlace() {
        moved.put("B", new Point2D(100, 100), box(layout, "B"), layout.room());
        moved.clear();
        assertEquals(layout, moved.apply(layout, request));
        assertTrue(moved.isEmpty());
    }
}
