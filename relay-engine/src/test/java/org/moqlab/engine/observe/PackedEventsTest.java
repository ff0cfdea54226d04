package org.moqlab.engine.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Field;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// Events that were packed into octets are read as they were.
final class PackedEventsTest {
    private static final long FIRST = 4_097;
    private static final String HALF_A_CHARACTER = "\ud83d";

    // One for all, as in a journal: what it packed before must not show in what comes after.
    private final Packing packing = new Packing();

    private static MeshEvent event(long n, EventBody body) {
        List<Long> also = n % 3 == 0 ? List.of(n - 2, n - 9) : List.of();
        return new MeshEvent(n, 7 * n - 3, n % 5 == 0 ? "B" : "A", n, n - 1, also, body);
    }

    private static MessageView message(String name) {
        return new MessageView(
                MessageView.Kind.ANNOUNCE,
                "ANNOUNCE",
                name + ", 3 hops",
                List.of(new Field("suffix", name), new Field("hops", "3")),
                Bytes.ofHex("00 ff 7f 80"));
    }

    private static RankedRoute route(long uid, Hops hops) {
        return new RankedRoute(
                new Route(
                        uid,
                        new SessionId(uid + 1),
                        hops,
                        5,
                        -1,
                        new Namespace("cdn/x"),
                        new RouteCost(RouteCost.MAX, 0),
                        new RouteCost(3, 200)),
                uid == 1 ? Reason.FIRST_HEARD : Reason.LONGER);
    }

    private static TableRow row() {
        HopPath path = new HopPath(List.of(Origin.UNKNOWN, new Origin(Origin.MAX)));
        return new TableRow(
                new Namespace("test"),
                Optional.of(route(1, new HopCount(HopCount.MAX))),
                List.of(route(2, path), route(3, new HopPath(List.of())), route(2, path)),
                Long.MAX_VALUE,
                12,
                7);
    }

    static List<EventBody> bodies() {
        return List.of(
                new EventBody.Sent(message("test"), 2, 0),
                new EventBody.Received(message("test"), Long.MAX_VALUE, -1),
                new EventBody.Sent(message(HALF_A_CHARACTER + "é\u0000\uffff"), 2, 0),
                new EventBody.Sent(
                        new MessageView(MessageView.Kind.END, "FIN", "", List.of(), Bytes.EMPTY),
                        0,
                        0),
                new EventBody.Decided(row(), "promoted standby via B, 3 hops"),
                new EventBody.Decided(TableRow.gone(Namespace.ROOT), ""),
                new EventBody.Dropped("ANNOUNCE", "loop"),
                new EventBody.DeadlineReached("hold-down", "test", "told"),
                new EventBody.SessionChanged(
                        EventBody.SessionChanged.Phase.OPENED, "B", true, "moq-lite-03", 0),
                new EventBody.ClientChanged(ClientState.WAITING, -1, "one line"),
                new EventBody.RelayChanged(true, "started"),
                new EventBody.TruthChanged(new Namespace("test"), List.of("pub"), 0),
                new EventBody.CommandApplied("stop pub"),
                new EventBody.FaultApplied("freeze B", new Effect.Freezes("B")),
                new EventBody.FindingRaised(
                        new Finding(
                                "no-ghost", "test", List.of("A"), 1, "a", "b", "c", List.of(3L))),
                new EventBody.RelayFailed("full"));
    }

    /// So many events from [#FIRST] on, of all kinds in turn.
    private static List<MeshEvent> events(int count) {
        List<EventBody> bodies = bodies();
        return IntStream.range(0, count)
                .mapToObj(i -> event(FIRST + i, bodies.get(i % bodies.size())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void each_body_comes_back_as_it_was(EventBody body) {
        MeshEvent event = event(FIRST, body);

        assertEquals(event, PackedEvents.of(List.of(event), new Packing()).at(0));
    }

    @Test
    void causes_and_times_come_back_as_they_were() {
        EventBody body = new EventBody.CommandApplied("x");
        List<MeshEvent> events =
                List.of(
                        new MeshEvent(1, 0, "", 0, MeshEvent.EXTERNAL, List.of(), body),
                        new MeshEvent(2, Long.MAX_VALUE, "pub", -1, 1, List.of(1L, 900L), body),
                        new MeshEvent(3, 5, "A", Long.MAX_VALUE, 700, List.of(), body));
        PackedEvents packed = PackedEvents.of(events, packing);

        assertEquals(events, packed.all());
        assertEquals(Long.MAX_VALUE, packed.time(1));
        assertEquals(5, packed.time(2));
    }

    @Test
    void what_comes_again_and_again_is_written_once_and_read_in_any_order() {
        List<MeshEvent> events = events(Segment.LENGTH);
        PackedEvents packed = PackedEvents.of(events, packing);

        IntStream.iterate(Segment.LENGTH - 1, i -> i >= 0, i -> i - 1)
                .forEach(i -> {
                    assertEquals(events.get(i), packed.at(i));
                    assertEquals(Weight.of(events.get(i)), packed.weight(i));
                });
        assertEquals(events, packed.all());
        assertTrue(packed.octets() < 32 * Segment.LENGTH, packed.octets() + " octets");
    }

    @Test
    void a_segment_reads_the_same_before_and_after() {
        List<MeshEvent> events = events(100);
        Segment segment = new Segment(FIRST, events, MeshSnapshot.EMPTY, 11);
        for (int round = 0; round < 2; round++) {
            assertEquals(FIRST + 99, segment.last());
            assertEquals(events.get(7), segment.at(FIRST + 7));
            assertEquals(events.get(7).t(), segment.time(FIRST + 7));
            assertEquals(Weight.of(events.get(7)), segment.weight(FIRST + 7));
            assertEquals(events.subList(3, 6), segment.between(FIRST + 3, FIRST + 5));
            assertEquals(events.subList(3, 4), segment.between(FIRST + 3, FIRST + 3));
            assertEquals(events, segment.unpacked().between(FIRST, FIRST + 99));
            segment.pack(packing);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_is_sought_is_found_in_octets_as_among_objects(Kind kind) {
        List<MeshEvent> events = events(200);
        Segment segment = new Segment(FIRST, events, MeshSnapshot.EMPTY, 0);
        for (String end : List.of("A", "B", "C")) {
            Sought sought = Sought.at(end, kind, Kind.FAULT);
            List<MeshEvent> found = events.subList(20, 180).stream().filter(sought::is).toList();
            assertEquals(!end.equals("C"), !found.isEmpty());
            assertEquals(found, segment.sought(FIRST + 20, FIRST + 179, sought));
            Segment packed = new Segment(FIRST, events, MeshSnapshot.EMPTY, 0);
            packed.pack(packing);
            assertEquals(found, packed.sought(FIRST + 20, FIRST + 179, sought));
        }
    }

    @Test
    void one_packs_any_number_of_runs() {
        List<EventBody> bodies = bodies();
        List<PackedEvents> packed = new ArrayList<>();
        for (EventBody body : bodies) {
            packed.add(
                    PackedEvents.of(
                            List.of(event(FIRST, body), event(FIRST + 1, bodies.getFirst())),
                            packing));
        }
        for (int i = 0; i < bodies.size(); i++) {
            assertEquals(event(FIRST, bodies.get(i)), packed.get(i).at(0));
            assertEquals(event(FIRST + 1, bodies.getFirst()), packed.get(i).at(1));
        }
    }
}
