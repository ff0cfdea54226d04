package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.moqlab.app.canvas.MeshLayout.Request;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.Exhibit.Spot;
import org.moqlab.engine.mesh.Topology;

final class ArrangementTest {
    private static final List<String> FOUR = List.of("A", "B", "C", "D");

    private static Topology topology(Topology.Shape shape, List<String> names) {
        return new Topology(shape, names, 1, 5_000_000, 0);
    }

    private static MeshLayout layout(Arrangement arrangement, Map<String, Spot> spots) {
        return MeshLayout.of(
                new Request(
                        topology(Topology.Shape.FULL, FOUR),
                        List.of(),
                        arrangement,
                        spots,
                        900,
                        586));
    }

    /// Who lies left of, and who above the middle.
    private static Map<String, String> sides(MeshLayout layout) {
        Map<String, String> sides = new LinkedHashMap<>();
        layout.relays().forEach((name, box) -> sides.put(name, side(layout, box)));
        return sides;
    }

    private static String side(MeshLayout layout, Box box) {
        Point2D way = box.center().subtract(layout.room().center());
        return (way.getX() < 0 ? "left " : "right ") + (way.getY() < 0 ? "top" : "bottom");
    }

    @Test
    void relaysLieWhereTheirFileHasThem() {
        Map<String, Spot> spots =
                Map.of(
                        "A", new Spot(100, 100),
                        "B", new Spot(0, 0),
                        "C", new Spot(100, 0),
                        "D", new Spot(0, 100));
        assertEquals(
                Map.of("A", "right bottom", "B", "left top", "C", "right top", "D", "left bottom"),
                sides(layout(Arrangement.AUTOMATIC, spots)));
    }

    @Test
    void aPersonMayWantThemInRowsAllTheSame() {
        Map<String, Spot> row =
                Map.of(
                        "A", new Spot(0, 0),
                        "B", new Spot(1, 0),
                        "C", new Spot(2, 0),
                        "D", new Spot(3, 0));
        MeshLayout grid = layout(Arrangement.GRID, row);
        long rows = grid.relays().values().stream().map(Box::y).distinct().count();
        assertEquals(2, rows);
        assertEquals(0, grid.crowding(), 1);
    }

    private static MeshLayout given(Arrangement arrangement, Map<String, List<String>> connect) {
        Topology topology = Topology.given(List.of("A", "B", "C", "D", "E"), 5_000_000, connect);
        return MeshLayout.of(new Request(topology, List.of(), arrangement, Map.of(), 1_200, 700));
    }

    /// Names from the top to the bottom, those of one height from left to right.
    private static List<List<String>> rows(MeshLayout layout) {
        TreeMap<Double, TreeMap<Double, String>> rows = new TreeMap<>();
        layout.relays()
                .forEach((name, box) ->
                        rows.computeIfAbsent(box.y(), _ -> new TreeMap<>()).put(box.x(), name));
        return rows.values().stream().map(row -> List.copyOf(row.values())).toList();
    }

    private static final Map<String, List<String>> TREE =
            Map.of("A", List.of("B", "C"), "C", List.of("D", "E"));

    @Test
    void aTreeIsDrawnAsOneByItself() {
        List<List<String>> layers = List.of(List.of("A"), List.of("B", "C"), List.of("D", "E"));
        assertEquals(layers, rows(given(Arrangement.AUTOMATIC, TREE)));
        assertEquals(layers, rows(given(Arrangement.TREE, TREE)));
        assertEquals(0, given(Arrangement.TREE, TREE).crowding(), 1);
    }

    @Test
    void whatIsNoTreeHasLayersOnlyOnRequest() {
        Map<String, List<String>> ring =
                Map.of(
                        "A",
                        List.of("B", "E"),
                        "B",
                        List.of("C"),
                        "C",
                        List.of("D"),
                        "D",
                        List.of("E"));
        assertEquals(
                List.of(List.of("A"), List.of("B", "E"), List.of("C", "D")),
                rows(given(Arrangement.TREE, ring)));
        assertEquals(
                given(Arrangement.CIRCLE, ring).relays(),
                given(Arrangement.AUTOMATIC, ring).relays());
    }

    @Test
    void aLineFollowsTheLinks() {
        Map<String, List<String>> chain =
                Map.of("D", List.of("B"), "B", List.of("E"), "E", List.of("A"), "A", List.of("C"));
        List<String> row =
                rows(given(Arrangement.LINE, chain)).stream().flatMap(List::stream).toList();
        assertEquals(List.of("C", "A", "E", "B", "D"), row);
    }

    @Test
    void aStarHasTheMostLinkedInItsMiddle() {
        Map<String, List<String>> star = Map.of("D", List.of("A", "B", "C", "E"));
        MeshLayout layout = given(Arrangement.STAR, star);
        String middle =
                layout.relays().entrySet().stream()
                        .min(
                                Comparator.comparingDouble(one ->
                                        layout.relays().values().stream()
                                                .mapToDouble(box ->
                                                        box.center()
                                                                .distance(one.getValue().center()))
                                                .sum()))
                        .orElseThrow()
                        .getKey();
        assertEquals("D", middle);
    }

    @Test
    void relaysWithoutLinksHaveAPlaceInEveryArrangement() {
        for (Arrangement arrangement : Arrangement.values()) {
            assertEquals(5, given(arrangement, Map.of()).relays().size(), arrangement.name());
        }
    }

    @Test
    void aFileThatForgetsARelaySaysNothing() {
        assertEquals(
                layout(Arrangement.AUTOMATIC, Map.of()),
                layout(Arrangement.AUTOMATIC, Map.of("A", new Spot(0, 0))));
    }

    @Test
    void forceBringsTheEndsOfALineApart() {
        List<String> names = IntStream.range(0, 8).mapToObj(i -> "r" + i).toList();
        List<Point2D> places = ForceLayout.of(topology(Topology.Shape.LINE, names));
        double ends = places.getFirst().distance(places.getLast());
        double longestLink = 0;
        for (int i = 1; i < places.size(); i++) {
            longestLink = Math.max(longestLink, places.get(i - 1).distance(places.get(i)));
        }
        assertEquals(true, ends > longestLink, ends + " is nearer than " + longestLink);
        assertEquals(places, ForceLayout.of(topology(Topology.Shape.LINE, names)));
    }

    @Test
    void aLassoHoldsWhatLiesWithinItsCorners() {
        List<Point2D> corners =
                List.of(
                        new Point2D(0, 0),
                        new Point2D(10, 0),
                        new Point2D(10, 10),
                        new Point2D(0, 10));
        assertEquals(true, Gestures.contains(corners, new Point2D(5, 5)));
        assertEquals(false, Gestures.contains(corners, new Point2D(15, 5)));
    }
}
