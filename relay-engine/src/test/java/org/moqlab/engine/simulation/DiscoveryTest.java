package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionView;

/// Relays that are told of a root alone find each other by gossip (GOSSIP C.7, B.2 #19).
final class DiscoveryTest {
    private static final long SECOND = Durations.SECOND;
    private static final Namespace ROOM = new Namespace("room");

    private static SimulatedMesh leaves(String policy, boolean discovery) {
        String file =
                """
                title: a root and leaves
                mesh:
                  policy: %s
                  topology:
                    relays: [R, L1, L2, L3]
                    connect: {L1: [R], L2: [R], L3: [R]}
                    discovery: %s
                  clients: [{publisher: pub, at: L1, namespace: room}]
                acts: [{at: 1s, start: pub}]
                """
                        .formatted(policy, discovery);
        try {
            return new SimulatedMesh(ScenarioFile.parse("leaves.yaml", file));
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    private static SimulatedMesh leaves(boolean discovery) {
        return leaves("gossip-2026-05", discovery);
    }

    private static List<String> sessions(SimulatedMesh mesh) {
        return mesh.snapshot().sessions().values().stream()
                .filter(SessionView::isUp)
                .map(session -> session.dialer() + ">" + session.acceptor())
                .filter(way -> !way.startsWith("pub"))
                .sorted()
                .toList();
    }

    private static List<MeshEvent> dials(SimulatedMesh mesh, String dialer, String acceptor) {
        return mesh.journal().all().stream()
                .filter(event -> event.relay().equals(dialer))
                .filter(event ->
                        event.body() instanceof SessionChanged change
                                && change.phase() == Phase.DIALLING
                                && change.peer().equals(acceptor))
                .toList();
    }

    @Test
    void of_each_two_the_one_that_sorts_first_dials_once() {
        SimulatedMesh mesh = leaves(true);
        mesh.advanceTo(2 * SECOND);
        assertEquals(List.of("L1>L2", "L1>L3", "L1>R", "L2>L3", "L2>R", "L3>R"), sessions(mesh));
        assertEquals(1, dials(mesh, "L1", "L2").size());
        assertEquals(1, dials(mesh, "L1", "R").size());
    }

    @Test
    void without_discovery_they_know_the_root_alone() {
        SimulatedMesh mesh = leaves(false);
        mesh.advanceTo(2 * SECOND);
        assertEquals(List.of("L1>R", "L2>R", "L3>R"), sessions(mesh));
    }

    @Test
    void every_relay_knows_where_every_relay_is() {
        for (String policy : List.of("gossip-2026-04", "gossip-2026-05")) {
            SimulatedMesh mesh = leaves(policy, true);
            mesh.advanceTo(2 * SECOND);
            Map<String, EntryState> states = new TreeMap<>();
            for (String at : List.of("R", "L1", "L2", "L3")) {
                for (String of : List.of("R", "L1", "L2", "L3")) {
                    Namespace name = new Namespace(".internal/origins/" + of);
                    states.put(at + of, Truth.state(mesh.snapshot(), at, name, mesh.now()));
                }
            }
            assertEquals(
                    states.keySet().stream()
                            .collect(Collectors.toMap(key -> key, _ -> EntryState.LIVE)),
                    states);
        }
    }

    @Test
    void what_is_published_at_a_leaf_survives_the_root_only_with_discovery() {
        for (boolean discovery : List.of(true, false)) {
            SimulatedMesh mesh = leaves(discovery);
            mesh.advanceTo(2 * SECOND);
            mesh.submit(new MeshCommand.StopRelay("R", Death.CLOSE));
            mesh.advanceTo(4 * SECOND);
            EntryState expected = discovery ? EntryState.LIVE : EntryState.MISSING;
            assertEquals(expected, Truth.state(mesh.snapshot(), "L3", ROOM, mesh.now()));
        }
    }

    @Test
    void a_relay_whose_name_stays_away_for_a_minute_is_dialled_no_more() {
        SimulatedMesh mesh = leaves(true);
        mesh.advanceTo(2 * SECOND);
        mesh.submit(new MeshCommand.StopRelay("L3", Death.CLOSE));
        mesh.advanceTo(60 * SECOND);
        assertEquals(3, dials(mesh, "L1", "L3").size());
        mesh.advanceTo(90 * SECOND);
        assertEquals(4, dials(mesh, "L1", "L3").size());
        mesh.advanceTo(1000 * SECOND);
        assertEquals(4, dials(mesh, "L1", "L3").size());
    }

    @Test
    void a_relay_that_comes_back_within_the_minute_is_kept() {
        SimulatedMesh mesh = leaves(true);
        mesh.advanceTo(2 * SECOND);
        mesh.submit(new MeshCommand.StopRelay("L3", Death.CLOSE));
        mesh.advanceTo(30 * SECOND);
        mesh.submit(new MeshCommand.RestartRelay("L3"));
        mesh.advanceTo(200 * SECOND);
        assertEquals(List.of("L1>L2", "L1>L3", "L1>R", "L2>L3", "L2>R", "L3>R"), sessions(mesh));
        mesh.submit(new MeshCommand.StopRelay("R", Death.KILL));
        mesh.advanceTo(300 * SECOND);
        assertEquals(List.of("L1>L2", "L1>L3", "L2>L3"), sessions(mesh));
    }

    @Test
    void a_copy_goes_on_like_the_original() {
        SimulatedMesh mesh = leaves(true);
        mesh.advanceTo(2 * SECOND);
        mesh.submit(new MeshCommand.StopRelay("L3", Death.CLOSE));
        mesh.advanceTo(40 * SECOND);
        SimulatedMesh copy = mesh.copy();
        mesh.advanceTo(200 * SECOND);
        copy.advanceTo(200 * SECOND);
        assertEquals(mesh.journal().all(), copy.journal().all());
    }
}
