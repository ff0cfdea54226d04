package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RunHash;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;

/// Whole meshes under the policies with fronts (GOSSIP C.8).
final class FrontMeshTest {
    private static final String AUGUST = "gossip-2026-08";
    private static final String DEV = "gossip-2026-08-dev";
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

    /// Relay X closes, and with it the only session of A that leads to the publisher.
    @Test
    void a_name_whose_last_session_is_lost_stays_for_five_seconds() {
        SimulatedMesh mesh = lost(AUGUST, Shape.LINE, "XAB", Death.CLOSE);
        mesh.advanceTo(LEFT + 4900 * Durations.MILLI);
        assertEquals(Map.of("A", 2L, "B", 3L), Meshes.hops(mesh));
        assertEquals(Optional.of(Reason.LINGERING), reason(mesh, "A"));
        assertEquals(Optional.of(Reason.ONLY), reason(mesh, "B"));

        mesh.advanceTo(LEFT + 5100 * Durations.MILLI);
        assertEquals(Map.of(), Meshes.hops(mesh));
    }

    @Test
    void in_the_development_version_it_goes_at_once() {
        SimulatedMesh mesh = lost(DEV, Shape.LINE, "XAB", Death.CLOSE);
        mesh.advanceTo(LEFT + 100 * Durations.MILLI);

        assertEquals(Map.of(), Meshes.hops(mesh));
    }

    /// The peers of the dead take each other's standbys back, so that nobody lingers.
    @ParameterizedTest
    @ValueSource(strings = {AUGUST, DEV})
    void a_mesh_notices_a_silent_death_after_thirty_seconds_and_is_done_with_it(String policy) {
        SimulatedMesh mesh = lost(policy, Shape.FULL, "ABCDEF", Death.KILL);
        mesh.advanceTo(LEFT + 28 * Durations.SECOND);
        assertEquals(Set.of("B", "C", "D", "E", "F"), Meshes.hops(mesh).keySet());

        mesh.advanceTo(LEFT + 30 * Durations.SECOND + 500 * Durations.MILLI);
        assertEquals(Map.of(), Meshes.hops(mesh));
    }

    @Test
    void of_two_relays_the_other_lingers_after_a_silent_death() {
        SimulatedMesh mesh = lost(AUGUST, Shape.LINE, "AB", Death.KILL);
        mesh.advanceTo(LEFT + 33 * Durations.SECOND);
        assertEquals(Map.of("B", 2L), Meshes.hops(mesh));
        assertEquals(Optional.of(Reason.LINGERING), reason(mesh, "B"));

        mesh.advanceTo(LEFT + 35 * Durations.SECOND + 500 * Durations.MILLI);
        assertEquals(Map.of(), Meshes.hops(mesh));
    }

    /// The mesh whose first relay, where the publisher is, ends.
    private static SimulatedMesh lost(String policy, Shape shape, String relays, Death death) {
        String first = relays.substring(0, 1);
        List<Act> acts = List.of(Meshes.start(Durations.SECOND), Meshes.down(LEFT, first, death));
        return new SimulatedMesh(scenario(policy, shape, relays, 1, acts, 1));
    }

    private static Optional<Reason> reason(SimulatedMesh mesh, String relay) {
        return mesh.snapshot()
                .row(relay, Meshes.TEST)
                .flatMap(view -> view.row().best())
                .map(RankedRoute::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {AUGUST, DEV})
    void a_mesh_replaced_by_its_copy_after_every_event_has_the_same_journal(String policy) {
        List<Act> acts =
                Meshes.leaving(
                        Meshes.down(3 * Durations.SECOND, "B", Death.CLOSE),
                        Meshes.up(4 * Durations.SECOND, "B"),
                        Meshes.start(5 * Durations.SECOND),
                        Meshes.down(6 * Durations.SECOND, "A", Death.CLOSE));
        Scenario scenario = scenario(policy, Shape.RING, "ABCD", 2, acts, 7);
        long end = 14 * Durations.SECOND;
        SimulatedMesh reference = new SimulatedMesh(scenario);
        reference.advanceTo(end);
        SimulatedMesh mesh = new SimulatedMesh(scenario);
        while (mesh.nextAt().orElse(Long.MAX_VALUE) <= end) {
            mesh.step();
            mesh = mesh.copy();
        }
        mesh.advanceTo(end);

        assertEquals(RunHash.of(reference.journal().all()), RunHash.of(mesh.journal().all()));
    }
}
