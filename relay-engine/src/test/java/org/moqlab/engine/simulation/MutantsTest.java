package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Gossip202603;
import org.moqlab.engine.routing.policy.Gossip202605;
import org.moqlab.engine.simulation.Mutant.Rule;

/// A rule that is switched off is missed by the invariant that is meant for it, and by nobody as
/// long as it is on.
final class MutantsTest {
    private static final RoutingPolicy MARCH = new Gossip202603();
    private static final RoutingPolicy MAY = new Gossip202605();

    private static final String LEAVING =
            """
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B, C], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
            acts:
              - {at: 1s, start: pub}
              - {at: 2s, stop: pub}
            """;

    /// Lists that come back wait 250 ms at every relay, so that a dead name takes seconds to go.
    private static final String SLOWLY =
            """
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1, latency: 5ms}
              knobs: {hold-down: 250ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
                - {subscriber: sub, at: B, namespace: test, track: video}
            acts:
              - {at: 1s, start: pub}
              - {at: 2s, stop: pub}
            """;

    /// B dies and C has to use the way round, over D and E.
    private static final String WAY_ROUND =
            """
            mesh:
              policy: gossip-2026-05
              topology: {shape: ring, relays: [A, B, C, D, E], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
            acts:
              - {at: 1s, start: pub}
              - {at: 2s, close: B}
            """;

    private static final String STAYING =
            """
            mesh:
              policy: gossip-2026-03
              topology: {shape: full, relays: [A, B], sessions: 2, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
            acts:
              - {at: 1s, start: pub}
            """;

    /// Three relays tell each other of what has left until they have nothing more to tell.
    private static final String HUNTING =
            """
            mesh:
              policy: gossip-2026-05
              topology: {shape: full, relays: [A, B, C], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
            bounds: {storm: 20000, no-flap: 9}
            acts:
              - {at: 1s, start: pub}
              - {at: 2s, stop: pub}
            """;

    /// D has two equal ways to the publisher, and B comes back. Who listens on a wire that tells
    /// changes of a route in place stays with the one it has.
    private static final String COMING_BACK =
            """
            mesh:
              policy: gossip-2026-03
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
              - {at: 9s, start: late}
            """;

    static List<Arguments> mutants() {
        Rule[] loops = {Rule.OWN_ID, Rule.SPLIT_HORIZON};
        return List.of(
                Arguments.of("split-horizon", LEAVING, MAY, new Rule[] {Rule.SPLIT_HORIZON}),
                Arguments.of("loop-free", SLOWLY, MAY, loops),
                Arguments.of("no-ghost", SLOWLY, MAY, loops),
                Arguments.of("quiet", SLOWLY, MAY, loops),
                Arguments.of("no-subscribe-cycle", SLOWLY, MAY, loops),
                Arguments.of("no-blackhole", SLOWLY, MAY, loops),
                Arguments.of("storm", HUNTING, MAY, loops),
                Arguments.of("session-survives", LEAVING, MAY, new Rule[] {Rule.LENIENT_ENDS}),
                Arguments.of("converged", WAY_ROUND, MAY, new Rule[] {Rule.LONG_LISTS}),
                Arguments.of("failover", WAY_ROUND, MAY, new Rule[] {Rule.LONG_LISTS}),
                Arguments.of("no-flap", STAYING, MARCH, new Rule[] {Rule.STRICTLY_FEWER}),
                Arguments.of("one-upstream", COMING_BACK, MARCH, new Rule[] {Rule.STRICTLY_FEWER}),
                Arguments.of("bounded", LEAVING, MAY, new Rule[] {Rule.CLOSED_ROUTES_GO}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void aRuleThatIsOffIsMissed(String invariant, String lines, RoutingPolicy whole, Rule[] off) {
        Set<String> broken = Judged.broken(lines, new Mutant(whole, off), 12);
        assertTrue(broken.contains(invariant), () -> "found " + broken);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void theWholePolicyKeepsIt(String invariant, String lines, RoutingPolicy whole, Rule[] off) {
        Set<String> broken = Judged.broken(lines, new Mutant(whole), 12);
        assertEquals(Set.of(), broken, "with every rule of " + invariant);
    }
}
