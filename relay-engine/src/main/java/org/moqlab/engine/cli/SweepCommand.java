package org.moqlab.engine.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.compare.Axis;
import org.moqlab.engine.mesh.compare.Comparison;
import org.moqlab.engine.mesh.compare.Outcome;
import org.moqlab.engine.mesh.compare.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lab sweep`: one scenario with every combination of some settings.
@Command(
        name = "sweep",
        description = {
            "Play a scenario once for every combination of the values of some settings, in virtual"
                    + " time, and print comma-separated values: one line a run, times in"
                    + " nanoseconds.",
            "",
            "ghost_time_ns is how long after its last publisher was gone a dead name stood in some"
                    + " table, as far as the run went; clean_ns is the same, and empty where the"
                    + " name was still there at the end. told and withdrawn are the announces and"
                    + " withdrawals the busiest relay said to one peer, since those between relays"
                    + " after the last publisher was gone.",
            "",
            "--png draws the ghost time of one or two settings as a heat map: the first to the"
                    + " right, the second upwards. At most "
                    + Sweep.MAX_RUNS
                    + " runs.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab sweep sample-meshes/zombie-mesh.yaml --param reconnect-delay=0..3s/0.5s"
                    + " --param hold-down=0..1s/250ms --png map.png",
            "  lab sweep FILE --param infinity=4..32/4 --csv runs.csv"
        })
final class SweepCommand implements Callable<Integer> {
    private static final int MOST_DRAWN = 2;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final Crew crew = new Crew();

    @Option(
            names = "--param",
            required = true,
            paramLabel = "KEY=FROM..TO/STEP",
            description =
                    "A setting and its values, such as hold-down=0..1s/50ms: a knob of a scenario"
                            + " file, or sessions=1..2/1. May be given several times.")
    private List<String> params = List.of();

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "Play under this policy; otherwise under the one of the file.")
    private @Nullable String policy;

    @Option(
            names = "--for",
            paramLabel = "T",
            converter = TablesCommand.TimeConverter.class,
            description =
                    "How long each run goes on, such as 30s; otherwise as long as 'lab run' plays.")
    private @Nullable Long length;

    @Option(names = "--png", paramLabel = "FILE", description = "Draw a heat map.")
    private @Nullable Path png;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write the values there instead of to standard output.")
    private @Nullable Path csv;

    private final Drivers drivers;

    SweepCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = scenario();
        Sweep sweep = sweep();
        List<Sweep.Point> points = sweep.points();
        long end = length == null ? Ending.of(scenario, 0) : length;
        Comparison comparison = new Comparison(drivers::simulated, end);
        List<Crew.Task<Outcome>> tasks = new ArrayList<>();
        for (Sweep.Point point : points) {
            Scenario set = set(scenario, point);
            tasks.add(
                    new Crew.Task<>(
                            point.fix().text(),
                            watcher -> comparison.play(set, point.fix(), watcher)));
        }
        List<Outcome> outcomes = crew.play(tasks, Lab.err(spec), Lab.line(spec));
        List<String> lines = new ArrayList<>();
        lines.add(SweepCsv.head(sweep));
        for (int i = 0; i < outcomes.size(); i++) {
            lines.add(SweepCsv.row(points.get(i), outcomes.get(i)));
        }
        write(lines);
        if (png != null) {
            draw(png, scenario, sweep, outcomes);
        }
        return ExitStatus.EXPECTED;
    }

    private Scenario set(Scenario scenario, Sweep.Point point) {
        try {
            return point.fix().on(scenario);
        } catch (IllegalArgumentException meaningless) {
            throw refuse(String.valueOf(meaningless.getMessage()));
        }
    }

    private Scenario scenario() throws ScenarioException {
        Scenario scenario = input.scenario();
        if (policy == null) {
            return scenario;
        }
        if (!ScenarioFile.POLICIES.contains(policy)) {
            String known = String.join(", ", ScenarioFile.POLICIES);
            throw refuse("no policy is called '" + policy + "'; known: " + known);
        }
        return Edits.of(scenario).policy(policy).scenario();
    }

    private Sweep sweep() {
        List<Axis> axes = new ArrayList<>();
        for (String param : params) {
            try {
                axes.add(Axis.parse(param));
            } catch (ScenarioException refused) {
                throw refuse("--param " + refused.getMessage());
            }
        }
        if (axes.stream().map(Axis::key).distinct().count() < axes.size()) {
            throw refuse("the same setting twice");
        }
        if (png != null && axes.size() > MOST_DRAWN) {
            throw refuse("--png draws one or two settings, not " + axes.size());
        }
        try {
            return new Sweep(axes);
        } catch (IllegalArgumentException tooMany) {
            throw refuse(String.valueOf(tooMany.getMessage()));
        }
    }

    private ParameterException refuse(String message) {
        return new ParameterException(Lab.line(spec), message);
    }

    private void write(List<String> lines) {
        if (csv == null) {
            PrintWriter out = Lab.out(spec);
            lines.forEach(line -> out.print(line + "\n"));
            return;
        }
        Output.write(csv, String.join("\n", lines) + "\n", Lab.line(spec));
    }

    /// The outcomes come with the last axis changing fastest; the picture has the first to the
    /// right.
    private void draw(Path file, Scenario scenario, Sweep sweep, List<Outcome> outcomes) {
        Axis x = sweep.axes().getFirst();
        Optional<Axis> y =
                sweep.axes().size() > 1 ? Optional.of(sweep.axes().get(1)) : Optional.empty();
        int rows = outcomes.size() / x.values().size();
        List<Outcome> turned = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < x.values().size(); column++) {
                turned.add(outcomes.get(column * rows + row));
            }
        }
        String how =
                scenario.policy()
                        + ", "
                        + scenario.topology()
                        + ", latency "
                        + Durations.format(scenario.topology().latency())
                        + ", seed "
                        + scenario.seed();
        System.setProperty("java.awt.headless", "true");
        HeatMap map = new HeatMap(scenario.title(), how, x, y, turned);
        Output.write(
                file,
                part -> {
                    try (OutputStream out = Files.newOutputStream(part)) {
                        ImageIO.write(map.draw(), "png", out);
                    }
                },
                Lab.line(spec));
    }
}
