package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.JournalJson;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.MeshEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `lab journal`: everything that happens in a run.
@Command(
        name = "journal",
        description = {
            "Print everything that happens in a run, and its hash.",
            "",
            "Prints JSON Lines: one object an event in order, times in nanoseconds, cause the"
                    + " number of the event that led to it (0 for none); {\"hash\":\"…\"} is the"
                    + " last line.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab journal sample-meshes/zombie-pair.yaml | grep '\"kind\":\"decided\"'"
        })
final class JournalCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final LiveOptions live = new LiveOptions();
    private final Drivers drivers;

    JournalCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = input.scenario();
        long end = Playback.end(scenario, 0);
        if (live.isLive(Lab.line(spec))) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                playback(mesh).watch(end);
                hash(mesh);
            }
        } else {
            try (SteppedMesh mesh = drivers.simulated(scenario)) {
                playback(mesh).simulate(mesh, end);
                hash(mesh);
            }
        }
        return ExitStatus.EXPECTED;
    }

    private Playback playback(Mesh mesh) {
        PrintWriter out = Lab.out(spec);
        return new Playback(mesh, event -> line(event, out), Progress.on(Lab.err(spec)));
    }

    private void hash(Mesh mesh) {
        Lab.out(spec).print("{\"hash\":\"" + Lab.hash(mesh.journal()) + "\"}\n");
    }

    private static void line(MeshEvent event, PrintWriter out) {
        try {
            JournalJson.write(event, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print('\n');
    }
}
