package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// The numbers of GOSSIP A.5: what a faithful port shows after the publisher has left.
final class CountToInfinityTest {
    private static final long LEFT = 2 * Durations.SECOND;

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of(Shape.LINE, "AB", 1, "32", "54", "9 10", "25 26"),
                Arguments.of(Shape.FULL, "ABC", 1, "322", "444", "999", "25 25 25"),
                Arguments.of(
                        Shape.FULL, "ABCDEF", 2, "322222", "444444", "999999", "25 25 25 25 25 25"),
                Arguments.of(Shape.LINE, "BAC", 1, "232", "454", "10 9 10", "26 25 26"),
                Arguments.of(Shape.LINE, "ABC", 1, "323", "545", "9 10 9", "25 26 25"),
                Arguments.of(Shape.RING, "ABCD", 1, "3232", "5454", "9 10 9 10", "25 26 25 26"),
                Arguments.of(Shape.STAR, "HABC", 1, "3222", "5444", "9 10 10 10", "25 26 26 26"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void hop_counts_climb_as_measured(
            Shape shape,
            String relays,
            int sessions,
            String at200ms,
            String at600ms,
            String at2s,
            String at6s) {
        String from = relays.startsWith("BA") ? "A" : relays.substring(0, 1);
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(
                                shape,
                                relays,
                                sessions,
                                5 * Durations.MILLI,
                                Meshes.leaving(),
                                from));

        assertEquals(cells(relays, at200ms), at(mesh, 200));
        assertEquals(cells(relays, at600ms), at(mesh, 600));
        assertEquals(cells(relays, at2s), at(mesh, 2_000));
        assertEquals(cells(relays, at6s), at(mesh, 6_000));
    }

    private static Map<String, Long> at(SimulatedMesh mesh, long millis) {
        mesh.advanceTo(LEFT + millis * Durations.MILLI);
        return Meshes.hops(mesh);
    }

    private static Map<String, Long> cells(String relays, String cells) {
        List<String> numbers = List.of(cells.split(cells.contains(" ") ? " " : ""));
        Map<String, Long> expected = new TreeMap<>();
        for (int i = 0; i < relays.length(); i++) {
            expected.put(relays.substring(i, i + 1), Long.valueOf(numbers.get(i)));
        }
        return expected;
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, ABCDEF, 2, A, 15, 14",
        "FULL, ABCDEF, 2, D, 15, 14",
        "LINE, ABC, 1, A, 9, 8",
        "LINE, ABC, 1, B, 8, 7",
        "RING, ABCD, 1, A, 9, 8",
        "RING, ABCD, 1, B, 8, 7"
    })
    void each_session_hears_as_many_announces_and_withdraws_as_measured(
            Shape shape, String relays, int sessions, String relay, int announces, int withdraws) {
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(
                                shape, relays, sessions, 5 * Durations.MILLI, Meshes.leaving()));
        mesh.advanceTo(LEFT + 4 * Durations.SECOND);

        Map<Long, Integer> told = new TreeMap<>();
        Map<Long, Integer> withdrawn = new TreeMap<>();
        for (MeshEvent event : mesh.journal().all()) {
            if (event.relay().equals(relay) && event.body() instanceof EventBody.Sent sent) {
                switch (sent.message().kind()) {
                    case ANNOUNCE, REANNOUNCE -> told.merge(event.session(), 1, Integer::sum);
                    case UNANNOUNCE -> withdrawn.merge(event.session(), 1, Integer::sum);
                    case SETUP,
                            INTEREST,
                            HEARTBEAT,
                            SUBSCRIBE,
                            ACCEPT,
                            REFUSAL,
                            END,
                            GROUP,
                            DATA -> {}
                }
            }
        }

        assertEquals(List.of(announces), told.values().stream().distinct().toList());
        assertEquals(List.of(withdraws), withdrawn.values().stream().distinct().toList());
    }

    @ParameterizedTest
    @CsvSource({"60, 3.2", "150, 2.5", "300, 1.8"})
    void hops_climb_by_one_per_hold_down_and_latency(long latency, double measured) {
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(
                                Shape.FULL,
                                "ABCDEF",
                                2,
                                latency * Durations.MILLI,
                                Meshes.leaving()));
        mesh.advanceTo(LEFT + 4 * Durations.SECOND);
        long early = Meshes.hops(mesh, "C").orElseThrow();
        mesh.advanceTo(LEFT + 44 * Durations.SECOND);
        double rate = (Meshes.hops(mesh, "C").orElseThrow() - early) / 40.0;

        assertEquals(1000.0 / (250 + latency), rate, 0.05 * rate);
        assertEquals(measured, rate, 0.05 * measured);
    }

    @Test
    void a_zombie_keeps_the_wire_busy_as_measured() {
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(
                                Shape.FULL, "ABCDEF", 2, 5 * Durations.MILLI, Meshes.leaving()));
        mesh.advanceTo(LEFT + 4 * Durations.SECOND);
        long before = announcements(mesh);
        mesh.advanceTo(LEFT + 14 * Durations.SECOND);
        double perSecond = (announcements(mesh) - before) / 10.0;

        assertEquals(2 * 2 * 6 * 5 / 0.255, perSecond, 0.03 * perSecond);
    }

    private static long announcements(SimulatedMesh mesh) {
        return mesh.journal().all().stream()
                .filter(e -> e.session() <= 30 && e.body() instanceof EventBody.Sent)
                .map(e -> ((EventBody.Sent) e.body()).message().kind())
                .filter(k ->
                        k == MessageView.Kind.UNANNOUNCE
                                || k == MessageView.Kind.ANNOUNCE
                                || k == MessageView.Kind.REANNOUNCE)
                .count();
    }

    @Test
    void every_received_message_names_the_event_that_sent_it() {
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(
                                Shape.FULL, "ABCDEF", 2, 5 * Durations.MILLI, Meshes.leaving()));
        mesh.advanceTo(LEFT + Durations.SECOND);

        int checked = 0;
        for (MeshEvent event : mesh.journal().all()) {
            if (event.body() instanceof EventBody.Received received) {
                MeshEvent cause = mesh.journal().event(event.cause()).orElseThrow();
                EventBody.Sent sent = (EventBody.Sent) cause.body();
                assertEquals(received.message().bytes(), sent.message().bytes());
                assertEquals(event.session(), cause.session());
                assertTrue(cause.t() < event.t(), "a message takes time");
                checked++;
            }
        }
        assertTrue(checked > 300, "only " + checked + " messages");
    }
}
