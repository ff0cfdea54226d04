package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;

/// Relays of August over wires that are older than they are (GOSSIP B.2 #46, and one of our own).
final class FrontOldWiresTest {
    private static final long SECOND = Durations.SECOND;

    private static String scenario(String policy, String shape, String relays, String wire) {
        return """
        mesh:
          policy: %s
          topology: {shape: %s, relays: [%s], sessions: 1, latency: 5ms, wire: %s}
          clients:
            - {publisher: pub, at: A, namespace: test}
        acts:
          - {at: 1s, start: pub}
          - {at: 4s, stop: pub}
        """
                .formatted(policy, shape, relays, wire);
    }

    /// A wire that says no changes keeps both survivors from taking back what they have told each
    /// other: each holds the name by the other's word. Three released relays do the same.
    @ParameterizedTest
    @ValueSource(strings = {"gossip-2026-08", "gossip-2026-08-dev"})
    void over_a_wire_without_changes_a_triangle_never_forgets(String policy) {
        String triangle = scenario(policy, "full", "A, B, C", "moq-lite-04");
        SimulatedMesh mesh = new SimulatedMesh(Judged.scenario(triangle));
        mesh.advanceTo(5 * SECOND);
        long messages = mesh.messages();
        mesh.advanceTo(125 * SECOND);

        assertEquals(Map.of("B", 3L, "C", 3L), Meshes.hops(mesh));
        assertEquals(messages, mesh.messages(), "and not a word is said");
        assertEquals(
                Set.of("bounded", "converged", "no-ghost"), Judged.broken(triangle, 20), policy);
    }

    @ParameterizedTest
    @CsvSource({
        "gossip-2026-08, line, 'A, B, C', moq-lite-04",
        "gossip-2026-08-dev, line, 'A, B, C', moq-lite-04",
        "gossip-2026-05, full, 'A, B, C', moq-lite-04"
    })
    void without_a_cycle_or_with_relays_of_may_it_does(
            String policy, String shape, String relays, String wire) {
        SimulatedMesh mesh =
                new SimulatedMesh(Judged.scenario(scenario(policy, shape, relays, wire)));
        mesh.advanceTo(5 * SECOND);

        assertEquals(Map.of(), Meshes.hops(mesh));
    }

    /// Two released relays say 320 announces and withdrawals a second over 5 ms, while the
    /// publisher is there and well, and 2,340 where there are three in a line.
    @ParameterizedTest
    @ValueSource(strings = {"gossip-2026-08", "gossip-2026-08-dev"})
    void over_a_wire_without_ids_two_relays_never_rest_while_the_publisher_is_well(String policy) {
        SimulatedMesh mesh =
                new SimulatedMesh(Judged.scenario(scenario(policy, "line", "A, B", "moq-lite-03")));
        mesh.advanceTo(2 * SECOND);
        long before = mesh.messages();
        mesh.advanceTo(4 * SECOND - 1);
        long perSecond = (mesh.messages() - before) / 2;
        assertTrue(perSecond > 320 / 2 && perSecond < 320 * 2, perSecond + " a second");

        mesh.advanceTo(6 * SECOND);
        assertEquals(Map.of(), Meshes.hops(mesh), "it ends with him");
    }
}
