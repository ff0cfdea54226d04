package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.simulation.SimulatedMesh;

/// The mesh every picture is about: `pub` publishes at A from 1 s to 2 s, and the namespace never
/// goes away.
final class Flagship {
    static final Namespace TEST = new Namespace("test");

    private Flagship() {}

    static Scenario scenario(Shape shape, int relays, Act... more) {
        List<Act> acts = new ArrayList<>();
        acts.add(new Act(Durations.SECOND, new MeshCommand.StartClient("pub")));
        acts.add(new Act(2 * Durations.SECOND, new MeshCommand.StopClient("pub")));
        acts.addAll(List.of(more));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < relays; i++) {
            names.add(String.valueOf((char) ('A' + i)));
        }
        return new Scenario(
                "A namespace that nobody publishes any more",
                "",
                "",
                1,
                "gossip-2026-03",
                new Topology(shape, names, 2, 5 * Durations.MILLI, 0),
                Knobs.NONE,
                List.of(
                        new ClientSpec("pub", true, "A", "test", "", Optional.of("moq-lite-02")),
                        new ClientSpec("sub", false, "A", "test", "catalog", Optional.empty())),
                acts,
                List.of());
    }

    /// The mesh as it is at `t` ns, with the events after `from` ns as fresh.
    static Moment moment(SimulatedMesh mesh, long from, long t) {
        mesh.advanceTo(from);
        long seen = mesh.journal().last();
        mesh.advanceTo(t);
        return new Moment(
                mesh.scenario(),
                false,
                mesh.snapshot(),
                t,
                mesh.journal().events(seen + 1, Moment.MAX_FRESH));
    }
}
