package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.HopClimb.Climb;

/// The climb of hop counts is measured from its first rise to its last.
final class HopClimbTest {
    @Test
    void theRateIsTakenBetweenTheFirstRiseAndTheLast() {
        Script script =
                new Script()
                        .hops(1_000, "A", 1)
                        .hops(2_000, "A", 3)
                        .hops(2_255, "A", 4)
                        .hops(2_255, "A", 4)
                        .hops(2_510, "A", 5);
        assertEquals(List.of(climb("A", 3, 3, 5, 2_000, 2_510)), longest(script));
        assertEquals(3_921, longest(script).getFirst().milliHopsPerSecond());
    }

    @Test
    void aFallAnEmptyTableAStopAndALongPauseEndAClimb() {
        assertEquals(
                List.of(climb("A", 2, 2, 3, 200, 300)),
                longest(
                        new Script()
                                .hops(100, "A", 1)
                                .hops(200, "A", 2)
                                .hops(300, "A", 3)
                                .hops(400, "A", 1)
                                .hops(500, "A", 2)
                                .gone(600, "A")
                                .hops(700, "A", 3)
                                .hops(800, "A", 4)
                                .down(900, "A")
                                .hops(1_000, "A", 5)
                                .hops(1_100, "A", 6)
                                .hops(4_200, "A", 7)));
    }

    @Test
    void whatNeverRisesIsNoClimb() {
        assertEquals(List.of(), longest(new Script().hops(0, "A", 2).hops(100, "A", 2)));
        Climb once = longest(new Script().hops(0, "A", 1).hops(100, "A", 2)).getFirst();
        assertEquals(climb("A", 1, 2, 2, 100, 100), once);
        assertEquals(0, once.milliHopsPerSecond());
    }

    private static List<Climb> longest(Script script) {
        HopClimb climb = new HopClimb();
        script.events().forEach(climb::accept);
        return climb.longest();
    }

    private static Climb climb(String relay, int rises, long from, long to, long begin, long end) {
        long ms = Durations.MILLI;
        return new Climb(relay, Script.TEST, rises, from, to, begin * ms, end * ms);
    }
}
