package org.moqlab.engine.simulation.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.simulation.SimulatedMesh;

final class RebuildTest {
    private static final String FULL =
            """
            title: a mesh
            seed: 1
            mesh:
              policy: gossip-2026-05
              topology: {shape: full, relays: [A, B, C], sessions: 2, latency: 5ms}
              clients:
                - {publisher: P, at: A, namespace: test}
                - {subscriber: S, at: C, namespace: test, track: video}
            acts:
              - {at: 3s, kill: B}
              - {at: 4s, stop: P}
            expect:
              - {at: 2s, relay: B, namespace: test, state: live}
              - {at: 2s, relay: C, namespace: test, state: live}
            """;
    private static final Namespace TEST = new Namespace("test");

    private static Scenario full() throws ScenarioException {
        return ScenarioFile.parse("full", FULL);
    }

    private static ClientSpec client(String name, boolean publisher, String at, String namespace) {
        return new ClientSpec(
                name, publisher, at, namespace, publisher ? "" : "video", Optional.empty());
    }

    private static MeshSnapshot at(Scenario scenario, long t) {
        try (SimulatedMesh mesh = new SimulatedMesh(scenario)) {
            mesh.advanceTo(t);
            return mesh.snapshot();
        }
    }

    @Test
    void a_new_relay_is_alone_until_it_dials() throws ScenarioException {
        Scenario more = Rebuild.withRelay(full(), "G", List.of("C"), 2 * Durations.SECOND);
        MeshSnapshot before = at(more, 2 * Durations.SECOND - 1);
        MeshSnapshot after = at(more, 2 * Durations.SECOND + Durations.SECOND / 2);
        assertEquals(true, before.relay("G").orElseThrow().up());
        assertEquals(Optional.empty(), before.row("G", TEST));
        assertEquals(true, after.row("G", TEST).isPresent());
        assertEquals(full().topology().dials("B"), more.topology().dials("B"));
        assertEquals(more, ScenarioFile.parse("again", ScenarioWriter.print(more)));
    }

    @Test
    void what_happened_before_happens_again() throws ScenarioException {
        Scenario more =
                Rebuild.withClient(full(), client("T", false, "B", "test"), 2 * Durations.SECOND);
        MeshSnapshot then = at(full(), 2 * Durations.SECOND - 1);
        MeshSnapshot again = at(more, 2 * Durations.SECOND - 1);
        assertEquals(then.relays(), again.relays());
        assertEquals(then.sessions(), again.sessions());
    }

    @Test
    void a_new_publisher_publishes_and_a_new_subscriber_gets_it() throws ScenarioException {
        Scenario published =
                Rebuild.withClient(full(), client("Q", true, "B", "more"), Durations.SECOND);
        Scenario both =
                Rebuild.withClient(
                        published, client("T", false, "C", "more"), 2 * Durations.SECOND);
        MeshSnapshot before = at(both, Durations.SECOND - 1);
        MeshSnapshot after = at(both, 3 * Durations.SECOND - 1);
        assertEquals(Optional.empty(), before.row("A", new Namespace("more")));
        assertEquals(true, after.row("A", new Namespace("more")).isPresent());
        assertEquals(ClientState.PLAYING, after.client("T").orElseThrow().state());
    }

    @Test
    void a_relay_goes_with_its_clients_acts_and_expectations() throws ScenarioException {
        Scenario less = Rebuild.without(full(), "B");
        assertEquals(List.of("A", "C"), less.topology().relays());
        assertEquals(
                List.of("stop: P"), less.acts().stream().map(a -> a.command().text()).toList());
        assertEquals(1, less.expectations().size());
        Scenario least = Rebuild.without(less, "C");
        assertEquals(List.of("P"), least.clients().stream().map(ClientSpec::name).toList());
        assertEquals(List.of(), least.expectations());
    }

    @Test
    void a_client_goes_with_its_acts() throws ScenarioException {
        Scenario less = Rebuild.without(full(), "P");
        assertEquals(List.of("S"), less.clients().stream().map(ClientSpec::name).toList());
        assertEquals(
                List.of("kill: B"), less.acts().stream().map(a -> a.command().text()).toList());
    }

    @Test
    void what_cannot_be_is_refused() throws ScenarioException {
        Scenario full = full();
        assertThrows(ScenarioException.class, () -> Rebuild.withRelay(full, "A", List.of("B"), 0));
        assertThrows(ScenarioException.class, () -> Rebuild.withRelay(full, "G", List.of("Z"), 0));
        assertThrows(ScenarioException.class, () -> Rebuild.withRelay(full, "G", List.of("G"), 0));
        assertThrows(
                ScenarioException.class,
                () -> Rebuild.withClient(full, client("T", false, "Z", "test"), 0));
        assertThrows(
                ScenarioException.class,
                () -> Rebuild.withClient(full, client("P", true, "A", "test"), 0));
        Scenario one = Rebuild.without(Rebuild.without(full, "B"), "C");
        assertThrows(ScenarioException.class, () -> Rebuild.without(one, "A"));
    }
}
