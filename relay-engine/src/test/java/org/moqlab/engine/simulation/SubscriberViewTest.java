package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// What the subscriber of the report gets (GOSSIP A.3.5).
final class SubscriberViewTest {
    private static final long SECOND = Durations.SECOND;

    private static SimulatedMesh flagship() {
        return new SimulatedMesh(
                Meshes.scenario(
                        Shape.FULL,
                        "ABCDEF",
                        2,
                        5 * Durations.MILLI,
                        Meshes.leaving(
                                Meshes.down(9 * SECOND, "A", Death.KILL),
                                Meshes.up(11 * SECOND, "A"))));
    }

    private static List<ClientState> states(SimulatedMesh mesh, long from, long to) {
        List<ClientState> states = new ArrayList<>();
        for (MeshEvent event : mesh.journal().all()) {
            boolean within = event.t() >= from && event.t() < to;
            if (within
                    && event.relay().equals("sub")
                    && event.body() instanceof EventBody.ClientChanged changed) {
                states.add(changed.state());
            }
        }
        return states;
    }

    @Test
    void it_plays_while_somebody_publishes() {
        SimulatedMesh mesh = flagship();
        mesh.advanceTo(2 * SECOND);

        assertEquals(
                List.of(
                        ClientState.CONNECTING,
                        ClientState.WAITING,
                        ClientState.ASKED,
                        ClientState.ACCEPTED,
                        ClientState.PLAYING),
                states(mesh, 0, 2 * SECOND));
        assertEquals(5, mesh.snapshot().client("sub").orElseThrow().objects());
    }

    @Test
    void every_flap_of_the_ghost_accepts_it_and_then_fails_it_without_an_object() {
        SimulatedMesh mesh = flagship();
        mesh.advanceTo(9 * SECOND);

        List<ClientState> flaps = states(mesh, 2300 * Durations.MILLI, 8900 * Durations.MILLI);
        List<ClientState> round =
                List.of(
                        ClientState.WAITING,
                        ClientState.ASKED,
                        ClientState.ACCEPTED,
                        ClientState.ACCEPTED_THEN_FAILED);
        for (int i = 0; i + 4 <= flaps.size() && i < 80; i += 4) {
            int first = flaps.indexOf(ClientState.WAITING) + i;
            if (first + 4 <= flaps.size()) {
                assertEquals(round, flaps.subList(first, first + 4));
            }
        }
        assertTrue(mesh.snapshot().client("sub").orElseThrow().failures() > 20, "flaps");
        assertEquals(5, mesh.snapshot().client("sub").orElseThrow().objects());
    }

    @Test
    void it_comes_back_to_the_restarted_relay_and_is_accepted_and_failed_again() {
        SimulatedMesh mesh = flagship();
        mesh.advanceTo(25 * SECOND);

        List<ClientState> after = states(mesh, 19 * SECOND, 25 * SECOND);
        assertEquals(
                List.of(ClientState.DISCONNECTED, ClientState.CONNECTING, ClientState.WAITING),
                after.subList(0, 3));
        assertTrue(after.contains(ClientState.ACCEPTED_THEN_FAILED), after.toString());
        assertTrue(!after.contains(ClientState.PLAYING), after.toString());
    }
}
