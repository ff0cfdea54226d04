package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Verdicts.Outcome;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;

/// Spans, counts, processes, sessions and what is so at rest.
final class ExpectedTest {
    private static Outcome met(String text) {
        return new Outcome(text, true, "");
    }

    private static Outcome unmet(String text, String found) {
        return new Outcome(text, false, found);
    }

    @Test
    void aRowThatStaysIsLookedAtThroughoutItsSpan() throws ScenarioException {
        Script script = new Script().up(0, "A").hops(100, "A", 2).hops(200, "A", 3).up(250, "B");
        assertEquals(
                List.of(
                        met("from 100ms to 199ms relay A test has 2 hops"),
                        unmet(
                                "from 100ms to 200ms relay A test has 2 hops",
                                "at 200ms A lingering with 3 hops"),
                        met("from 200ms on relay A test has 3 hops is lingering"),
                        unmet("from 4s to 6s relay B test is absent", "the run ended before"),
                        unmet("from 6s on relay B test is absent", "the run ended before")),
                judge(
                        script,
                        0,
                        "{from: 100ms, to: 199ms, relay: A, namespace: test, hops: 2}",
                        "{from: 100ms, to: 200ms, relay: A, namespace: test, hops: 2}",
                        "{from: 200ms, relay: A, namespace: test, hops: 3, state: lingering}",
                        "{from: 4s, to: 6s, relay: B, namespace: test, state: absent}",
                        "{from: 6s, relay: B, namespace: test, state: absent}"));
    }

    @Test
    void withAToleranceTheEndsOfASpanAreCutOff() throws ScenarioException {
        Script script = new Script().up(0, "A").hops(1_200, "A", 2).hops(1_900, "A", 3);
        assertEquals(
                List.of(met("from 1s to 2s relay A test has 2 hops")),
                judge(script, 300, "{from: 1s, to: 2s, relay: A, namespace: test, hops: 2}"));
    }

    @Test
    void thingsAreCountedInTheirSpanTogetherOrForEachRelay() throws ScenarioException {
        Script script = new Script().up(0, "A").up(0, "B");
        sends(script, 100, "A", MessageView.Kind.ANNOUNCE);
        sends(script, 200, "A", MessageView.Kind.REANNOUNCE);
        sends(script, 200, "B", MessageView.Kind.ANNOUNCE);
        sends(script, 300, "B", MessageView.Kind.UNANNOUNCE);
        script.event(400, "A", new EventBody.RelayFailed("gave up"));
        assertEquals(
                List.of(
                        met("in all messages are 4"),
                        met("in all announces are at most 3"),
                        unmet("from 200ms to 200ms announces are 1", "2"),
                        unmet("in all announces of each relay are at least 2", "B 1"),
                        met("in all unannounces of B are 1"),
                        met("from 300ms on failures are 1 to 2"),
                        unmet("from 4s to 6s failures are 0", "the run ended before")),
                judge(
                        script,
                        0,
                        "{count: messages, is: 4}",
                        "{count: announces, at-most: 3}",
                        "{count: announces, from: 200ms, to: 200ms, is: 1}",
                        "{count: announces, relay: all, at-least: 2}",
                        "{count: unannounces, relay: B, is: 1}",
                        "{count: failures, from: 300ms, at-least: 1, at-most: 2}",
                        "{count: failures, from: 4s, to: 6s, is: 0}"));
    }

    @Test
    void processesAndSessionsAreLookedAtAtTheirTime() throws ScenarioException {
        Script script = new Script().up(0, "A").up(0, "B").down(2_000, "B");
        assertEquals(
                List.of(
                        met("at 1s relay B runs"),
                        unmet("at 1s relay B is down", "it runs"),
                        met("at 2s relay B is down"),
                        unmet("at 1s A and B have 1 session", "0"),
                        met("at 1s A and B have 0 sessions")),
                judge(
                        script,
                        0,
                        "{at: 1s, relay: B, up: true}",
                        "{at: 1s, relay: B, up: false}",
                        "{at: 2s, relay: B, up: false}",
                        "{at: 1s, between: [A, B], sessions: 1}",
                        "{at: 1s, between: [A, B], sessions: 0}"));
    }

    @Test
    void whatIsExpectedAtRestIsJudgedOnceEveryActIsDoneAndNothingStirs() throws ScenarioException {
        Script script = new Script().up(0, "A").hops(100, "A", 2);
        script.event(2_000, "", new EventBody.CommandApplied("start: pub"));
        script.hops(2_500, "A", 3).hops(4_400, "A", 4);
        assertEquals(
                List.of(
                        met("at rest relay A test has 3 hops"),
                        unmet("at rest relay A is down", "it runs")),
                judge(
                        script,
                        0,
                        "{at: rest, relay: A, namespace: test, hops: 3}",
                        "{at: rest, relay: A, up: false}\nacts: [{at: 2s, start: pub}]"));
    }

    @Test
    void aMeshThatNeverComesToRestMeetsNothingExpectedThere() throws ScenarioException {
        Script script = new Script().up(0, "A");
        for (int ms = 0; ms < 5_000; ms += 900) {
            script.hops(ms, "A", 1 + ms);
        }
        assertEquals(
                List.of(unmet("at rest relay A test has 1 hop", "it never came to rest")),
                judge(script, 0, "{at: rest, relay: A, namespace: test, hops: 1}"));
    }

    @Test
    void anActWhoseTimeNeverCameFailsTheRun() throws ScenarioException {
        List<Outcome> outcomes =
                judge(
                        new Script().up(0, "A"),
                        0,
                        "{count: dials, is: 0}\nacts: [{after: A gets test, wait: 1s, kill: A}]");
        assertEquals(
                unmet("every act was done", "not done: kill: A (after A gets test)"),
                outcomes.get(1));
    }

    @Test
    void lossesAreEndsOfSessionsThatWereUp() throws ScenarioException {
        Script script = new Script();
        for (SessionChanged.Phase phase : SessionChanged.Phase.values()) {
            script.event(1, "A", new SessionChanged(phase, "B", true, "", 0));
        }
        assertEquals(
                List.of(met("in all losses of A are 2"), met("in all dials of A are 1")),
                judge(
                        script,
                        0,
                        "{count: losses, relay: A, is: 2}",
                        "{count: dials, relay: A, is: 1}"));
    }

    private static void sends(Script script, long ms, String relay, MessageView.Kind kind) {
        MessageView message = new MessageView(kind, "M", "", List.of(), Bytes.EMPTY);
        script.event(ms, relay, new EventBody.Sent(message, 0, 0));
    }

    private static List<Outcome> judge(Script script, long toleranceMs, String... expectations)
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
        Verdicts verdicts =
                new Verdicts(ScenarioFile.parse("f.yaml", file), toleranceMs * Durations.MILLI);
        script.events().forEach(verdicts::accept);
        List<Outcome> outcomes = verdicts.close(5 * Durations.SECOND);
        assertEquals(verdicts.points(), outcomes.size());
        return outcomes.subList(0, outcomes.size() - 1);
    }
}
