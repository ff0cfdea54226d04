package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.convergence.Change;
import org.moqlab.engine.mesh.convergence.Change.Kind;
import org.moqlab.engine.mesh.convergence.Change.Learned;
import org.moqlab.engine.mesh.convergence.Convergence;

/// What changes in a mesh is measured at every relay, against links times latency.
final class ConvergenceTest {
    private static final String LINE =
            """
            mesh:
              policy: gossip-2026-%s
              topology: {shape: line, relays: [A, B, C], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
            acts:
              - {at: 1s, start: pub}
              - {at: 2s, %s}
            """;

    private static List<Change> changes(String lines) {
        Scenario scenario = Judged.scenario(lines);
        Convergence convergence = new Convergence(scenario);
        try (SimulatedMesh mesh = new SimulatedMesh(scenario)) {
            mesh.advanceTo(4 * Durations.SECOND);
            mesh.journal().all().forEach(convergence::accept);
        }
        return convergence.changes();
    }

    private static Learned once(String relay, long micros, long optimumMs) {
        OptionalLong at = OptionalLong.of(micros * 1_000);
        OptionalLong best = OptionalLong.of(optimumMs * Durations.MILLI);
        return new Learned(relay, at, at, 1, best, true);
    }

    @Test
    void eachRelayLearnsOnceAndEachLinkCarriesOneMessage() {
        List<Change> found = changes(LINE.formatted("05", "stop: pub"));
        long start = found.get(0).event();
        long stop = found.get(1).event();
        Change published =
                new Change(
                        start,
                        Durations.SECOND,
                        "start: pub",
                        Meshes.TEST,
                        Kind.PUBLISHED,
                        Optional.of("A"),
                        List.of(once("A", 5_000, 0), once("B", 10_000, 5), once("C", 15_000, 10)),
                        2,
                        2,
                        true);
        Change withdrawn =
                new Change(
                        stop,
                        2 * Durations.SECOND,
                        "stop: pub",
                        Meshes.TEST,
                        Kind.UNPUBLISHED,
                        Optional.of("A"),
                        List.of(once("A", 1_100, 0), once("B", 6_200, 5), once("C", 11_300, 10)),
                        4,
                        2,
                        false);

        assertEquals(List.of(published, withdrawn), found);
        assertEquals(OptionalLong.of(15_000_000), published.duration());
        assertEquals(OptionalLong.of(10_000_000), published.optimum());
    }

    @Test
    void relaysThatNeverForgetHaveNotConverged() {
        Change stop = changes(LINE.formatted("03", "stop: pub")).getLast();

        assertEquals(Kind.UNPUBLISHED, stop.kind());
        assertEquals(List.of("A", "B", "C"), stop.unsettled());
    }

    @Test
    void aDeathIsLearnedWhenTheSessionsEnd() {
        Change close = changes(LINE.formatted("05", "close: B")).getLast();

        assertEquals("close: B", close.what());
        assertEquals(Kind.REROUTED, close.kind());
        assertEquals(Optional.of("B"), close.place());
        assertEquals(List.of("C"), close.relays().stream().map(Learned::relay).toList());
        assertEquals(List.of("C"), close.unsettled());
    }
}
