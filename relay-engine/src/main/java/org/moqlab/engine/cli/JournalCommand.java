package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.recording.RecordingWriter;
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
            "Prints JSON Lines: what is played, then one object an event in order, times in"
                    + " nanoseconds, cause the number of the event that led to it (0 for none);"
                    + " {\"hash\":\"…\"} is the last line. With --until the event that met the"
                    + " condition is the last one. A file of it opens in the window.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lab journal sample-meshes/zombie-mesh.yaml > run.jsonl; lab open run.jsonl",
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
        long end = Ending.of(scenario, 0);
        Optional<Until> search = until.search();
        if (live.isLive(Lab.line(spec))) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                RecordingWriter written = written(scenario, true);
                Playback playback = playback(mesh, written, search);
                playback.watch(end);
                return end(written, playback, search);
            }
        }
        try (SteppedMesh mesh = drivers.simulated(scenario)) {
            RecordingWriter written = written(scenario, false);
            Playback playback = playback(mesh, written, search);
            playback.simulate(mesh, end);
            return end(written, playback, search);
        }
    }

    private RecordingWriter written(Scenario scenario, boolean real) throws IOException {
        return new RecordingWriter(Lab.out(spec), scenario, real);
    }

    private Playback playback(Mesh mesh, RecordingWriter written, Optional<Until> search) {
        return new Playback(mesh, event -> add(written, event), Progress.on(Lab.err(spec)))
                .until(search);
    }

    private static void add(RecordingWriter written, MeshEvent event) {
        try {
            written.add(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int end(RecordingWriter written, Playback playback, Optional<Until> search)
            throws IOException {
        written.end();
        return search.isEmpty() || playback.isMet()
                ? ExitStatus.EXPECTED
                : UntilOption.unmet(search.get(), Lab.err(spec));
    }
}
