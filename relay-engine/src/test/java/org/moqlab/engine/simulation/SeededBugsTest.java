package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.driver.Roster;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Policies;
import org.moqlab.engine.simulation.Mutant.Rule;
import org.moqlab.engine.simulation.explore.Hunt;
import org.moqlab.engine.simulation.explore.Probe;

/// Varying a scenario in which nothing breaks finds a rule that is switched off, within [#RUNS],
/// and nothing while all rules are on.
final class SeededBugsTest {
    private static final int RUNS = 20;

    private static final String RESTART =
            """
            mesh:
              policy: %s
              topology: {shape: line, relays: [A, B], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
            acts:
              - {at: 1s, start: pub}
              - {at: 3s, close: B}
              - {at: 6s, restart: B}
            """;

    private static final String LEAVING =
            """
            mesh:
              policy: %s
              topology: {shape: line, relays: [A, B, C], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
            acts:
              - {at: 1s, start: pub}
              - {at: 4s, stop: pub}
            """;

    static List<Arguments> bugs() {
        return List.of(
                Arguments.of("gossip-2026-03", Rule.CLOSED_ROUTES_GO, RESTART),
                Arguments.of("gossip-2026-04", Rule.CLOSED_ROUTES_GO, RESTART),
                Arguments.of("gossip-2026-05", Rule.SPLIT_HORIZON, LEAVING),
                Arguments.of("gossip-2026-05", Rule.LENIENT_ENDS, LEAVING),
                Arguments.of("gossip-2026-08", Rule.SPLIT_HORIZON, LEAVING),
                Arguments.of("gossip-2026-08-dev", Rule.SPLIT_HORIZON, LEAVING));
    }

    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("bugs")
    void a_rule_that_is_off_is_found(String policy, Rule off, String lines) {
        RoutingPolicy whole = Policies.named(policy).orElseThrow();
        Scenario scenario = Judged.scenario(lines.formatted(policy));

        assertEquals(Optional.empty(), firstHit(scenario, new Mutant(whole)));
        assertTrue(firstHit(scenario, new Mutant(whole, off)).isPresent());
    }

    private static Optional<String> firstHit(Scenario scenario, RoutingPolicy policy) {
        Function<Scenario, SimulatedMesh> meshes =
                one -> new SimulatedMesh(one, new Roster(one, List.of(), policy));
        Hunt hunt = new Hunt(meshes, _ -> true, Hunt.MAX_EVENTS);
        Probe probe = Probe.variations(hunt, scenario);
        return LongStream.rangeClosed(1, RUNS)
                .mapToObj(seed -> probe.look(seed).hit())
                .flatMap(Optional::stream)
                .findFirst();
    }
}
