package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.moqlab.app.canvas.MeshScene.Cycle;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.pen.Box;
import org.moqlab.app.theme.Fx;
import org.moqlab.engine.mesh.EntryState;

/// The names of cycles: each once, as the same plate as long as it is there, and no more than there
/// is room to read.
final class CycleLabelsTest {
    private static final Box ROOM = new Box(0, 0, 1_000, 700);
    private static final int COLUMNS = 10;

    @Test
    void each_cycle_is_named() throws InterruptedException, ExecutionException {
        assertEquals(List.of("0", "1", "2"), Fx.call(() -> titles(shown(3))));
    }

    @Test
    void of_more_cycles_than_can_be_read_the_last_plate_says_how_many_are_left()
            throws InterruptedException, ExecutionException {
        List<String> titles = Fx.call(() -> titles(shown(30)));
        assertEquals(CycleLabels.MOST, titles.size());
        assertEquals("and 19 more cycles", titles.getLast());
        assertEquals("10", titles.get(CycleLabels.MOST - 2));
    }

    @Test
    void a_cycle_that_stays_keeps_its_plate_and_one_that_goes_takes_it_along()
            throws InterruptedException, ExecutionException {
        Fx.call(() -> {
            CycleLabels labels = shown(3);
            List<Node> before = List.copyOf(labels.getChildren());
            List<Cycle> rest = cycles(3).subList(1, 3);
            labels.show(rest, map(3), true);
            assertEquals(List.of("1", "2"), titles(labels));
            assertSame(before.get(1), labels.getChildren().get(0));
            assertSame(before.get(2), labels.getChildren().get(1));
            return labels;
        });
    }

    private static CycleLabels shown(int cycles) {
        CycleLabels labels = new CycleLabels();
        labels.show(cycles(cycles), map(cycles), true);
        return labels;
    }

    private static List<String> titles(CycleLabels labels) {
        return labels.getChildren().stream()
                .map(CycleLabel.class::cast)
                .map(label -> ((Label) label.getChildren().getFirst()).getText())
                .toList();
    }

    private static List<Cycle> cycles(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Cycle(List.of("a" + i, "b" + i), Integer.toString(i), ""))
                .toList();
    }

    private static RouteMap map(int cycles) {
        Map<String, Box> relays = new LinkedHashMap<>();
        for (int i = 0; i < cycles; i++) {
            int row = i / COLUMNS;
            double x = 40 + 95.0 * (i % COLUMNS);
            double y = 40 + 150.0 * row;
            relays.put("a" + i, new Box(x, y, 26, 18));
            relays.put("b" + i, new Box(x, y + 70, 26, 18));
        }
        MeshLayout layout = new MeshLayout(Detail.DOT, ROOM, relays, Map.of());
        List<RouteLine> routes =
                IntStream.range(0, cycles)
                        .boxed()
                        .flatMap(i ->
                                List.of(step("a" + i, "b" + i), step("b" + i, "a" + i)).stream())
                        .toList();
        return RouteMap.of(RouteGround.of(layout), routes, List.of());
    }

    private static RouteLine step(String from, String to) {
        return new RouteLine(from, to, Part.CYCLE, EntryState.GHOST);
    }
}
