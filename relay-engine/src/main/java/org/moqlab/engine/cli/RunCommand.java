package org.moqlab.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lab run`: plays scenarios and judges them.
@Command(
        name = "run",
        description = {
            "Play scenarios and say whether they went as their files expect.",
            "",
            "A folder stands for every .yaml file in it. A file with variants is played once as it"
                    + " is and once a variant.",
            "",
            "Prints TAP 14. One play: a test point an expectation, and as comments how fast the hop"
                    + " counts climbed, how many messages were sent, and the hash of the run."
                    + " Several: each is a subtest. The same file and seed give the same hash on"
                    + " every machine.",
            "",
            "With --live the relays talk real QUIC on 127.0.0.1 in real time. A row expected at a"
                    + " time is then met when it was there within 300 ms of it. Of a folder, and"
                    + " of variants, only what is marked 'live: true' is played. With --until what"
                    + " is expected later fails.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lab run sample-meshes/zombie-mesh.yaml",
            "  lab run sample-meshes                    the whole museum",
            "  lab run --live sample-meshes --junit museum.xml",
            "  lab run sample-meshes --json | jq -r 'select(.ok | not) | .file'"
        })
final class RunCommand implements Callable<Integer> {
    /// Most plays at once.
    static final int MAX_JOBS = 64;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Scenarios: YAML files, or folders of them.")
    private List<Path> places = new ArrayList<>();

    @Mixin private final SeedOption seed = new SeedOption();
    @Mixin private final LiveOptions live = new LiveOptions();
    @Mixin private final UntilOption until = new UntilOption();

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description =
                    "Only this variant; the file's own scenario goes by the name of its policy.")
    private @Nullable String variant;

    @Option(
            names = "--stop-at-finding",
            description = "End a run at its first finding, and say which.")
    private boolean stop;

    @Option(names = "--json", description = "Print JSON Lines, one object a play.")
    private boolean json;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write a JUnit XML report as well: a suite a play, a case a point.")
    private @Nullable Path junit;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = {
                "Play so many at once (default: one a processor; live: 1).",
                "What is printed keeps its order."
            })
    private int jobs;

    private final Drivers drivers;

    RunCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        boolean real = live.isLive(Lab.line(spec));
        List<Play> plays = plays(real);
        int at = jobs > 0 ? jobs : real ? 1 : Runtime.getRuntime().availableProcessors();
        Runner runner =
                new Runner(
                        this::play,
                        play -> new Trial(play, real, stop, until.condition()),
                        reporters(),
                        Math.min(at, MAX_JOBS));
        try {
            return runner.run(plays, Lab.err(spec));
        } catch (IOException e) {
            throw new ParameterException(Lab.line(spec), "cannot write: " + e.getMessage(), e);
        }
    }

    private List<Play> plays(boolean real) throws ScenarioException {
        if (jobs < 0) {
            throw new ParameterException(Lab.line(spec), "--jobs needs a number above 0");
        }
        List<Play> plays = new ArrayList<>();
        for (Plays.Shelved shelved : Plays.find(places)) {
            for (Play play : shelved.plays(real)) {
                if (variant == null || play.variant().name().equals(variant)) {
                    plays.add(seed.over(play));
                }
            }
        }
        if (plays.isEmpty()) {
            String missing =
                    variant != null
                            ? "no variant '" + variant + "' there"
                            : "nothing there is marked 'live: true'";
            throw new ParameterException(Lab.line(spec), missing);
        }
        return plays;
    }

    private List<Reporter> reporters() {
        List<Reporter> reporters = new ArrayList<>();
        reporters.add(json ? new JsonReporter(Lab.out(spec)) : new TapReporter(Lab.out(spec)));
        if (junit != null) {
            reporters.add(new JUnitReporter(junit));
        }
        return reporters;
    }

    private Report play(Play play, Trial trial, Progress progress) throws Exception {
        if (live.isLive(Lab.line(spec))) {
            try (var mesh = live.start(drivers, play.scenario(), Lab.line(spec))) {
                return trial.live(mesh, progress);
            }
        }
        try (var mesh = drivers.simulated(play.scenario())) {
            return trial.simulated(mesh, progress);
        }
    }
}
