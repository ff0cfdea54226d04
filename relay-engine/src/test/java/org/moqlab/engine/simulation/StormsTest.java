package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.routing.TableRow;

/// What storms ends at the message budget with a finding that counts, and what it leaves behind is
/// bounded.
final class StormsTest {
    private static final long END = 60 * Durations.SECOND;

    private static SimulatedMesh mesh(String policy, String topology, long stop, long budget) {
        return new SimulatedMesh(
                Judged.scenario(
                        """
                        mesh:
                          policy: %s
                          topology: {%s, latency: 5ms}
                          clients:
                            - {publisher: pub, at: A, namespace: test}
                        acts:
                          - {at: 1s, start: pub}
                          - {at: %ds, stop: pub}
                        bounds: {storm: %d}
                        """
                                .formatted(policy, topology, stop, budget)));
    }

    /// April storms as soon as a publisher leaves, May when its relays speak March's wire, August
    /// over older ones already while the publisher is well. One of them goes up to the lab's own
    /// bound.
    @ParameterizedTest
    @CsvSource({
        "gossip-2026-04, 2, 1000000, 'shape: full, relays: [A, B, C, D, E, F], sessions: 2'",
        "gossip-2026-05, 2, 100000, 'shape: full, relays: [A, B, C], sessions: 1, wire:"
                + " moq-lite-03'",
        "gossip-2026-08, 59, 100000, 'shape: full, relays: [A, B, C], jitter: 500us, wire:"
                + " moq-lite-02'",
        "gossip-2026-08-dev, 59, 100000, 'shape: full, relays: [A, B, C], jitter: 500us, wire:"
                + " moq-lite-02'"
    })
    void a_storm_ends_at_its_budget_in_bounded_memory(
            String policy, long stop, long budget, String topology) {
        try (SimulatedMesh mesh = mesh(policy, topology, stop, budget)) {
            assertFalse(mesh.advanceTo(END), "the run does not come to its end");

            List<Finding> storms =
                    Judged.findings(mesh).stream()
                            .filter(finding -> finding.invariant().equals("storm"))
                            .toList();
            assertEquals(1, storms.size());
            assertEquals(budget + " messages sent; the run ends here", storms.getFirst().found());
            assertEquals(OptionalLong.empty(), mesh.nextAt(), "nothing happens any more");
            assertFalse(mesh.step());

            Journal journal = mesh.journal();
            assertTrue(journal.weight() <= Journal.MAX_WEIGHT, journal.weight() + " octets");
            assertTrue(journal.all().size() <= Journal.MAX_EVENTS);
            for (String relay : mesh.scenario().topology().relays()) {
                int listed =
                        mesh.snapshot()
                                .row(relay, Meshes.TEST)
                                .map(RowView::row)
                                .map(row -> row.standby().size())
                                .orElse(0);
                assertTrue(listed <= TableRow.MAX_LISTED, relay + " lists " + listed);
            }
        }
    }
}
