package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.convergence.Change;
import org.moqlab.engine.mesh.convergence.Convergence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lab convergence`: how each change gets round.
@Command(
        name = "convergence",
        description = {
            "Play a scenario and print how each change gets round: when each relay's best route"
                    + " changed for it, and how many announcements that took, against the best"
                    + " there could be.",
            "",
            "The best is one link's latency for each link from where it happened, and one message a"
                    + " link. Prints text, or with --json JSON Lines: one object a change and"
                    + " namespace.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab convergence sample-meshes/2-hop-list/path-hunting.yaml",
            "  lab convergence --live --json sample-meshes/1-hop-count/zombie-pair.yaml"
        })
final class ConvergenceCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final LiveOptions live = new LiveOptions();

    @Option(names = "--json", description = "Print JSON Lines, times in nanoseconds.")
    private boolean json;

    private final Drivers drivers;

    ConvergenceCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = input.scenario();
        Convergence convergence = new Convergence(scenario);
        Progress progress = Progress.on(Lab.err(spec));
        long end = Ending.of(scenario, 0);
        if (live.isLive(Lab.line(spec))) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                new Playback(mesh, convergence::accept, progress).watch(end);
            }
        } else {
            try (SteppedMesh mesh = drivers.simulated(scenario)) {
                new Playback(mesh, convergence::accept, progress).simulate(mesh, end);
            }
        }
        print(convergence, Lab.out(spec));
        return ExitStatus.EXPECTED;
    }

    private void print(Convergence convergence, PrintWriter out) throws IOException {
        for (Change change : convergence.changes()) {
            if (json) {
                new ConvergenceJson(out).change(change);
            } else {
                new ConvergenceText(out).change(change);
            }
        }
    }
}
