package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.mesh.compare.Comparison;
import org.moqlab.engine.mesh.compare.Fix;
import org.moqlab.engine.mesh.compare.Outcome;

/// The fixes that the report of March 2026 proposes, and what textbooks would try, under its own
/// policy: the rows of GOSSIP A.7.
final class FixesTest {
    private static final long LEFT = 2 * Durations.SECOND;
    private static final long END = LEFT + 10 * Durations.SECOND;
    private static final long MILLI = Durations.MILLI;
    private static final long LATENCY = 5 * MILLI;

    private static Outcome play(Shape shape, String relays, int sessions, String fix)
            throws ScenarioException {
        return play(Meshes.scenario(shape, relays, sessions, LATENCY, Meshes.leaving()), fix, END);
    }

    private static Outcome play(Scenario plain, String fix, long end) throws ScenarioException {
        Fix wanted = Fix.parse(fix);
        return new Comparison(SimulatedMesh::new, end).play(wanted.on(plain), wanted, (_, _) -> {});
    }

    @ParameterizedTest
    @CsvSource({"LINE, AB, 1", "FULL, ABC, 2", "FULL, ABCDEF, 2", "LINE, ABC, 1", "RING, ABCD, 1"})
    void without_a_fix_the_name_never_goes(Shape shape, String relays, int sessions)
            throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "none");

        assertEquals(OptionalLong.empty(), outcome.clean());
        assertTrue(outcome.ghost());
    }

    @ParameterizedTest
    @CsvSource({"LINE, AB, 1", "FULL, ABCDEF, 2"})
    void waiting_before_telling_a_relay_that_came_back_changes_nothing(
            Shape shape, String relays, int sessions) throws ScenarioException {
        assertEquals(
                play(shape, relays, sessions, "none"),
                play(shape, relays, sessions, "reconnect-delay=3s"));
    }

    /// Model: a mesh after 6 ms, which is the latency and the watcher's delay. The publisher's word
    /// to its relay takes 1 ms more here.
    @ParameterizedTest
    @CsvSource({
        "LINE, AB, 1, 1",
        "FULL, ABC, 1, 1",
        "FULL, ABC, 2, 1",
        "FULL, ABCDEF, 1, 1",
        "FULL, ABCDEF, 2, 1",
        "LINE, ABC, 1, 2",
        "RING, ABCD, 1, 2"
    })
    void falling_back_on_nothing_longer_empties_every_mesh(
            Shape shape, String relays, int sessions, int links) throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "hop-aware-cleanup=any-loss");

        long watcher = MILLI / 10;
        assertTrue(outcome.clean().isPresent());
        assertEquals(MILLI + watcher + links * (LATENCY + watcher), outcome.haunted());
        assertFalse(outcome.ghost());
    }

    /// The price: B has lost the short way and knows the way round, which is longer and genuine.
    @ParameterizedTest
    @CsvSource({"none, 4", "hop-aware-cleanup=session-loss, 0", "hop-aware-cleanup=any-loss, 0"})
    void falling_back_on_nothing_longer_refuses_a_genuine_way_when_it_is_needed(
            String fix, long hops) throws ScenarioException {
        Scenario ring =
                Judged.scenario(
                        """
                        mesh:
                          policy: gossip-2026-03
                          topology: {shape: ring, relays: [A, B, C, D], sessions: 1, latency: 5ms}
                          clients:
                            - {publisher: pub, at: A, namespace: test}
                        acts:
                          - {at: 1s, start: pub}
                          - {at: 2s, cut: A-B}
                        """);
        SimulatedMesh mesh = new SimulatedMesh(Fix.parse(fix).on(ring));
        mesh.advanceTo(1_900 * MILLI);
        assertEquals(OptionalLong.of(2), Meshes.hops(mesh, "B"));
        long given = 12 * Durations.SECOND;
        mesh.advanceTo(given + 200 * MILLI);

        assertEquals(hops, Meshes.hops(mesh, "B").orElse(0));
    }

    @ParameterizedTest
    @CsvSource({"FULL, ABC, 2", "FULL, ABCDEF, 2", "LINE, AB, 1"})
    void the_words_of_the_report_do_not_help_when_a_publisher_leaves(
            Shape shape, String relays, int sessions) throws ScenarioException {
        assertEquals(
                play(shape, relays, sessions, "none"),
                play(shape, relays, sessions, "hop-aware-cleanup=session-loss"));
    }

    @ParameterizedTest
    @CsvSource({
        "LINE, AB, 1, 1",
        "LINE, AB, 2, 1",
        "LINE, ABC, 1, 2",
        "LINE, ABCDE, 2, 4",
        "STAR, HABC, 1, 1"
    })
    void split_horizon_is_enough_without_cycles(Shape shape, String relays, int sessions, int links)
            throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "split-horizon");

        long watcher = MILLI / 10;
        assertEquals(MILLI + watcher + links * (LATENCY + watcher), outcome.haunted());
        assertTrue(outcome.clean().isPresent());
    }

    /// Model: a triangle even spins faster.
    @Test
    void with_split_horizon_a_triangle_spins_faster() throws ScenarioException {
        long without = play(Shape.FULL, "ABC", 1, "none").told().getFirst().announces();
        long with = play(Shape.FULL, "ABC", 1, "split-horizon").told().getFirst().announces();

        assertTrue(with > without, with + " announces on a session, " + without + " without");
    }

    @ParameterizedTest
    @CsvSource({"FULL, ABC, 1", "FULL, ABC, 2", "FULL, ABCDEF, 2"})
    void split_horizon_is_not_enough_with_cycles(Shape shape, String relays, int sessions)
            throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "split-horizon");

        assertEquals(OptionalLong.empty(), outcome.clean());
    }

    /// The model clears after 3.8 s, which is 15 periods of hold-down and latency, and has 900
    /// messages: 15 times the 60 of a period. Here the first period is whole (A alone, then the
    /// others), 13 more are, and the last has withdrawals only, which are half of it.
    @Test
    void an_infinity_of_16_ends_the_counting_after_15_periods() throws ScenarioException {
        Outcome outcome = play(Shape.FULL, "ABCDEF", 1, "infinity=16");

        assertEquals(16, outcome.peakHops());
        assertEquals(900 - 30, outcome.gossip());
        assertEquals(3_827 * MILLI + 600_000, outcome.haunted());
        assertEquals(15, (outcome.haunted() - MILLI) / (250 * MILLI + LATENCY));
    }

    /// What upstream did: hop lists, one id a relay, own id refused. Every simple way is tried, the
    /// longest of which has five links.
    @Test
    void hop_lists_clear_after_a_few_latencies() throws ScenarioException {
        Scenario march = Meshes.scenario(Shape.FULL, "ABCDEF", 2, LATENCY, Meshes.leaving());
        Scenario may = Edits.of(march).policy("gossip-2026-05").scenario();
        Outcome outcome = play(may, "none", END);

        long watcher = MILLI / 10;
        assertEquals(MILLI + watcher + 5 * (LATENCY + watcher), outcome.haunted());
        assertFalse(outcome.ghost());
    }

    private static SimulatedMesh purged(int sessions, List<Act> purges) {
        List<Act> acts = new ArrayList<>(Meshes.leaving());
        acts.addAll(purges);
        return new SimulatedMesh(Meshes.scenario(Shape.FULL, "ABCDEF", sessions, LATENCY, acts));
    }

    private static Act purge(long at, String relay) {
        return new Act(at, new MeshCommand.Purge("test", Optional.of(relay)));
    }

    /// The model has 24 hops 4 s later and does not say when it purged, nor how many sessions a
    /// pair had. With one, A joins the others' climb as if nothing had been: 24 when it is purged
    /// between 1.61 and 1.865 s after the publisher has left. With two, a purge may set all of them
    /// back by one hop.
    @ParameterizedTest
    @CsvSource({"1, 1650, 24", "1, 1850, 24", "1, 2000, 25", "2, 2000, 25", "2, 2100, 24"})
    void a_relay_that_is_purged_alone_is_infected_again_within_a_period(
            int sessions, long after, long hops) {
        SimulatedMesh mesh = purged(sessions, List.of(purge(LEFT + after * MILLI, "A")));
        mesh.advanceTo(LEFT + after * MILLI);
        assertEquals(OptionalLong.empty(), Meshes.hops(mesh, "A"));
        mesh.advanceTo(LEFT + after * MILLI + 255 * MILLI);
        assertTrue(Meshes.hops(mesh, "A").isPresent(), "infected again");

        mesh.advanceTo(LEFT + after * MILLI + 4_000 * MILLI);
        assertEquals(OptionalLong.of(hops), Meshes.hops(mesh, "A"));
    }

    /// The relays announce together, every 255 ms, one such time being 2,035 ms after the publisher
    /// left. Purges clear where none is between the first of them and the last.
    @ParameterizedTest
    @CsvSource({"2000, 0, true", "2050, 40, true", "2000, 40, false"})
    void purging_every_relay_between_two_announcements_clears(
            long from, long apart, boolean clears) {
        List<Act> purges = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long at = LEFT + (from + i * apart) * MILLI;
            purges.add(purge(at, "ABCDEF".substring(i, i + 1)));
        }
        SimulatedMesh mesh = purged(2, purges);
        mesh.advanceTo(END);

        assertEquals(clears, Meshes.hops(mesh).isEmpty());
    }

    /// Where all that others hold came from the publisher's relay, it may purge alone.
    @ParameterizedTest
    @CsvSource({"LINE, AB, 1", "STAR, HABC, 1"})
    void the_hub_of_a_star_may_purge_alone(Shape shape, String relays, int sessions)
            throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "admin-purge=one");

        assertEquals(Fix.PURGE_AFTER + LATENCY + MILLI / 10, outcome.haunted());
    }

    @ParameterizedTest
    @CsvSource({"LINE, AB, 1", "FULL, ABC, 2", "FULL, ABCDEF, 2", "LINE, ABC, 1", "RING, ABCD, 1"})
    void purging_every_relay_at_once_clears_at_once(Shape shape, String relays, int sessions)
            throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "admin-purge=all");

        assertEquals(OptionalLong.of(Fix.PURGE_AFTER), outcome.clean());
    }

    /// All relays are restarted one after the other: the first ends at 6 s, and at 10.8 s the fifth
    /// takes the last echo from the sixth. Who comes back is told nothing in between if the delay
    /// is longer, whatever the hold-down.
    @ParameterizedTest
    @CsvSource({
        "4750ms, 250ms, false",
        "4750ms, 6s, false",
        "4850ms, 250ms, true",
        "4850ms, 6s, true",
        "1s, 250ms, false"
    })
    void a_reconnect_delay_helps_if_it_outlasts_the_restart_of_all(
            String delay, String holdDown, boolean clears) throws Exception {
        Path file =
                Path.of(System.getProperty("moqlab.root", ".."))
                        .resolve("sample-meshes/1-hop-count/rolling-restart-reinfection.yaml");
        Scenario rolling = ScenarioFile.parse("rolling.yaml", Files.readString(file));
        String fix = "reconnect-delay=" + delay + "+hold-down=" + holdDown;
        Outcome outcome = play(rolling, fix, 20 * Durations.SECOND);

        assertEquals(clears, outcome.clean().isPresent());
        if (clears) {
            assertEquals(8_805 * MILLI + MILLI / 10, outcome.haunted());
        }
    }
}
