package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.MessageView.Kind;

final class FlightsTest {
    private static final long MS = Durations.MILLI;
    private static final long LATENCY = 5 * MS;

    private static Flight flight(long sentAt) {
        return new Flight("A", "B", true, Kind.ANNOUNCE, OptionalLong.of(1), sentAt, 0, 1);
    }

    @Test
    void messagesSentAtOnceOnOneSessionAreAGroupInWireOrder() {
        Story story = new Story(Shape.FULL, "AB", 1).up("A", "B").session(1, "A", "B");
        long seen = story.last();
        story.at(10)
                .sent("B", 1, Kind.UNANNOUNCE, "0")
                .sent("A", 1, Kind.SETUP, "")
                .sent("B", 1, Kind.REANNOUNCE, "24")
                .sent("A", 1, Kind.SUBSCRIBE, "")
                .sent("A", 9, Kind.DATA, "");
        long t = 10 * MS;
        OptionalLong none = OptionalLong.empty();
        assertEquals(
                List.of(
                        new Flight("B", "A", false, Kind.UNANNOUNCE, none, t, 0, 2),
                        new Flight("B", "A", false, Kind.REANNOUNCE, OptionalLong.of(24), t, 1, 2),
                        new Flight("A", "B", true, Kind.SUBSCRIBE, none, t, 0, 1)),
                Departures.of(story.moment(seen)));
    }

    @Test
    void timeOnTheScreenGrowsOnlySlowlyWithLatency() {
        assertEquals(420, Airspace.screenMillis(MS));
        assertEquals(420, Airspace.screenMillis(10 * MS));
        assertEquals(900, Airspace.screenMillis(60 * Durations.SECOND), 1e-9);
        double middle = Airspace.screenMillis(300 * MS);
        assertTrue(middle > 500 && middle < 700, "300 ms take " + middle);
    }

    @Test
    void aMessageWaitsOnTheWayUntilTheClockReachesItsArrival() {
        Airspace airspace = new Airspace();
        airspace.add(List.of(flight(0)), 0);
        assertEquals(
                List.of(new Airspace.Position(flight(0), 0.25)),
                airspace.positions(105 * MS, 0, LATENCY, false));
        assertEquals(
                List.of(new Airspace.Position(flight(0), 0.35)),
                airspace.positions(9_000 * MS, 0, LATENCY, false));
        assertEquals(List.of(), airspace.positions(9_000 * MS, LATENCY, LATENCY, false));
        assertTrue(airspace.isEmpty());
    }

    @Test
    void withLessMotionGlyphsRestInTheMiddle() {
        Airspace airspace = new Airspace();
        airspace.add(List.of(flight(0)), 0);
        assertEquals(
                List.of(new Airspace.Position(flight(0), 0.5)),
                airspace.positions(MS, LATENCY, LATENCY, true));
        assertEquals(List.of(), airspace.positions(250 * MS, LATENCY, LATENCY, true));
    }

    @Test
    void beyondTheMostThatFlyTheOldestAreDropped() {
        Airspace airspace = new Airspace();
        int more = Airspace.MAX_FLYING + 3;
        airspace.add(IntStream.range(0, more).mapToObj(FlightsTest::flight).toList(), 0);
        List<Airspace.Position> flying = airspace.positions(MS, more, LATENCY, false);
        assertEquals(Airspace.MAX_FLYING, flying.size());
        assertEquals(flight(3), flying.getFirst().flight());
    }
}
