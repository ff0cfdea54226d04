package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;

/// An endpoint is woken at every deadline it has, also after one it no longer has.
final class WakesTest {
    private static final long S = Durations.SECOND;

    private static Scenario comingBack(long away) {
        long left = 2 * S + 10 * Durations.MILLI;
        return new Scenario(
                "a listener that comes back",
                "",
                "",
                1,
                "gossip-2026-05",
                new Topology(Shape.LINE, List.of("A", "B"), 1, 5 * Durations.MILLI, 0),
                Knobs.NONE,
                List.of(
                        new ClientSpec("pub", true, "A", "test", "", Optional.empty()),
                        new ClientSpec("sub", false, "B", "test", "catalog", Optional.empty())),
                List.of(
                        new Act(S, new MeshCommand.StartClient("sub")),
                        new Act(left, new MeshCommand.StopClient("sub")),
                        new Act(left + away, new MeshCommand.StartClient("sub"))),
                List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 100, 150, 190, 250, 1_000})
    void a_publisher_sends_again_when_its_only_listener_comes_back(long away) {
        SimulatedMesh mesh = new SimulatedMesh(comingBack(away * Durations.MILLI));
        mesh.advanceTo(2 * S);
        long before = mesh.snapshot().client("sub").map(ClientView::objects).orElse(0L);
        assertTrue(before >= 4, before + " objects");
        mesh.advanceTo(5 * S);
        ClientView after = mesh.snapshot().client("sub").orElseThrow();

        assertEquals(ClientState.PLAYING, after.state());
        assertTrue(after.objects() >= before + 8, before + ", then " + after.objects());
    }
}
