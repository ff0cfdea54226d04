package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.mesh.compare.Comparison;
import org.moqlab.engine.mesh.compare.Fix;
import org.moqlab.engine.mesh.compare.Outcome;

/// The fixes that the report of March 2026 proposes, and what textbooks would try, under its own
/// policy: the rows of GOSSIP A.7.
final class FixesTest {
    private static final long LEFT = 2 * Durations.SECOND;
    private static final long END = LEFT + 10 * Durations.SECOND;
    private static final long LATENCY = 5 * Durations.MILLI;

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

    @ParameterizedTest
    @CsvSource({
        "LINE, AB, 1",
        "FULL, ABC, 1",
        "FULL, ABC, 2",
        "FULL, ABCDEF, 1",
        "FULL, ABCDEF, 2",
        "LINE, ABC, 1",
        "RING, ABCD, 1"
    })
    void falling_back_on_nothing_longer_empties_every_mesh(Shape shape, String relays, int sessions)
            throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "hop-aware-cleanup=any-loss");

        assertTrue(outcome.clean().isPresent());
        assertTrue(outcome.haunted() < 20 * Durations.MILLI, outcome + "");
        assertEquals(List.of(), List.copyOf(outcome.findings().keySet()));
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
    @CsvSource({"LINE, AB, 1", "LINE, AB, 2", "LINE, ABC, 1", "LINE, ABCDE, 2", "STAR, HABC, 1"})
    void split_horizon_is_enough_without_cycles(Shape shape, String relays, int sessions)
            throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "split-horizon");

        assertTrue(outcome.clean().isPresent());
        assertTrue(outcome.haunted() < 100 * Durations.MILLI, outcome + "");
    }

    @ParameterizedTest
    @CsvSource({"FULL, ABC, 1", "FULL, ABC, 2", "FULL, ABCDEF, 2"})
    void split_horizon_is_not_enough_with_cycles(Shape shape, String relays, int sessions)
            throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "split-horizon");

        assertEquals(OptionalLong.empty(), outcome.clean());
    }

    /// 15 periods of hold-down and latency; 60 messages a period.
    @Test
    void an_infinity_of_16_ends_the_counting_after_15_periods() throws ScenarioException {
        Outcome outcome = play(Shape.FULL, "ABCDEF", 1, "infinity=16");

        assertEquals(16, outcome.peakHops());
        assertEquals(900, outcome.gossip());
        assertEquals(OptionalLong.of(0), outcome.clean());
    }

    @Test
    void a_relay_that_is_purged_alone_is_infected_again_within_a_period() throws ScenarioException {
        Outcome outcome = play(Shape.FULL, "ABCDEF", 2, "admin-purge=one");

        assertEquals(OptionalLong.empty(), outcome.clean());
    }

    @ParameterizedTest
    @CsvSource({"LINE, AB, 1", "FULL, ABC, 2", "FULL, ABCDEF, 2"})
    void purging_every_relay_clears(Shape shape, String relays, int sessions)
            throws ScenarioException {
        Outcome outcome = play(shape, relays, sessions, "admin-purge=all");

        assertEquals(OptionalLong.of(Fix.PURGE_AFTER), outcome.clean());
    }
}
