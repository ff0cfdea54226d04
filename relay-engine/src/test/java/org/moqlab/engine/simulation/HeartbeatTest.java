package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Why a publisher's heartbeat, the third fix of the report, needs a number that only the publisher
/// can raise: a dead name looks more alive than a living one.
final class HeartbeatTest {
    private static final long SECOND = Durations.SECOND;
    private static final long LATENCY = 5 * Durations.MILLI;

    /// When each relay heard the name announced.
    private static Map<String, List<Long>> heard(SimulatedMesh mesh, long from, long to) {
        Map<String, List<Long>> heard = new TreeMap<>();
        for (String relay : mesh.scenario().topology().relays()) {
            heard.put(relay, new ArrayList<>(List.of(from)));
        }
        for (MeshEvent event : mesh.journal().all()) {
            if (event.t() >= from
                    && event.t() <= to
                    && event.body() instanceof EventBody.Received received
                    && isAnnounce(received.message().kind())) {
                heard.computeIfPresent(event.relay(), (_, times) -> with(times, event.t()));
            }
        }
        heard.values().forEach(times -> times.add(to));
        return heard;
    }

    private static List<Long> with(List<Long> times, long t) {
        times.add(t);
        return times;
    }

    private static boolean isAnnounce(MessageView.Kind kind) {
        return kind == MessageView.Kind.ANNOUNCE || kind == MessageView.Kind.REANNOUNCE;
    }

    private static long longest(List<Long> times) {
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return longest;
    }

    /// Each step of the count is an announcement that every relay hears. Where relays take turns,
    /// one hears nothing for two periods.
    @ParameterizedTest
    @CsvSource({
        "LINE, AB, 1, 2",
        "LINE, ABC, 1, 2",
        "RING, ABCD, 1, 2",
        "FULL, ABC, 2, 1",
        "FULL, ABCDEF, 2, 1"
    })
    void no_relay_with_a_dead_name_of_march_waits_longer_than_this_for_a_sign_of_life(
            Shape shape, String relays, int sessions, int periods) {
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(shape, relays, sessions, LATENCY, Meshes.leaving()));
        long end = 22 * SECOND;
        mesh.advanceTo(end);
        long period = 250 * Durations.MILLI + LATENCY;
        long slack = 5 * Durations.MILLI;

        heard(mesh, 4 * SECOND, end)
                .forEach((relay, times) -> {
                    long longest = longest(times);
                    assertTrue(
                            longest <= periods * period + slack,
                            relay + " heard nothing for " + Durations.format(longest));
                });
    }

    /// What lives is announced once: whoever expects to hear of it again waits in vain.
    @ParameterizedTest
    @ValueSource(
            strings = {"gossip-2026-03", "gossip-2026-05", "gossip-2026-08", "gossip-2026-08-dev"})
    void no_relay_with_a_living_name_hears_of_it_again(String policy) {
        List<Act> acts = List.of(Meshes.start(SECOND));
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.under(
                                policy,
                                Meshes.scenario(Shape.FULL, "ABCDEF", 2, LATENCY, acts),
                                1,
                                0));
        long end = 62 * SECOND;
        mesh.advanceTo(end);

        heard(mesh, 2 * SECOND, end)
                .forEach((relay, times) -> assertEquals(60 * SECOND, longest(times), relay));
    }
}
