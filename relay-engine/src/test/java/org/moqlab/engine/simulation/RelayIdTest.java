package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.RelayView;

/// The record says which origin id a relay has in each of its lives.
final class RelayIdTest {
    private static SimulatedMesh mesh(String policy) {
        return new SimulatedMesh(
                Judged.scenario(
                        """
                        mesh:
                          policy: %s
                          topology: {shape: line, relays: [A, B], sessions: 1, latency: 5ms}
                          clients:
                            - {publisher: pub, at: A, namespace: test}
                        acts:
                          - {at: 1s, start: pub}
                          - {at: 3s, kill: A}
                          - {at: 4s, restart: A}
                          - {at: 6s, kill: A}
                          - {at: 7s, restart: {relay: A, id: same}}
                          - {at: 8s, start: pub}
                        """
                                .formatted(policy)));
    }

    private static Origin id(SimulatedMesh mesh, long seconds) {
        mesh.advanceTo(seconds * Durations.SECOND);
        return mesh.snapshot().relay("A").map(RelayView::id).orElseThrow();
    }

    @Test
    void a_relay_has_another_id_in_each_life_unless_it_keeps_the_one_before() {
        try (SimulatedMesh mesh = mesh("gossip-2026-05")) {
            Origin first = id(mesh, 2);
            assertTrue(first.isKnown());
            assertEquals(List.of(first), path(mesh).subList(1, 2));
            assertFalse(id(mesh, 3).isKnown());
            Origin second = id(mesh, 5);
            assertTrue(second.isKnown());
            assertNotEquals(first, second);
            assertEquals(second, id(mesh, 7));
        }
    }

    /// The ids of the route that B uses.
    private static List<Origin> path(SimulatedMesh mesh) {
        return mesh.snapshot()
                .row("B", new Namespace("test"))
                .flatMap(row -> row.row().best())
                .map(best -> best.route().hops())
                .flatMap(hops ->
                        hops instanceof HopPath(var ids) ? Optional.of(ids) : Optional.empty())
                .orElseThrow();
    }

    @Test
    void who_only_counts_hops_or_has_an_id_a_session_has_none() {
        for (String policy : List.of("gossip-2026-03", "gossip-2026-04")) {
            try (SimulatedMesh mesh = mesh(policy)) {
                assertFalse(id(mesh, 2).isKnown(), policy);
            }
        }
    }
}
