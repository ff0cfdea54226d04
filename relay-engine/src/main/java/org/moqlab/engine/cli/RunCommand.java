package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.Verdicts;
import org.moqlab.engine.mesh.Verdicts.Outcome;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RaisedFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lab run`: plays a scenario and judges it.
@Command(
        name = "run",
        description = {
            "Play a scenario and say whether it went as its file expects.",
            "",
            "Prints TAP 14: one test point an expectation, and as comments how fast the hop counts"
                    + " climbed, how many messages were sent, and the hash of the run. The same"
                    + " file and seed give the same hash on every machine.",
            "",
            "With --live the relays talk real QUIC on 127.0.0.1 in real time. A row expected at a"
                    + " time is then met when it was there within 300 ms of it.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab run sample-meshes/zombie-mesh.yaml",
            "  lab run --live sample-meshes/zombie-pair.yaml"
        })
final class RunCommand implements Callable<Integer> {
    /// How far from its time an expected row may be met in a live run, ns.
    static final long LIVE_TOLERANCE = 300 * Durations.MILLI;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();

    @Mixin private final LiveOptions live = new LiveOptions();

    @Option(
            names = "--stop-at-finding",
            description = "End the run at the first finding, and say which.")
    private boolean stop;

    private final Drivers drivers;

    RunCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Lab.out(spec);
        Scenario scenario = input.scenario();
        Progress progress = Progress.on(Lab.err(spec));
        boolean real = live.isLive(Lab.line(spec));
        Run run = new Run(scenario, new Tap(out), real ? LIVE_TOLERANCE : 0, stop);
        if (real) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                run.live(mesh, progress);
            }
        } else {
            try (SteppedMesh mesh = drivers.simulated(scenario)) {
                run.simulated(mesh, progress);
            }
        }
        return run.ok ? ExitStatus.EXPECTED : ExitStatus.NOT_EXPECTED;
    }

    /// One run being judged and reported.
    private static final class Run {
        private final Scenario scenario;
        private final Tap tap;
        private final long tolerance;
        private final boolean stop;
        private final Verdicts verdicts;
        private final Tally tally = new Tally();
        private boolean ok;

        Run(Scenario scenario, Tap tap, long tolerance, boolean stop) {
            this.scenario = scenario;
            this.tap = tap;
            this.tolerance = tolerance;
            this.stop = stop;
            this.verdicts = new Verdicts(scenario, tolerance);
        }

        private void accept(MeshEvent event) {
            verdicts.accept(event);
            tally.accept(event);
        }

        void simulated(SteppedMesh mesh, Progress progress) {
            head("simulated, seed " + scenario.seed());
            new Playback(mesh, this::accept, progress, stop)
                    .simulate(mesh, Playback.end(scenario, tolerance));
            report(mesh, "at its time, in virtual time");
        }

        void live(Mesh mesh, Progress progress) throws InterruptedException {
            head("live, over QUIC on 127.0.0.1");
            new Playback(mesh, this::accept, progress, stop)
                    .watch(Playback.end(scenario, tolerance));
            report(mesh, "within " + Durations.format(LIVE_TOLERANCE) + " of its time, live");
        }

        private void head(String how) {
            tap.plan(scenario.expectations().size() + 1);
            tap.comment(scenario.title());
            tap.comment(how);
        }

        private void report(Mesh mesh, String judged) {
            List<Outcome> outcomes = verdicts.close(mesh.now());
            ok = tap.points(outcomes, judged);
            if (stop && !mesh.snapshot().findings().isEmpty()) {
                stopped(mesh.snapshot().findings().get(0));
            }
            tap.comment("mesh time: " + Durations.format(mesh.now() / MS * MS));
            tally.lines().forEach(tap::comment);
            tap.comment("hash: " + Lab.hash(mesh.journal()));
        }

        private void stopped(RaisedFinding first) {
            Finding finding = first.finding();
            tap.comment(
                    "stopped at event %d: %s at %s"
                            .formatted(
                                    first.n(),
                                    finding.invariant(),
                                    String.join(", ", finding.relays())));
            tap.comment("  expected: " + finding.expected());
            tap.comment("  found: " + finding.found());
            if (!finding.why().isEmpty()) {
                tap.comment("  why: " + finding.why());
            }
            tap.comment("  since event " + finding.since() + ", see " + finding.evidence());
        }

        private static final long MS = Durations.MILLI;
    }
}
