package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.observe.EventBody.Decided;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RunHash;

/// Knobs, and relays that differ from each other, in whole meshes.
final class KnobsTest {
    private static final long SECOND = Durations.SECOND;
    private static final long LATENCY = 5 * Durations.MILLI;

    private static Scenario with(String knobs, Scenario plain) throws ScenarioException {
        return Edits.of(plain).turned(ScenarioFile.knobs("knobs", knobs)).scenario();
    }

    /// B ends at 3 s and is back at 4 s; A, which saw the session end, dials it at 5 s.
    private static Scenario comeback() {
        return Meshes.scenario(
                Shape.LINE,
                "AB",
                1,
                LATENCY,
                List.of(
                        Meshes.start(SECOND),
                        Meshes.down(3 * SECOND, "B", Death.CLOSE),
                        Meshes.up(4 * SECOND, "B")));
    }

    @Test
    void a_relay_that_came_back_is_told_nothing_until_the_delay_is_over() throws ScenarioException {
        SimulatedMesh plain = new SimulatedMesh(comeback());
        plain.advanceTo(6 * SECOND);
        assertEquals(OptionalLong.of(2), Meshes.hops(plain, "B"));

        SimulatedMesh delayed = new SimulatedMesh(with("{reconnect-delay: 5s}", comeback()));
        delayed.advanceTo(8 * SECOND);
        assertEquals(OptionalLong.empty(), Meshes.hops(delayed, "B"));
        delayed.advanceTo(8 * SECOND + 20 * Durations.MILLI);
        assertEquals(OptionalLong.of(2), Meshes.hops(delayed, "B"));
    }

    /// The publisher is at B and comes back with it.
    @Test
    void a_relay_keeps_its_id_where_ids_are_pinned() throws ScenarioException {
        Scenario plain =
                Meshes.scenario(
                        Shape.LINE,
                        "AB",
                        1,
                        LATENCY,
                        List.of(
                                Meshes.start(SECOND),
                                Meshes.down(3 * SECOND, "B", Death.CLOSE),
                                Meshes.up(4 * SECOND, "B"),
                                Meshes.start(5 * SECOND)),
                        "B");
        Scenario may = Edits.of(plain).policy("gossip-2026-05").scenario();
        assertEquals(2, pathsAtA(may).size());
        assertEquals(1, pathsAtA(with("{origin-id: pinned}", may)).size());
    }

    /// The different ways A has known to the publisher.
    private static Set<Hops> pathsAtA(Scenario scenario) {
        SimulatedMesh mesh = new SimulatedMesh(scenario);
        mesh.advanceTo(9 * SECOND);
        return mesh.journal().all().stream()
                .filter(event -> event.relay().equals("A"))
                .map(MeshEvent::body)
                .filter(Decided.class::isInstance)
                .flatMap(body -> ((Decided) body).row().best().stream())
                .map(best -> best.route().hops())
                .collect(Collectors.toSet());
    }

    private static Scenario upgrade() {
        return Meshes.scenario(
                Shape.FULL,
                "ABC",
                2,
                LATENCY,
                List.of(
                        Meshes.start(SECOND),
                        Meshes.down(3 * SECOND, "B", Death.CLOSE),
                        new Act(4 * SECOND, restart("B")),
                        Meshes.down(8 * SECOND, "C", Death.CLOSE),
                        new Act(9 * SECOND, restart("C"))));
    }

    private static MeshCommand restart(String relay) {
        return new MeshCommand.RestartRelay(
                relay, MeshCommand.Identity.NEW, Optional.of("gossip-2026-05"));
    }

    @Test
    void upgraded_relays_speak_the_new_wire_with_each_other_and_the_old_one_with_the_rest() {
        SimulatedMesh mesh = new SimulatedMesh(upgrade());
        mesh.advanceTo(14 * SECOND);

        assertEquals(Set.of("A", "B", "C"), Meshes.hops(mesh).keySet());
        assertEquals("moq-lite-03", wire(mesh, "A", "B"));
        assertEquals("moq-lite-03", wire(mesh, "C", "A"));
        assertEquals("moq-lite-04", wire(mesh, "B", "C"));
        assertEquals("moq-lite-04", wire(mesh, "C", "B"));
    }

    /// What one relay last dialled another with.
    private static String wire(SimulatedMesh mesh, String from, String to) {
        return mesh.journal().all().reversed().stream()
                .filter(event -> event.relay().equals(from))
                .map(MeshEvent::body)
                .filter(SessionChanged.class::isInstance)
                .map(SessionChanged.class::cast)
                .filter(change -> change.phase() == Phase.OPENED && change.dialled())
                .filter(change -> change.peer().equals(to))
                .map(SessionChanged::detail)
                .findFirst()
                .orElse("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{reconnect-delay: 3s}",
                "{split-horizon: true, infinity: 8}",
                "{hop-aware-cleanup: session-loss}"
            })
    void a_mesh_with_knobs_replaced_by_its_copy_after_every_event_has_the_same_journal(String knobs)
            throws ScenarioException {
        Scenario scenario = with(knobs, upgrade());
        long end = 12 * SECOND;
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
