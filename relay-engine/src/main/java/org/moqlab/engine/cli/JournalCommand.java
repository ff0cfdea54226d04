package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.JournalJson;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.Until;
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
                    + " last line. With --until the event that met the condition is the last one.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab journal sample-meshes/1-hop-count/zombie-pair.yaml | grep '\"kind\":\"decided\"'"
        })
final class JournalCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final LiveOptions live = new LiveOptions();
    @Mixin private final UntilOption until = new UntilOption();
    private final Drivers drivers;

    JournalCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = input.scenario();
        long end = Playback.end(scenario, 0);
        Optional<Until> search = until.search();
        if (live.isLive(Lab.line(spec))) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                Playback playback = playback(mesh, search);
                playback.watch(end);
                return end(mesh, playback, search);
            }
        }
        try (SteppedMesh mesh = drivers.simulated(scenario)) {
            Playback playback = playback(mesh, search);
            playback.simulate(mesh, end);
            return end(mesh, playback, search);
        }
    }

    private Playback playback(Mesh mesh, Optional<Until> search) {
        PrintWriter out = Lab.out(spec);
        return new Playback(mesh, event -> line(event, out), Progress.on(Lab.err(spec)))
                .until(search);
    }

    private int end(Mesh mesh, Playback playback, Optional<Until> search) {
        String hash = Lab.hash(mesh.journal(), playback.read());
        Lab.out(spec).print("{\"hash\":\"" + hash + "\"}\n");
        return search.isEmpty() || playback.isMet()
                ? ExitStatus.EXPECTED
                : UntilOption.unmet(search.get(), Lab.err(spec));
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
