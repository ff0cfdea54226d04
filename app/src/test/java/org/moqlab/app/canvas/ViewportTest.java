package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.moqlab.app.canvas.MeshLayout.Request;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.Topology;

final class ViewportTest {
    private static final Box ROOM = new Box(0, 0, 900, 560);

    private static MeshLayout layout(int relays) {
        List<String> names = IntStream.range(0, relays).mapToObj(i -> "r" + i).toList();
        Topology topology = new Topology(Topology.Shape.FULL, names, 1, 5_000_000, 0);
        return MeshLayout.of(new Request(topology, List.of(), 900, 586));
    }

    @Test
    void whatLiesUnderThePointerStaysThere() {
        Viewport view = new Viewport();
        Point2D pointer = new Point2D(300, 200);
        view.zoom(2, pointer, ROOM);
        assertEquals(pointer, view.base(pointer));
        assertEquals(new Point2D(350, 250), view.base(new Point2D(400, 300)));
    }

    @Test
    void nobodyLooksBeyondTheEdgeOrFartherThanEverything() {
        Viewport view = new Viewport();
        view.zoom(2, new Point2D(450, 280), ROOM);
        view.pan(10_000, 10_000, ROOM);
        assertEquals(Point2D.ZERO, view.base(Point2D.ZERO));
        view.zoom(0.01, new Point2D(450, 280), ROOM);
        assertEquals(1, view.zoom());
        assertEquals(new Point2D(7, 9), view.base(new Point2D(7, 9)));
    }

    @Test
    void whereThereIsMoreRoomRelaysSayMore() {
        MeshLayout whole = layout(200);
        assertEquals(Detail.DOT, whole.detail());
        Viewport view = new Viewport();
        view.zoom(3, new Point2D(450, 280), ROOM);
        assertEquals(Detail.TINY, view.apply(whole).detail());
        view.zoom(2, new Point2D(450, 280), ROOM);
        assertEquals(Detail.FULL, view.apply(whole).detail());
    }

    @Test
    void twoHundredRelaysDoNotOverlap() {
        List<Box> boxes = List.copyOf(layout(200).relays().values());
        double covered = 0;
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                covered += boxes.get(i).overlap(boxes.get(j));
            }
        }
        assertEquals(0, covered, 1);
    }
}
