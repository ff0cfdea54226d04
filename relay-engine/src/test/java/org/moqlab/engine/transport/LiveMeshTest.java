package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;

final class LiveMeshTest {
    @Test
    void look() {
        Scenario scenario =
                new Scenario(
                        "x",
                        "",
                        "",
                        1,
                        "gossip-2026-03",
                        new Topology(
                                Topology.Shape.FULL,
                                List.of("A", "B", "C", "D", "E", "F"),
                                2,
                                5 * Durations.MILLI,
                                0),
                        Scenario.Knobs.NONE,
                        List.of(
                                new ClientSpec(
                                        "pub", true, "A", "test", "", Optional.of("moq-lite-02")),
                                new ClientSpec(
                                        "sub", false, "A", "test", "catalog", Optional.empty())),
                        List.of(
                                new Act(Durations.SECOND, new MeshCommand.StartClient("pub")),
                                new Act(2 * Durations.SECOND, new MeshCommand.StopClient("pub")),
                                new Act(
                                        9 * Durations.SECOND,
                                        new MeshCommand.StopRelay("A", MeshCommand.Death.KILL)),
                                new Act(11 * Durations.SECOND, new MeshCommand.RestartRelay("A"))),
                        List.of());
        try (LiveMesh mesh = LiveMesh.start(scenario)) {
            long step = 0;
            while (mesh.now() < 16 * Durations.SECOND) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                StringBuilder line = new StringBuilder();
                for (String relay : scenario.topology().relays()) {
                    OptionalLong hops =
                            mesh.snapshot()
                                    .row(relay, new Namespace("test"))
                                    .flatMap(r -> r.row().best())
                                    .map(b -> OptionalLong.of(b.route().hops().length()))
                                    .orElse(OptionalLong.empty());
                    line.append(relay).append('=').append(hops).append(' ');
                }
                System.out.println(
                        Durations.format(mesh.now())
                                + " "
                                + mesh.journal().last()
                                + " "
                                + line
                                + mesh.snapshot().sessions().size()
                                + " "
                                + mesh.snapshot().clients());
            }
            mesh.journal().events(1, 1_000_000).stream()
                    .filter(e ->
                            e.body() instanceof EventBody.SessionChanged
                                    || e.body() instanceof EventBody.RelayFailed
                                    || e.body() instanceof EventBody.FindingRaised
                                    || e.body() instanceof EventBody.FaultApplied
                                    || e.body() instanceof EventBody.CommandApplied)
                    .forEach(System.out::println);
            assertEquals(1, step);
        }
    }
}
