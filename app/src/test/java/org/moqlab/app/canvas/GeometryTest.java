package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.moqlab.app.canvas.RouteArcs.Arc;
import org.moqlab.app.canvas.Strands.Strand;
import org.moqlab.app.pen.Box;

final class GeometryTest {
    private static final Box LEFT = new Box(0, 0, 100, 60);
    private static final Box RIGHT = new Box(300, 0, 100, 60);
    private static final Map<String, Box> ENDS = Map.of("left", LEFT, "right", RIGHT);
    private static final Box ROOM = new Box(-200, -200, 800, 400);

    @Test
    void aRayLeavesABoxAtTheBorderItMeetsFirst() {
        assertEquals(new Point2D(100, 30), LEFT.exit(LEFT.center(), new Point2D(350, 30)));
        assertEquals(new Point2D(50, 60), LEFT.exit(LEFT.center(), new Point2D(50, 900)));
        assertEquals(LEFT.center(), LEFT.exit(LEFT.center(), LEFT.center()));
    }

    @Test
    void aLineIsCutByABoxOnlyWhereItLiesInIt() {
        assertEquals(100, LEFT.cut(new Point2D(-50, 30), new Point2D(250, 30)), 1e-9);
        assertEquals(0, LEFT.cut(new Point2D(-50, 80), new Point2D(250, 80)), 1e-9);
        assertEquals(0, LEFT.cut(new Point2D(-50, 30), new Point2D(-10, 30)), 1e-9);
    }

    @Test
    void theTwoSessionsOfAPairRunSevenPixelsApart() {
        Strand there = Strands.of(LEFT, RIGHT, true);
        Strand back = Strands.of(RIGHT, LEFT, true);
        assertEquals(new Strand(new Point2D(100, 33.5), new Point2D(300, 33.5)), there);
        assertEquals(new Strand(new Point2D(300, 26.5), new Point2D(100, 26.5)), back);
    }

    @Test
    void aSingleSessionRunsDownTheMiddle() {
        assertEquals(
                new Strand(new Point2D(100, 30), new Point2D(300, 30)),
                Strands.of(LEFT, RIGHT, false));
    }

    @Test
    void routesBothWaysBowToDifferentSides() {
        RouteArcs.Laying arcs = new RouteArcs(ENDS, List.of(), ROOM).lay();
        Arc there = arcs.between("left", "right").orElseThrow();
        Arc back = arcs.between("right", "left").orElseThrow();
        assertTrue(there.at(0.5).getY() > 40, there.toString());
        assertTrue(back.at(0.5).getY() < 20, back.toString());
    }

    @Test
    void aRouteGoesAroundABoxInItsWay() {
        Box between = new Box(150, 20, 100, 60);
        RouteArcs.Laying arcs = new RouteArcs(ENDS, List.of(between), ROOM).lay();
        Arc arc = arcs.between("left", "right").orElseThrow();
        for (double t = 0; t <= 1; t += 0.02) {
            assertFalse(between.contains(arc.at(t)), "at " + t);
        }
    }

    @Test
    void whatIsLaidAgainRunsWhereItRan() {
        RouteArcs arcs = new RouteArcs(ENDS, List.of(new Box(150, 20, 100, 60)), ROOM);
        List<Optional<Arc>> first = thereBackAndThere(arcs.lay());
        assertEquals(first, thereBackAndThere(arcs.lay()));
        assertEquals(3, Set.copyOf(first).size(), "arrows on each other");
    }

    private static List<Optional<Arc>> thereBackAndThere(RouteArcs.Laying arcs) {
        return List.of(
                arcs.between("left", "right"),
                arcs.between("right", "left"),
                arcs.between("left", "right"));
    }

    @Test
    void aRouteNeedsABoxAtEachEnd() {
        RouteArcs.Laying arcs = new RouteArcs(ENDS, List.of(), ROOM).lay();
        assertEquals(Optional.empty(), arcs.between("left", "nowhere"));
        assertEquals(Optional.empty(), arcs.between("nowhere", "right"));
    }

    @Test
    void anArcEndsOutsideTheBoxItPointsTo() {
        Arc arc = RouteArcs.bowed(LEFT, RIGHT, 20);
        assertFalse(RIGHT.contains(arc.to()));
        assertEquals(arc.from(), arc.at(0));
        assertEquals(arc.to(), arc.at(1));
    }
}
