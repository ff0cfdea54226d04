package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.app.canvas.MeshLayout.Request;
import org.moqlab.app.canvas.MeshLayout.Slot;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;

final class MeshLayoutTest {
    private static final List<Slot> CLIENTS =
            List.of(new Slot("pub", "A", true), new Slot("sub", "A", false));

    private static Request request(Shape shape, int relays, double w, double h) {
        List<String> names =
                IntStream.range(0, relays).mapToObj(i -> String.valueOf((char) ('A' + i))).toList();
        return new Request(new Topology(shape, names, 2, 5_000_000, 0), CLIENTS, w, h);
    }

    static Stream<Request> sizes() {
        List<Request> all = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            for (int relays = 1; relays <= 12; relays++) {
                all.add(request(shape, relays, 560, 380));
                all.add(request(shape, relays, 860, 560));
                all.add(request(shape, relays, 1_400, 900));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void nothingOverlapsAndEverythingIsInside(Request request) {
        MeshLayout layout = MeshLayout.of(request);
        assertEquals(0, layout.crowding(), 1);
        assertEquals(request.topology().relays(), List.copyOf(layout.relays().keySet()));
        assertEquals(List.of("pub", "sub"), List.copyOf(layout.clients().keySet()));
    }

    /// Fifty relays that have four neighbours each, and three clients.
    private static Request crowd(double w, double h) {
        int relays = 50;
        List<String> names = IntStream.range(0, relays).mapToObj(i -> "r" + i).toList();
        List<Slot> clients = new ArrayList<>();
        for (int i = 0; i < 3 * relays; i++) {
            clients.add(new Slot("c" + i, "r" + i % relays, i % 3 != 0));
        }
        return new Request(
                new Topology(Shape.RING, names, 1, 5_000_000, 0),
                clients,
                Arrangement.GRID,
                Map.of(),
                w,
                h);
    }

    @Test
    void fewRelaysAreNamedWhereThereIsHardlyRoom() {
        Request flagship = request(Shape.FULL, 6, 268, 216);
        MeshLayout layout = MeshLayout.of(flagship);

        assertEquals(Detail.BRIEF, layout.detail());
        assertEquals(0, layout.crowding(), 1);
    }

    @Test
    void aCrowdOfClientsIsDrawnAsMarksThatCoverNothing() {
        MeshLayout layout = MeshLayout.of(crowd(626, 428));

        assertEquals(Detail.SPECK, layout.detail());
        assertEquals(150, layout.clients().size());
        List<Box> boxes = new ArrayList<>(layout.relays().values());
        boxes.addAll(layout.clients().values());
        for (int i = 0; i < boxes.size(); i++) {
            assertEquals(0, boxes.get(i).outside(layout.room()), 1);
            for (int j = i + 1; j < boxes.size(); j++) {
                assertEquals(0, boxes.get(i).overlap(boxes.get(j)), 1);
            }
        }
    }

    @Test
    void marksBecomeBoxesThatSayWhoTheyAreFromNearBy() {
        MeshLayout whole = MeshLayout.of(crowd(626, 428));
        Viewport near = new Viewport();
        near.zoom(Viewport.MOST, whole.room().center(), whole.room());

        MeshLayout seen = near.apply(whole);
        assertFalse(seen.detail().isDot());
        assertEquals(seen.detail().clientWidth(true), seen.box("c1").orElseThrow().w());
        assertEquals(seen.detail().clientWidth(false), seen.box("c0").orElseThrow().w());
    }

    @Test
    void theFlagshipGetsFullBoxesWithTheFirstRelayOnTop() {
        MeshLayout layout = MeshLayout.of(request(Shape.FULL, 6, 860, 560));
        assertEquals(Detail.FULL, layout.detail());
        Box top =
                layout.relays().values().stream()
                        .min((a, b) -> Double.compare(a.y(), b.y()))
                        .orElseThrow();
        assertEquals(layout.relays().get("A"), top);
    }

    @Test
    void arrowsMoveToTheNearestBoxInTheirDirection() {
        MeshLayout layout = MeshLayout.of(request(Shape.LINE, 4, 860, 560));
        assertEquals("B", layout.neighbour("A", 1, 0));
        assertEquals("A", layout.neighbour("B", -1, 0));
        assertEquals("D", layout.neighbour("D", 1, 0));
        assertEquals("A", layout.neighbour("", 1, 0));
    }
}
