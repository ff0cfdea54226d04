package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Verdicts.Outcome;

/// Expectations are judged by what the events say, at their time.
final class VerdictsTest {
    private static final Outcome NOTHING_ELSE = new Outcome("no unexpected finding", true, "");

    @Test
    void aRowIsJudgedAfterEverythingThatHappensAtItsTime() throws ScenarioException {
        Script script = new Script().up(0, "A").hops(100, "A", 2).hops(200, "A", 3);
        List<Outcome> expected =
                List.of(
                        new Outcome("at 100ms relay A test has 2 hops", true, ""),
                        new Outcome("at 200ms relay A test has 3 hops", true, ""),
                        new Outcome(
                                "at 200ms relay A test has 2 hops",
                                false,
                                "A lingering with 3 hops"),
                        NOTHING_ELSE);
        assertEquals(
                expected,
                judge(
                        script,
                        0,
                        "{at: 100ms, relay: A, namespace: test, hops: 2}",
                        "{at: 200ms, relay: A, namespace: test, hops: 3}",
                        "{at: 200ms, relay: A, namespace: test, hops: 2}"));
    }

    @Test
    void aRowIsJudgedAsSoonAsNothingMoreCanHappenAtItsTime() throws ScenarioException {
        Verdicts verdicts =
                verdicts(
                        0,
                        "{at: 300ms, relay: A, namespace: test, hops: 2}",
                        "{at: 900ms, relay: A, namespace: test, hops: 2}");
        new Script().up(0, "A").hops(100, "A", 2).events().forEach(verdicts::accept);
        verdicts.quietUntil(299 * Durations.MILLI);
        assertEquals(Optional.empty(), verdicts.judged(0));
        verdicts.quietUntil(300 * Durations.MILLI);
        assertEquals(
                Optional.of(new Outcome("at 300ms relay A test has 2 hops", true, "")),
                verdicts.judged(0));
        assertEquals(Optional.empty(), verdicts.judged(1));
    }

    @Test
    void expectationsKeepTheOrderOfTheFileWhateverTheirTimes() throws ScenarioException {
        Script script = new Script().up(0, "A").hops(100, "A", 2);
        List<Outcome> expected =
                List.of(
                        new Outcome("breaks no-ghost", false, "it held throughout"),
                        new Outcome("at 3s relay A test has 2 hops", true, ""),
                        new Outcome("at 50ms relay A test is absent", true, ""),
                        NOTHING_ELSE);
        assertEquals(
                expected,
                judge(
                        script,
                        0,
                        "{breaks: no-ghost}",
                        "{at: 3s, relay: A, namespace: test, hops: 2}",
                        "{at: 50ms, relay: A, namespace: test, state: absent}"));
    }

    @Test
    void allMeansEveryRelayAndTheFindingNamesThoseThatDiffer() throws ScenarioException {
        Script script = new Script().up(0, "A").up(0, "B").hops(100, "A", 2).down(150, "B");
        assertEquals(
                List.of(
                        new Outcome("at 200ms relay all test has 2 hops", false, "B unknown"),
                        NOTHING_ELSE),
                judge(script, 0, "{at: 200ms, relay: all, namespace: test, hops: 2}"));
    }

    @Test
    void anEntryTurnsIntoAGhostWhenTheBoundHasPassed() throws ScenarioException {
        Script script = new Script().up(0, "A").hops(100, "A", 2).orphaned(1_000, 500);
        List<Outcome> expected =
                List.of(
                        new Outcome("at 1.4999s relay A test is lingering", true, ""),
                        new Outcome("at 1.5s relay A test is ghost", true, ""),
                        NOTHING_ELSE);
        assertEquals(
                expected,
                judge(
                        script,
                        0,
                        "{at: 1499.9ms, relay: A, namespace: test, state: lingering}",
                        "{at: 1500ms, relay: A, namespace: test, state: ghost}"));
    }

    @Test
    void withAToleranceARowMayBeThereAnyMomentAroundItsTime() throws ScenarioException {
        Script script =
                new Script()
                        .up(0, "A")
                        .up(0, "B")
                        .hops(700, "A", 4)
                        .hops(710, "A", 5)
                        .hops(1_300, "B", 4)
                        .hops(1_301, "A", 6);
        List<Outcome> expected =
                List.of(
                        new Outcome("at 1s relay all test has 4 hops", true, ""),
                        new Outcome(
                                "at 1s relay A test has 6 hops", false, "A lingering with 5 hops"),
                        NOTHING_ELSE);
        assertEquals(
                expected,
                judge(
                        script,
                        300,
                        "{at: 1s, relay: all, namespace: test, hops: 4}",
                        "{at: 1s, relay: A, namespace: test, hops: 6}"));
    }

    @Test
    void aRunThatEndsBeforeMeetsNothingThatLiesAhead() throws ScenarioException {
        assertEquals(
                List.of(
                        new Outcome("at 10s relay A test has 1 hop", false, "the run ended before"),
                        NOTHING_ELSE),
                judge(new Script().up(0, "A"), 0, "{at: 10s, relay: A, namespace: test, hops: 1}"));
    }

    @Test
    void findingsAreExpectedOrNot() throws ScenarioException {
        Script script = new Script().breaks(2_000, "no-ghost").breaks(2_500, "no-ghost");
        String found = "no-ghost at 2s: test held by A, and 1 more";
        assertEquals(
                List.of(new Outcome("breaks no-ghost", true, ""), NOTHING_ELSE),
                judge(script, 0, "{breaks: no-ghost}"));
        assertEquals(
                List.of(new Outcome("holds no-ghost", false, found), NOTHING_ELSE),
                judge(script, 0, "{holds: no-ghost}"));
        assertEquals(
                List.of(
                        new Outcome("holds storm", true, ""),
                        new Outcome("no unexpected finding", false, found)),
                judge(script, 0, "{holds: storm}"));
    }

    @Test
    void whatAPolicyDoesNotPromiseIsNeverSaidToHold() throws ScenarioException {
        String found = "gossip-2026-03 does not promise split-horizon";
        assertEquals(
                List.of(new Outcome("holds split-horizon", false, found), NOTHING_ELSE),
                judge(new Script(), 0, "{holds: split-horizon}"));
    }

    @Test
    void anInvariantThatIsSwitchedOffIsNeverSaidToHold() throws ScenarioException {
        String found = "no-flap is switched off by the bounds of the scenario";
        assertEquals(
                List.of(new Outcome("holds no-flap", false, found), NOTHING_ELSE),
                judge(new Script(), 0, "{holds: no-flap}\nbounds: {no-flap: off}"));
    }

    private static List<Outcome> judge(Script script, long toleranceMs, String... expectations)
            throws ScenarioException {
        Verdicts verdicts = verdicts(toleranceMs, expectations);
        script.events().forEach(verdicts::accept);
        return verdicts.close(5 * Durations.SECOND);
    }

    private static Verdicts verdicts(long toleranceMs, String... expectations)
            throws ScenarioException {
        String file =
                """
                title: t
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [A, B]}
                  clients: [{publisher: pub, at: A, namespace: test}]
                expect:
                """
                        + "- "
                        + String.join("\n- ", expectations);
        return new Verdicts(ScenarioFile.parse("f.yaml", file), toleranceMs * Durations.MILLI);
    }
}
