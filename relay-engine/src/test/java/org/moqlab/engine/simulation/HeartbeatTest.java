package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.Heartbeat;
import org.moqlab.engine.routing.Heartbeat.Reading;
import org.moqlab.engine.routing.Rules;
import org.moqlab.engine.routing.TableRow;
import org.moqlab.engine.routing.policy.Policies;

/// A publisher's heartbeat, the third fix of the report, and why it needs a number that only the
/// publisher's relay can raise: a dead name looks more alive than a living one.
final class HeartbeatTest {
    private static final long SECOND = Durations.SECOND;
    private static final long EXPIRY = 3 * SECOND;
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

    private static Scenario beating(String policy, Reading reading, List<Act> acts) {
        Scenario plain =
                Meshes.under(policy, Meshes.scenario(Shape.FULL, "ABCDEF", 2, LATENCY, acts), 1, 0);
        return with(reading, plain);
    }

    private static Scenario with(Reading reading, Scenario plain) {
        Heartbeat beat = new Heartbeat(reading, SECOND, EXPIRY);
        Rules rules =
                new Rules(
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.of(beat));
        Knobs none = Knobs.NONE;
        Knobs knobs =
                new Knobs(
                        none.holdDown(),
                        none.watcherDelay(),
                        none.idleTimeout(),
                        none.keepAlive(),
                        none.linger(),
                        none.originId(),
                        rules);
        return Edits.of(plain).turned(knobs).scenario();
    }

    /// Who had the name in a table at some moment from then on.
    private static Set<String> holders(SimulatedMesh mesh, long from) {
        Set<String> holders = new TreeSet<>(Meshes.hops(mesh).keySet());
        for (MeshEvent event : mesh.journal().all()) {
            if (event.t() >= from
                    && event.body() instanceof EventBody.Decided(TableRow row, String _)
                    && row.best().isPresent()) {
                holders.add(event.relay());
            }
        }
        return holders;
    }

    private static List<String> losses(SimulatedMesh mesh, long from) {
        return mesh.journal().all().stream()
                .filter(event -> event.t() >= from)
                .filter(event ->
                        event.body() instanceof EventBody.Decided(TableRow row, String _)
                                && row.best().isEmpty())
                .map(MeshEvent::relay)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("policiesAndReadings")
    void a_name_whose_publisher_lives_is_lost_nowhere(String policy, Reading reading) {
        SimulatedMesh mesh =
                new SimulatedMesh(beating(policy, reading, List.of(Meshes.start(SECOND))));
        mesh.advanceTo(22 * SECOND);

        assertEquals(List.of(), losses(mesh, 0));
        assertEquals(6, Meshes.hops(mesh).size());
    }

    static Stream<Arguments> policiesAndReadings() {
        return Policies.names().stream()
                .filter(name -> !name.contains("+"))
                .flatMap(
                        name -> Reading.all().stream().map(reading -> Arguments.of(name, reading)));
    }

    /// Any announcement is a sign of life, and nothing is announced as often as a dead name.
    @Test
    void a_dead_name_of_march_lives_on_where_any_announcement_counts() {
        SimulatedMesh mesh =
                new SimulatedMesh(beating("gossip-2026-03", Reading.NAIVE, Meshes.leaving()));
        mesh.advanceTo(22 * SECOND);

        assertEquals(List.of(), losses(mesh, 0));
        assertEquals(6, Meshes.hops(mesh).size());
    }

    /// The last sign was given before the publisher left, and its number never rises again: not
    /// even what a neighbour tells after that brings the name back.
    @ParameterizedTest
    @ValueSource(
            strings = {"gossip-2026-03", "gossip-2026-05", "gossip-2026-08", "gossip-2026-08-dev"})
    void a_dead_name_is_gone_for_good_after_the_last_sign_where_only_the_publishers_word_counts(
            String policy) {
        SimulatedMesh mesh =
                new SimulatedMesh(beating(policy, Reading.END_TO_END, Meshes.leaving()));
        long after = 2 * SECOND + EXPIRY + 100 * Durations.MILLI;
        mesh.advanceTo(after);
        assertEquals(Map.of(), Meshes.hops(mesh));
        mesh.advanceTo(after + 30 * SECOND);

        assertEquals(Set.of(), holders(mesh, after));
    }

    /// A relay that knows nothing hears how old the sign is.
    @Test
    void a_relay_that_starts_again_holds_a_dead_name_no_longer_than_the_others() {
        List<Act> acts =
                Meshes.leaving(
                        Meshes.down(2 * SECOND + SECOND / 4, "F", Death.KILL),
                        Meshes.up(3 * SECOND, "F"));
        SimulatedMesh mesh = new SimulatedMesh(beating("gossip-2026-03", Reading.END_TO_END, acts));
        mesh.advanceTo(3 * SECOND + SECOND / 2);
        assertEquals(6, Meshes.hops(mesh).size());
        long after = 2 * SECOND + EXPIRY + 100 * Durations.MILLI;
        mesh.advanceTo(after + 30 * SECOND);

        assertEquals(Set.of(), holders(mesh, after));
    }

    /// The announcement stands all the while, and needs no other.
    @ParameterizedTest
    @EnumSource(Reading.class)
    void a_name_that_was_forgotten_in_a_silence_is_back_with_the_next_sign(Reading reading) {
        Passage way = new Passage("A", "B", false);
        List<Act> acts =
                List.of(
                        Meshes.start(SECOND),
                        new Act(3 * SECOND, new LinkFault.Hold(way)),
                        new Act(8 * SECOND, new LinkFault.Release(way)));
        SimulatedMesh mesh =
                new SimulatedMesh(
                        with(
                                reading,
                                Meshes.under(
                                        "gossip-2026-03",
                                        Meshes.scenario(Shape.LINE, "ABC", 1, LATENCY, acts),
                                        1,
                                        0)));
        mesh.advanceTo(2 * SECOND);
        assertEquals(Set.of("A", "B", "C"), Meshes.hops(mesh).keySet());
        mesh.advanceTo(7 * SECOND + SECOND / 2);
        assertEquals(
                reading == Reading.NAIVE ? Set.of("A", "B", "C") : Set.of("A"),
                Meshes.hops(mesh).keySet());
        mesh.advanceTo(9 * SECOND + SECOND / 2);
        assertEquals(Set.of("A", "B", "C"), Meshes.hops(mesh).keySet());
    }

    @Test
    void checkpoints_keep_the_signs() {
        SimulatedMesh mesh =
                new SimulatedMesh(beating("gossip-2026-03", Reading.END_TO_END, Meshes.leaving()));
        mesh.advanceTo(3 * SECOND);
        SimulatedMesh copy = mesh.copy();
        mesh.advanceTo(12 * SECOND);
        copy.advanceTo(12 * SECOND);

        assertEquals(mesh.journal().all(), copy.journal().all());
        assertEquals(Map.of(), Meshes.hops(copy));
    }
}
