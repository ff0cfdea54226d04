package org.moqlab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Topology;

/// Scenarios for tests of the window.
public final class Scenarios {
    private Scenarios() {}

    /// Six relays; `pub` publishes `test` at A from 1 s to 2 s; A is killed at 9 s and started
    /// again at 11 s.
    public static Scenario zombie() {
        return scenario("A namespace that nobody publishes any more", "ABCDEF");
    }

    /// A scenario as a file without any exhibit has it.
    public static Exhibit plain(Scenario scenario) {
        return new Exhibit(scenario, Optional.empty(), Map.of(), List.of());
    }

    /// One of the files that open in the lab.
    public static Scenario sample(String file) throws ScenarioException {
        Path folder = Path.of(System.getProperty("moqlab.root"), "sample-meshes");
        return ScenarioFile.read(folder.resolve(file));
    }

    /// The same over two relays, under another title.
    public static Scenario pair() {
        return scenario("Two relays", "AB");
    }

    private static Scenario scenario(String title, String relays) {
        return new Scenario(
                title,
                "counting to infinity",
                "",
                1,
                "gossip-2026-03",
                new Topology(
                        Topology.Shape.FULL, List.of(relays.split("")), 2, 5 * Durations.MILLI, 0),
                Knobs.NONE,
                List.of(
                        new ClientSpec("pub", true, "A", "test", "", Optional.of("moq-lite-02")),
                        new ClientSpec("sub", false, "A", "test", "catalog", Optional.empty())),
                List.of(
                        new Act(Durations.SECOND, new MeshCommand.StartClient("pub")),
                        new Act(2 * Durations.SECOND, new MeshCommand.StopClient("pub")),
                        new Act(9 * Durations.SECOND, new MeshCommand.StopRelay("A", Death.KILL)),
                        new Act(11 * Durations.SECOND, new MeshCommand.RestartRelay("A"))),
                List.of(
                        new Scenario.ExpectRow(
                                2_600 * Durations.MILLI,
                                Optional.empty(),
                                "test",
                                OptionalLong.of(4),
                                Optional.empty()),
                        new Scenario.ExpectBreaks("no-ghost")));
    }
}
