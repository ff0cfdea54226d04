package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Link;
import org.moqlab.engine.mesh.Topology.LinkSpec;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.RouteCost;

/// Links with prices, over the wire that tells them (GOSSIP C.4, C.5).
final class FrontCostTest {
    private static final long SECOND = Durations.SECOND;

    /// A ring in which the link from A to B is dear, so that C is better off by D.
    private static SimulatedMesh ring(String policy) {
        Topology topology =
                Topologies.of(
                                new Topology(
                                        Shape.RING,
                                        List.of("A", "B", "C", "D"),
                                        1,
                                        5 * Durations.MILLI,
                                        0))
                        .wire(Optional.of("moqlab-06"))
                        .particular(
                                List.of(
                                        new LinkSpec(
                                                new Link("A", "B"),
                                                Optional.empty(),
                                                OptionalLong.of(10))))
                        .topology();
        return new SimulatedMesh(
                new Scenario(
                        "dear link",
                        "",
                        "",
                        1,
                        policy,
                        topology,
                        Knobs.NONE,
                        List.of(
                                new ClientSpec("pub", true, "A", "test", "", Optional.empty()),
                                new ClientSpec(
                                        "sub", false, "D", "test", "catalog", Optional.empty())),
                        List.of(
                                new Act(SECOND, new MeshCommand.StartClient("pub")),
                                new Act(4 * SECOND, new MeshCommand.StartClient("sub")),
                                new Act(6 * SECOND, new MeshCommand.StopClient("sub"))),
                        List.of()));
    }

    private static RouteCost cost(SimulatedMesh mesh, String relay) {
        return mesh.snapshot()
                .row(relay, Meshes.TEST)
                .flatMap(view -> view.row().best())
                .orElseThrow()
                .route()
                .cost();
    }

    /// @param warm what C would pay while somebody reads at D: the last link
    /// @param cold the same to the publisher, where it is told apart
    @ParameterizedTest
    @CsvSource({"gossip-2026-08, 1, 1", "gossip-2026-08-dev, 1, 2"})
    void the_cheap_way_is_used_and_is_cheaper_still_while_tracks_flow_there(
            String policy, long warm, long cold) {
        SimulatedMesh mesh = ring(policy);
        mesh.advanceTo(3 * SECOND);
        assertEquals(Optional.of("D"), Truth.next(mesh.snapshot(), "C", Meshes.TEST));
        assertEquals(new RouteCost(2, 2), cost(mesh, "C"));

        mesh.advanceTo(5 * SECOND);
        assertEquals(new RouteCost(warm, cold), cost(mesh, "C"), "D fetches");
        mesh.advanceTo(10 * SECOND);
        assertEquals(new RouteCost(warm, cold), cost(mesh, "C"), "nobody reads, for 4 s");
        mesh.advanceTo(12 * SECOND);
        assertEquals(new RouteCost(2, 2), cost(mesh, "C"));
    }

    /// Two relays fetch over dear links and each looks free to the other: the gate lets one of them
    /// move. That of the development version stands open where the route in use comes from a relay
    /// that listens, as every relay does, and both move, again and again.
    @ParameterizedTest
    @CsvSource({"gossip-2026-08, ''", "gossip-2026-08-dev, 'no-blackhole no-flap quiet'"})
    void the_gate_of_the_development_version_stands_open_among_relays_that_listen(
            String policy, String broken) {
        String lines = FrontMutantsTest.ADOPTION.replace("gossip-2026-08", policy);

        assertEquals(broken, String.join(" ", Judged.broken(lines, 14)));
    }
}
