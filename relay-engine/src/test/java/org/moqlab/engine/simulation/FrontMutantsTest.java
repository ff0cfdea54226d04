package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Gossip202608;
import org.moqlab.engine.routing.policy.Gossip202608Dev;
import org.moqlab.engine.simulation.Mutant.Rule;

/// The same as [MutantsTest] for the rules of relays with fronts: switched off, each is missed by
/// the invariant that is meant for it.
final class FrontMutantsTest {
    private static final RoutingPolicy AUGUST = new Gossip202608();
    private static final RoutingPolicy DEV = new Gossip202608Dev();

    private static final String LEAVING =
            """
            mesh:
              policy: gossip-2026-08
              topology: {shape: line, relays: [A, B, C], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
                - {subscriber: sub, at: C, namespace: test, track: video}
            acts:
              - {at: 1s, start: pub}
              - {at: 1s, start: sub}
              - {at: 2s, stop: pub}
            """;

    /// Where the wire says no changes, the end of what was kept from a peer is said all the same.
    private static final String OLD_WIRE =
            LEAVING.replace("latency: 5ms", "latency: 5ms, wire: moq-lite-04");

    /// B dies and C has to use the way round, over D and E.
    private static final String WAY_ROUND =
            """
            mesh:
              policy: gossip-2026-08
              topology: {shape: ring, relays: [A, B, C, D, E], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
            acts:
              - {at: 1s, start: pub}
              - {at: 2s, close: B}
            """;

    /// D has two equal ways, and both come and go.
    private static final String COMING_BACK =
            """
            mesh:
              policy: gossip-2026-08
              topology: {shape: ring, relays: [A, B, D, C], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
                - {subscriber: sub, at: D, namespace: test, track: video}
            acts:
              - {at: 1s, start: pub}
              - {at: 1500ms, start: sub}
              - {at: 2s, close: B}
              - {at: 4s, restart: B}
              - {at: 6s, close: C}
              - {at: 8s, restart: C}
            """;

    /// A and B fetch over dear links, and each looks free to the other.
    static final String ADOPTION =
            """
            mesh:
              policy: gossip-2026-08
              topology:
                shape: full
                relays: [X, A, B]
                sessions: 1
                latency: 5ms
                wire: moqlab-06
                links: [{between: [X, A], price: 10}, {between: [X, B], price: 10}]
              clients:
                - {publisher: pub, at: X, namespace: test}
                - {subscriber: one, at: A, namespace: test, track: video}
                - {subscriber: two, at: B, namespace: test, track: video}
            acts:
              - {at: 1s, start: pub}
              - {at: 2s, start: [one, two]}
            """;

    private static Arguments mutant(
            String invariant, String lines, RoutingPolicy whole, Rule... off) {
        return Arguments.of(invariant, lines, whole, off);
    }

    static List<Arguments> mutants() {
        return List.of(
                mutant("split-horizon", LEAVING, AUGUST, Rule.SPLIT_HORIZON),
                mutant("split-horizon", LEAVING, DEV, Rule.SPLIT_HORIZON),
                mutant("no-flap", LEAVING, AUGUST, Rule.OWN_ID, Rule.SPLIT_HORIZON),
                mutant("no-ghost", OLD_WIRE, AUGUST, Rule.OWN_ID, Rule.SPLIT_HORIZON),
                mutant("session-survives", OLD_WIRE, AUGUST, Rule.LENIENT_ENDS),
                mutant("session-survives", OLD_WIRE, DEV, Rule.LENIENT_ENDS),
                mutant("converged", WAY_ROUND, AUGUST, Rule.LONG_LISTS),
                mutant("failover", WAY_ROUND, AUGUST, Rule.LONG_LISTS),
                mutant("bounded", LEAVING, DEV, Rule.CLOSED_ROUTES_GO),
                mutant("no-ghost", LEAVING, AUGUST, Rule.CLOSED_ROUTES_GO),
                mutant("no-flap", COMING_BACK, AUGUST, Rule.HASH),
                mutant("no-flap", COMING_BACK, DEV, Rule.HASH),
                mutant("no-blackhole", ADOPTION, AUGUST, Rule.GATE),
                mutant("quiet", ADOPTION, AUGUST, Rule.GATE));
    }

    @ParameterizedTest(name = "{0} of {2}")
    @MethodSource("mutants")
    void aRuleThatIsOffIsMissed(String invariant, String lines, RoutingPolicy whole, Rule[] off) {
        Set<String> broken = Judged.broken(lines, new Mutant(whole, off), 14);
        assertTrue(broken.contains(invariant), () -> "found " + broken);
    }

    @ParameterizedTest(name = "{0} of {2}")
    @MethodSource("mutants")
    void theWholePolicyKeepsIt(String invariant, String lines, RoutingPolicy whole, Rule[] off) {
        Set<String> broken = Judged.broken(lines, new Mutant(whole), 14);
        assertEquals(Set.of(), broken, "with every rule of " + invariant);
    }
}
