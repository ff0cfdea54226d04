package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// For each invariant a run that breaks it, and one that only nearly does.
final class InvariantsTest {
    /// Whether `id` is among the findings of a run of 14 s.
    private static void breaks(String id, boolean expected, String lines) {
        var broken = Judged.broken(lines, 14);
        assertEquals(expected, broken.contains(id), () -> "found " + broken);
    }

    /// A run of 14 s that nearly breaks it, and gives it something to judge.
    private static void holds(String id, String lines) {
        breaks(id, false, lines);
        var had = Judged.had(lines, 14);
        assertTrue(had.contains(id), () -> "judged " + had);
    }

    private static String mesh(String policy, String topology, String more) {
        return """
        mesh:
          policy: gossip-2026-%s
          topology: {%s, latency: 5ms}
          clients:
            - {publisher: pub, at: A, namespace: test}
            - {publisher: again, at: A, namespace: test}
            - {subscriber: sub, at: B, namespace: test, track: video}
            - {subscriber: late, at: B, namespace: test, track: video}
        %s
        """
                .formatted(policy, topology, more);
    }

    private static final String PAIR = "shape: line, relays: [A, B], sessions: 1";

    private static String killed(String grace) {
        return mesh(
                        "05",
                        PAIR,
                        """
                        acts:
                          - {at: 1s, start: pub}
                          - {at: 2s, kill: A}
                          - {at: 90s, start: [again, sub, late]}
                        """)
                + "bounds: {no-ghost: "
                + grace
                + "}\n"
                + "";
    }

    private static String withIdle(String lines) {
        return lines.replace("  clients:", "  knobs: {idle-timeout: 2s}\n  clients:");
    }

    /// B hears the last of A 5 ms after the kill and lets go of it 2 s and a moment later.
    @Test
    void anEntryIsNoGhostUntilTheIdleTimeoutAndTheGraceHavePassed() {
        breaks("no-ghost", true, withIdle(killed("5ms")));
        holds("no-ghost", withIdle(killed("6ms")));
    }

    /// With a hold-down of 20 s the routes stay in their circle, and the subscriber waits until it
    /// is stopped.
    private static String waiting(String stop) {
        return mesh(
                        "03",
                        PAIR,
                        """
                        acts:
                          - {at: 1s, start: pub}
                          - {at: 2s, stop: pub}
                          - {at: 3s, start: sub}
                          - {at: %s, stop: sub}
                          - {at: 90s, start: [again, late]}
                        """
                                .formatted(stop))
                .replace("  clients:", "  knobs: {hold-down: 20s}\n  clients:");
    }

    @Test
    void anAcceptedSubscriptionMayWaitForAnObjectUpToItsBound() {
        breaks("no-blackhole", true, waiting("6.1s"));
        breaks("no-blackhole", false, waiting("5.9s"));
    }

    private static String returning(String back) {
        return mesh(
                "03",
                PAIR,
                """
                acts:
                  - {at: 1s, start: pub}
                  - {at: 2s, stop: pub}
                  - {at: %s, start: again}
                  - {at: 90s, start: [sub, late]}
                """
                        .formatted(back));
    }

    @Test
    void bestPointersMayLeadInACircleForAHoldDownAndARoundTrip() {
        breaks("loop-free", true, returning("2.4s"));
        holds("loop-free", returning("2.2s"));
    }

    @Test
    void aHopListMayNameManyButNobodyTwice() {
        breaks("loop-free", true, leaving("04"));
        holds("loop-free", leaving("05"));
    }

    private static String leaving(String policy) {
        return mesh(
                policy,
                PAIR,
                """
                acts:
                  - {at: 1s, start: [pub, sub]}
                  - {at: 2s, stop: pub}
                  - {at: 90s, start: [again, late]}
                """);
    }

    @Test
    void relaysMayWaitForEachOtherInARowButNotInACircle() {
        breaks("no-subscribe-cycle", true, leaving("03"));
        holds("no-subscribe-cycle", leaving("03").replace("2s, stop", "80s, stop"));
    }

    private static String line(int length) {
        String relays =
                IntStream.range(0, length).mapToObj(i -> "R" + i).collect(Collectors.joining(", "));
        return """
        mesh:
          policy: gossip-2026-05
          topology: {shape: line, relays: [%s], sessions: 1, latency: 5ms}
          clients:
            - {publisher: pub, at: R0, namespace: test}
        """
                .formatted(relays);
    }

    @Test
    void atRestEveryRelayKnowsWhatAnotherKnowsUpToTheLongestHopList() {
        breaks("converged", true, line(33));
        holds("converged", line(32));
    }

    private static String twice(String bounds) {
        String acts = "acts: [{at: 1s, start: pub}, {at: 90s, start: [again, sub, late]}]\n";
        return mesh("05", PAIR.replace("sessions: 1", "sessions: 2"), acts) + bounds;
    }

