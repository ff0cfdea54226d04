package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioFile;

/// When each invariant has had something to judge.
final class JudgingTest {
    private static final String CHAIN =
            """
            mesh:
              policy: gossip-2026-05
              topology: {shape: ring, relays: [A, B, C, D], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
                - {subscriber: sub, at: C, namespace: test, track: video}
            acts:
              - {at: 3s, start: pub}
              - {at: 6s, start: sub}
              - {at: 20s, kill: D}
              - {at: 70s, stop: pub}
            """;

    /// What has come to be judged by each of `seconds`, and was not by the one before.
    private static List<List<String>> fresh(String lines, long... seconds) {
        try (SimulatedMesh mesh = new SimulatedMesh(Judged.scenario(lines))) {
            List<String> before = List.of();
            List<List<String>> all = new ArrayList<>();
            for (long one : seconds) {
                mesh.advanceTo(one * Durations.SECOND);
                List<String> now = new ArrayList<>(Judged.had(mesh));
                assertTrue(now.containsAll(before), now + " after " + before);
                List<String> had = List.copyOf(now);
                now.removeAll(before);
                all.add(now);
                before = had;
            }
            return all;
        }
    }

    @Test
    void eachHasSomethingToJudgeOnceWhatItIsAboutHasHappened() {
        assertEquals(
                List.of(
                        List.of(),
                        List.of("bounded", "storm"),
                        List.of("loop-free", "no-flap", "session-survives", "split-horizon"),
                        List.of("converged"),
                        List.of("no-blackhole", "no-subscribe-cycle", "one-upstream"),
                        List.of("quiet"),
                        List.of("failover"),
                        List.of("no-ghost")),
                fresh(CHAIN, 0, 2, 4, 5, 7, 19, 60, 90));
    }

    @Test
    void aMeshOnItsOwnIsJudgedByLittle() {
        String idle =
                CHAIN.substring(0, CHAIN.indexOf("acts:"))
                        + "acts: [{at: 90s, start: [pub, sub]}]\n";
        assertEquals(List.of("bounded", "quiet", "storm"), Judged.had(idle, 60));
    }

    @Test
    void aBranchKnowsWhatWasJudgedUntilThen() {
        try (SimulatedMesh mesh = new SimulatedMesh(Judged.scenario(CHAIN))) {
            mesh.advanceTo(10 * Durations.SECOND);
            try (SimulatedMesh copy = mesh.copy()) {
                assertEquals(Judged.had(mesh), Judged.had(copy));
                mesh.advanceTo(90 * Durations.SECOND);
                assertTrue(Judged.had(mesh).contains("no-ghost"));
                assertFalse(Judged.had(copy).contains("no-ghost"));
            }
        }
    }

    @Test
    void onlyInvariantsAreNamed() {
        assertTrue(new TreeSet<>(ScenarioFile.INVARIANTS).containsAll(Judged.had(CHAIN, 90)));
    }
}
