package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Tracks that run on while the routes under them change (GOSSIP C.6).
final class FrontFailoverTest {
    private static final long SECOND = Durations.SECOND;

    private static final List<ClientState> PLAYS =
            List.of(
                    ClientState.CONNECTING,
                    ClientState.WAITING,
                    ClientState.ASKED,
                    ClientState.ACCEPTED,
                    ClientState.PLAYING);

    private static Scenario scenario(String policy, Shape shape, String relays, String at) {
        Scenario plain =
                Meshes.under(
                        policy,
                        Meshes.scenario(
                                shape,
                                relays,
                                1,
                                5 * Durations.MILLI,
                                List.of(Meshes.start(SECOND))),
                        1,
                        0);
        List<ClientSpec> clients = new ArrayList<>(plain.clients());
        clients.add(new ClientSpec("sub", false, at, "test", "catalog", Optional.empty()));
        List<Act> acts = new ArrayList<>(plain.acts());
        acts.add(new Act(SECOND, new MeshCommand.StartClient("sub")));
        return new Scenario(
                plain.title(),
                plain.teaches(),
                plain.reference(),
                plain.seed(),
                plain.policy(),
                plain.topology(),
                plain.knobs(),
                clients,
                acts,
                plain.expectations());
    }

    private static List<ClientState> states(SimulatedMesh mesh) {
        List<ClientState> states = new ArrayList<>();
        for (MeshEvent event : mesh.journal().all()) {
            if (event.relay().equals("sub")
                    && event.body() instanceof EventBody.ClientChanged changed) {
                states.add(changed.state());
            }
        }
        return states;
    }

    private static long objects(SimulatedMesh mesh) {
        return mesh.snapshot().client("sub").orElseThrow().objects();
    }

    /// The relay C takes the namespace from, which is not the publisher's.
    private static String upstream(SimulatedMesh mesh, String relay) {
        return Truth.next(mesh.snapshot(), relay, Meshes.TEST).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gossip-2026-08", "gossip-2026-08-dev"})
    void a_subscriber_plays_on_without_a_gap_when_the_relay_before_it_closes(String policy) {
        SimulatedMesh mesh = new SimulatedMesh(scenario(policy, Shape.RING, "ABCD", "C"));
        mesh.advanceTo(3 * SECOND);
        long before = objects(mesh);
        String lost = upstream(mesh, "C");
        mesh.submit(new MeshCommand.StopRelay(lost, Death.CLOSE));
        mesh.advanceTo(13 * SECOND);

        assertEquals(PLAYS, states(mesh));
        assertTrue(!upstream(mesh, "C").equals(lost), "another route is in use");
        assertEquals(49, objects(mesh) - before, "five a second, and the beat begins anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gossip-2026-08", "gossip-2026-08-dev"})
    void a_subscriber_plays_on_when_the_relay_before_it_dies_silently(String policy) {
        SimulatedMesh mesh = new SimulatedMesh(scenario(policy, Shape.RING, "ABCD", "C"));
        mesh.advanceTo(3 * SECOND);
        mesh.submit(new MeshCommand.StopRelay(upstream(mesh, "C"), Death.KILL));
        mesh.advanceTo(32 * SECOND);
        long before = objects(mesh);
        mesh.advanceTo(44 * SECOND);

        assertEquals(PLAYS, states(mesh), "frozen for the idle timeout, but never refused");
        assertTrue(objects(mesh) - before > 40, objects(mesh) - before + " objects");
    }

    /// The relay of the publisher closes and comes back with another session of the publisher's.
    @Test
    void readers_of_a_lingering_name_wait_and_fail_when_nobody_comes_back() {
        SimulatedMesh mesh = new SimulatedMesh(scenario("gossip-2026-08", Shape.LINE, "ABC", "C"));
        mesh.advanceTo(3 * SECOND);
        mesh.submit(new MeshCommand.StopRelay("A", Death.CLOSE));
        mesh.advanceTo(7900 * Durations.MILLI);
        assertEquals(PLAYS, states(mesh), "B lingers");

        mesh.advanceTo(9 * SECOND);
        assertEquals(Map.of(), Meshes.hops(mesh));
        assertTrue(states(mesh).size() > PLAYS.size(), "it is over");
    }
}