    @Test
    void anEqualRouteThatComesTwiceIsOneChangeTooMany() {
        breaks("no-flap", true, twice(""));
        holds("no-flap", twice("bounds: {no-flap: 2}\n"));
    }

    /// In March the way round is found by counting up to its length.
    private static String ring(int length) {
        String relays =
                IntStream.range(1, length)
                        .mapToObj(i -> "R" + i)
                        .collect(Collectors.joining(", ", "A, ", ""));
        return """
        mesh:
          policy: gossip-2026-03
          topology: {shape: ring, relays: [%s], sessions: 1, latency: 5ms}
          clients:
            - {publisher: pub, at: A, namespace: test}
        acts:
          - {at: 1s, start: pub}
          - {at: 2s, close: R1}
        """
                .formatted(relays);
    }

    @Test
    void theWayRoundMayBeAsLongAsItIsFoundInTime() {
        breaks("failover", true, ring(40));
        holds("failover", ring(5));
    }

    /// D fetches from the newest of two equal ways; B comes back and is newer. A listener on a wire
    /// that tells changes of a route in place stays with the old one.
    private static String square(String late) {
        return """
        mesh:
          policy: gossip-2026-05
          topology: {shape: ring, relays: [A, B, D, C], sessions: 1, latency: 5ms}
          clients:
            - {publisher: pub, at: A, namespace: test}
            - {subscriber: sub, at: D, namespace: test, track: video, wire: moq-lite-05}
            - {subscriber: late, at: D, namespace: test, track: video}
        acts:
          - {at: 1s, start: pub}
          - {at: 1.5s, close: B}
          - {at: 2s, start: sub}
          - {at: 3s, restart: B}
          - {at: %s, start: late}
        """
                .formatted(late);
    }

    @Test
    void aListenerWhoComesAfterTheRouteHasChangedMakesItTwoSubscriptions() {
        breaks("one-upstream", true, square("11s"));
        String patient = square("2.5s").replace("video}", "video, wire: moq-lite-05}");
        holds("one-upstream", patient);
        holds("one-upstream", square("11s") + "bounds: {one-upstream: 2}\n");
    }

    /// A claims that what it tells came through a relay.
    private static String lying(String through) {
        return """
        mesh:
          policy: gossip-2026-05
          topology: {shape: line, relays: [A, B, C], sessions: 1, latency: 5ms}
          clients:
            - {publisher: pub, at: A, namespace: test}
            - {publisher: other, at: B, namespace: other}
        acts:
          - {at: 1s, start: [pub, other]}
          - {at: 2s, lie: {relay: A, hops: [%s]}}
        """
                .formatted(through);
    }

    @Test
    void aRelayMayBeToldOfWaysThroughOthersButNotThroughItself() {
        breaks("split-horizon", true, lying("B"));
        holds("split-horizon", lying("C"));
    }

    /// A forgets to tell B that the publisher has left.
    private static String forgetting(String back) {
        return mesh(
                "05",
                PAIR,
                """
                acts:
                  - {at: 1s, start: pub}
                  - {at: 0.5s, drop-next: {from: A, to: B, message: unannounce}}
                  - {at: 2s, stop: pub}
                  - {at: %s, start: again}
                  - {at: 90s, start: [sub, late]}
                """
                        .formatted(back));
    }

    /// What B believes to hold is announced anew, which moq-lite-04 forbids; that what B never had
    /// is over is no reason to leave.
    @Test
    void anEndOfTheUnknownEndsNoSessionButANewBeginningOfTheKnownDoes() {
        breaks("session-survives", true, forgetting("3s"));
        holds("session-survives", forgetting("3s").replace("unannounce}", "announce}"));
    }

    @Test
    void anEntryTooManyIsOneOnlyAtRestAndOnlyOfANameThatIsGone() {
        breaks("bounded", true, forgetting("80s"));
        holds("bounded", forgetting("3s"));
    }

    @Test
    void announcementsMayGoOnForAWhileAfterTheLastThingThatHappened() {
        breaks("quiet", true, returning("6s"));
        breaks("quiet", false, returning("5s"));
    }

    @Test
    void anInvariantThatIsSwitchedOffFindsNothing() {
        breaks("quiet", false, returning("6s") + "bounds: {quiet: off}\n");
    }

    @Test
    void aRunIsStoppedRightBehindItsFirstFinding() {
        try (SimulatedMesh mesh = new SimulatedMesh(Judged.scenario(leaving("03")))) {
            boolean stopped = mesh.advanceToFinding(14_000_000_000L);
            List<String> ids = Judged.findings(mesh).stream().map(f -> f.invariant()).toList();

            assertEquals(true, stopped);
            assertEquals(List.of("loop-free"), ids);
            assertEquals(mesh.now(), mesh.snapshot().findings().get(0).t());
        }
    }
}
