package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        return new Flight("A", "B", true, Kind.ANNOUNCE, OptionalLong.of(1), sentAt, LATENCY, 0, 1);
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
                        new Flight("B", "A", false, Kind.UNANNOUNCE, none, t, LATENCY, 0, 2),
                        new Flight(
                                "B",
                                "A",
                                false,
                                Kind.REANNOUNCE,
                                OptionalLong.of(24),
                                t,
                                LATENCY,
                                1,
                                2),
                        new Flight("A", "B", true, Kind.SUBSCRIBE, none, t, LATENCY, 0, 1)),
                Departures.of(story.moment(seen)));
    }

    @Test
    void whatAFaultThrowsAwayIsLostOnItsWay() {
        Story story = new Story(Shape.FULL, "AB", 1).up("A", "B").session(1, "A", "B");
        long seen = story.last();
        story.at(10).dropped("B", 1, "unannounce test", "dropped by a fault");
        story.dropped("B", 1, "unannounce test", "held by a fault");
        List<Flight> flights = Departures.of(story.moment(seen));
        OptionalLong none = OptionalLong.empty();
        assertEquals(
                List.of(
                        new Flight(
                                "B",
                                "A",
                                false,
                                Kind.UNANNOUNCE,
                                none,
                                10 * MS,
                                LATENCY,
                                0,
                                1,
                                true)),
                flights);

        Airspace airspace = new Airspace();
        airspace.add(flights, 0);
        long after = 20 * MS;
        assertEquals(
                0.5,
                airspace.positions(400 * MS, after, LATENCY, false).getFirst().progress(),
                "it comes half way and stays to be seen");
        assertEquals(1, airspace.positions(800 * MS, after, LATENCY, false).size());
        assertEquals(List.of(), airspace.positions(820 * MS, after, LATENCY, false));
        assertFalse(airspace.isMoving());
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
        assertFalse(airspace.isMoving());
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

    private static List<Double> places(Airspace airspace, long nanos, long now) {
        return airspace.positions(nanos, now, LATENCY, false).stream()
                .map(Airspace.Position::progress)
                .toList();
    }

    @Test
    void whereTimeWasSetOnlyWhatIsOnItsWayIsInTheAirAndStandsStill() {
        Airspace airspace = new Airspace();
        airspace.add(List.of(flight(0), flight(1)), 0);
        airspace.set(List.of(flight(7 * MS)));
        long half = 7 * MS + LATENCY / 2;
        assertEquals(
                List.of(new Airspace.Position(flight(7 * MS), 0.55)),
                airspace.positions(MS, half, LATENCY, false));
        assertEquals(List.of(0.55), places(airspace, 9_000 * MS, half));
        assertFalse(airspace.isMoving());
    }

    @Test
    void whereTimeStandsWhatHasArrivedFliesToItsEndAndNothingElseLeaves() {
        Airspace airspace = new Airspace();
        airspace.add(List.of(flight(0), flight(4 * MS)), 0);
        long now = 4 * MS + LATENCY / 2;
        airspace.rest(List.of(flight(4 * MS)), 0, now);
        assertEquals(List.of(0.75, 0.55), places(airspace, 315 * MS, now));
        assertTrue(airspace.isMoving());
        assertEquals(List.of(0.55), places(airspace, 500 * MS, now));
        assertFalse(airspace.isMoving());
    }

    @Test
    void whatArrivedLongAgoIsNotSeenToArriveWhereTimeStands() {
        Airspace airspace = new Airspace();
        airspace.add(List.of(flight(0)), 0);
        airspace.rest(List.of(), 0, 2 * Durations.SECOND);
        assertEquals(List.of(), places(airspace, MS, 2 * Durations.SECOND));
    }

    @Test
    void settledTheAirHoldsWhatIsOnItsWayAtItsPlace() {
        Airspace airspace = new Airspace();
        airspace.add(List.of(flight(0), flight(4 * MS)), 0);
        airspace.settle(5 * MS);
        assertEquals(List.of(0.43), places(airspace, 0, 5 * MS));
        airspace.add(List.of(), 0);
        assertEquals(List.of(), places(airspace, 0, 9 * MS));
    }
}
