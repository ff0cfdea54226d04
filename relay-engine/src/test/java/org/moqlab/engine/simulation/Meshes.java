package org.moqlab.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.RowView;

/// Builds small scenarios for tests and reads hop counts out of running meshes.
public final class Meshes {
    /// The namespace every test mesh is about.
    public static final Namespace TEST = new Namespace("test");

    private Meshes() {}

    /// Publisher `pub` at the first relay from 1 s on, leaving at 2 s, with further acts.
    public static Scenario scenario(
            Shape shape, String relays, int sessions, long latency, List<Act> acts) {
        return scenario(shape, relays, sessions, latency, acts, relays.substring(0, 1));
    }

    /// The same with the publisher at another relay.
    public static Scenario scenario(
            Shape shape, String relays, int sessions, long latency, List<Act> acts, String at) {
        List<String> names = List.of(relays.split(""));
        Topology topology = new Topology(shape, names, sessions, latency, 0);
        return new Scenario(
                shape.word() + " of " + relays,
                "",
                "",
                1,
                "gossip-2026-03",
                topology,
                Knobs.NONE,
                List.of(
                        new ClientSpec("pub", true, at, "test", "", Optional.of("moq-lite-02")),
                        new ClientSpec(
                                "sub",
                                false,
                                names.getFirst(),
                                "test",
                                "catalog",
                                Optional.empty())),
                acts,
                List.of());
    }

    /// The same scenario under another policy and seed, with jitter in ns, and a publisher that
    /// speaks the policy's own wire.
    public static Scenario under(String policy, Scenario plain, long seed, long jitter) {
        Topology topology = Topologies.of(plain.topology()).jitter(jitter).topology();
        ClientSpec pub = plain.clients().getFirst();
        return new Scenario(
                plain.title(),
                plain.teaches(),
                plain.reference(),
                seed,
                policy,
                topology,
                plain.knobs(),
                List.of(new ClientSpec(pub.name(), true, pub.at(), "test", "", Optional.empty())),
                plain.acts(),
                plain.expectations());
    }

    /// The acts of a publisher that comes at 1 s and leaves at 2 s, and those given.
    public static List<Act> leaving(Act... more) {
        List<Act> acts = new ArrayList<>();
        acts.add(start(Durations.SECOND));
        acts.add(stop(2 * Durations.SECOND));
        acts.addAll(List.of(more));
        return acts;
    }

    public static Act start(long at) {
        return new Act(at, new MeshCommand.StartClient("pub"));
    }

    public static Act stop(long at) {
        return new Act(at, new MeshCommand.StopClient("pub"));
    }

    public static Act down(long at, String relay, Death death) {
        return new Act(at, new MeshCommand.StopRelay(relay, death));
    }

    public static Act up(long at, String relay) {
        return new Act(at, new MeshCommand.RestartRelay(relay));
    }

    /// Hops of the best route at every relay that has one, such as `{A=3, B=2}`.
    public static Map<String, Long> hops(SimulatedMesh mesh) {
        Map<String, Long> hops = new TreeMap<>();
        for (String relay : mesh.scenario().topology().relays()) {
            OptionalLong at = hops(mesh, relay);
            at.ifPresent(value -> hops.put(relay, value));
        }
        return hops;
    }

    public static OptionalLong hops(SimulatedMesh mesh, String relay) {
        return mesh.snapshot()
                .row(relay, TEST)
                .map(RowView::row)
                .flatMap(row -> row.best())
                .map(best -> OptionalLong.of(best.route().hops().length()))
                .orElse(OptionalLong.empty());
    }
}
