package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Whole meshes under the policies with fronts (GOSSIP C.8).
final class FrontMeshTest {
    private static final String AUGUST = "gossip-2026-08";
    private static final long LEFT = 2 * Durations.SECOND;
    private static final long LATENCY = 5 * Durations.MILLI;

    private static Scenario scenario(
            String policy, Shape shape, String relays, int sessions, List<Act> acts, long seed) {
        Scenario plain = Meshes.scenario(shape, relays, sessions, LATENCY, acts);
        return Meshes.under(policy, plain, seed, seed == 1 ? 0 : LATENCY / 10);
    }

    /// How often the name came to each relay, and how often it went, such as `1/1`.
    private static Map<String, String> changes(SimulatedMesh mesh) {
        Map<String, Integer> came = new TreeMap<>();
        Map<String, Integer> went = new TreeMap<>();
        Map<String, Boolean> there = new TreeMap<>();
        for (MeshEvent event : mesh.journal().events(1, Integer.MAX_VALUE)) {
            if (event.body() instanceof EventBody.Decided decided) {
                boolean now = decided.row().best().isPresent();
                boolean before = Boolean.TRUE.equals(there.put(event.relay(), now));
                if (now != before) {
                    (now ? came : went).merge(event.relay(), 1, Integer::sum);
                }
            }
        }
        Map<String, String> changes = new TreeMap<>();
        came.forEach(
                (relay, times) -> changes.put(relay, times + "/" + went.getOrDefault(relay, 0)));
        return changes;
    }

    private static Map<String, String> each(String relays, String what) {
        Map<String, String> each = new TreeMap<>();
        List.of(relays.split("")).forEach(relay -> each.put(relay, what));
        return each;
    }

    /// The real relays needed 2, 5, 84, 153 and 7 messages, the publisher's own included. Ours need
    /// fewer in the mesh of six because they all hear and write in step: what changes within one
    /// moment is told once. Real ones are out of step now and then, and a message more is the price
    /// each time; without waiting for the end of the moment it would be 115 and 229.
    @ParameterizedTest
    @CsvSource({
        "LINE, AB, 1, 2",
        "FULL, ABC, 1, 5",
        "FULL, ABCDEF, 1, 69",
        "FULL, ABCDEF, 2, 137",
        "RING, ABCD, 1, 7"
    })
    void a_name_that_is_taken_back_is_gone_everywhere_at_once(
            Shape shape, String relays, int sessions, long messages) {
        SimulatedMesh mesh =
                new SimulatedMesh(scenario(AUGUST, shape, relays, sessions, Meshes.leaving(), 1));
        mesh.advanceTo(LEFT - 1);
        assertEquals(relays.length(), Meshes.hops(mesh).size(), "everybody has it");
        long before = mesh.messages();

        mesh.advanceTo(LEFT + 100 * Durations.MILLI);
        assertEquals(Map.of(), Meshes.hops(mesh));
        assertEquals(each(relays, "1/1"), changes(mesh));
        assertEquals(messages, mesh.messages() - before);

        mesh.advanceTo(LEFT + 60 * Durations.SECOND);
        assertEquals(messages, mesh.messages() - before, "and all is quiet");
    }
}
