package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.attach.ClusterDiff.Difference;
import org.moqlab.engine.attach.ClusterDiff.Sort;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;

/// What is kept of a watched cluster, and its moments.
final class FlightTest {
    private static Watching pair() {
        return new Watching()
                .relay(0, "a", 1, "moq-lite-05")
                .relay(0, "b", 2, "moq-lite-05")
                .tells(1, "a", "demo", 77, 1)
                .tells(2, "b", "demo", 77, 1, 2);
    }

    private static List<String> names(Moment moment, String relay) {
        WatchedRelay there = moment.view().relays().get(relay);
        return there == null ? List.of() : there.names().stream().map(Namespace::path).toList();
    }

    @Test
    void a_moment_is_what_was_known_then_with_what_looked_wrong() {
        Watching watching = pair();
        Moment before = watching.look(9);
        watching.loses(10, "a", "nothing heard");
        Moment after = watching.look(20);
        Flight flight = watching.flight(20);

        assertEquals(before, flight.at(Watching.seconds(9)));
        assertEquals(after, flight.at(Watching.seconds(20)));
        assertEquals(List.of(), names(flight.at(Watching.seconds(1.5)), "b"));
        assertEquals(List.of("demo"), names(flight.at(Watching.seconds(2)), "b"));
        assertEquals("corpse", after.findings().getFirst().invariant());
        assertEquals(List.of(), before.findings());
    }

    @Test
    void a_moment_outside_is_the_nearest_inside() {
        Flight flight = pair().flight(5);

        assertEquals(flight.at(flight.to()), flight.at(Long.MAX_VALUE));
        assertEquals(flight.at(flight.from()), flight.at(-1));
        assertEquals(
                List.of(0L, Durations.SECOND, 2 * Durations.SECOND),
                Arrays.stream(flight.times()).boxed().toList());
    }

    @Test
    void what_follows_does_not_change_a_flight() {
        Watching watching = pair();
        Flight flight = watching.flight(5);
        Moment then = flight.at(flight.to());
        watching.withdraws(6, "a", "demo");

        assertEquals(then, flight.at(flight.to()));
        assertEquals(5 * Durations.SECOND, flight.to());
    }

    @Test
    void of_many_changes_the_last_are_kept_and_what_was_known_before_them() {
        Watching watching = pair();
        int changes = FlightRecorder.MAX_CHANGES + 3 * Flight.SEGMENT;
        for (int i = 0; i < changes; i++) {
            watching.tells(3 + i / 1000.0, "b", "demo", 77, 1 + i % 2, 2);
        }
        Flight flight = watching.flight(1_000);

        int kept = flight.changes().size();
        assertTrue(kept <= FlightRecorder.MAX_CHANGES, () -> kept + " kept");
        assertTrue(kept > FlightRecorder.MAX_CHANGES - Flight.SEGMENT, () -> kept + " kept");
        assertEquals(List.of("demo"), names(flight.at(flight.from()), "a"));
    }

    @Test
    void heavy_changes_are_kept_up_to_their_weight() {
        Watching watching = pair();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            names.add("x".repeat(4_000) + i);
        }
        for (int i = 0; i < 100; i++) {
            names.add("y" + i);
            watching.lists(3 + i, "b", names.toArray(String[]::new));
        }

        long weight = watching.flight(500).changes().stream().mapToLong(Change::weight).sum();
        assertTrue(weight <= FlightRecorder.MAX_WEIGHT, () -> weight + " octets");
        assertTrue(weight > FlightRecorder.MAX_WEIGHT / 2, () -> weight + " octets");
    }

    @Test
    void what_is_older_than_is_to_be_kept_goes() {
        Watching watching = new Watching(10).relay(0, "a", 1, "moq-lite-05");
        for (int i = 0; i < 5 * Flight.SEGMENT; i++) {
            watching.tells(1 + i / 100.0, "a", "demo", 70 + i % 2, 1);
        }
        double end = 1 + 5 * Flight.SEGMENT / 100.0;
        Flight flight = watching.flight(end);

        assertTrue(flight.from() >= Watching.seconds(end - 10) - 6 * Durations.SECOND);
        assertEquals(List.of("demo"), names(flight.at(flight.from()), "a"));
    }

    @Test
    void the_same_page_again_is_not_kept_twice() {
        Watching watching = pair().lists(3, "b", "demo").lists(5, "b", "demo");

        List<Change> changes = watching.flight(6).changes();
        assertEquals(new Change.ShowsStill(5 * Durations.SECOND, "b"), changes.getLast());
    }

    @Test
    void two_moments_differ_in_what_came_went_and_is_another() {
        Watching watching =
                pair().tells(3, "b", "gone", 78, 2)
                        .withdraws(12, "b", "gone")
                        .tells(12, "b", "demo", 77, 3, 2)
                        .loses(12, "a", "nothing heard");
        Flight flight = watching.flight(30);
        Moment one = flight.at(Watching.seconds(10));

        assertEquals(
                List.of(
                        new Difference(
                                Sort.RELAY,
                                "a",
                                "",
                                "up moq-lite-05 id 1",
                                "lost moq-lite-05 id 1"),
                        new Difference(Sort.NAME, "a", "demo", "77 > a", ""),
                        new Difference(Sort.NAME, "b", "demo", "77 > a > b", "77 > 3 > b"),
                        new Difference(Sort.NAME, "b", "gone", "78 > b", ""),
                        new Difference(Sort.SESSION, "3 - b", "", "", "inferred"),
                        new Difference(Sort.SESSION, "a - b", "", "inferred", ""),
                        new Difference(Sort.FINDING, "a, b", "black-hole gone", "there", "")),
                ClusterDiff.between(one, flight.at(Watching.seconds(13))).all());
        assertEquals(new ClusterDiff(List.of(), 0), ClusterDiff.between(one, one));
    }
}
