package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.simulation.explore.Breach;
import org.moqlab.engine.simulation.explore.Probe;
import org.moqlab.engine.simulation.explore.Shrinker;
import org.moqlab.engine.simulation.explore.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lab shrink`: the smallest scenario that still shows a finding.
@Command(
        name = "shrink",
        description = {
            "Make a scenario smaller as long as an invariant still breaks in it: fewer relays,"
                + " acts, clients and sessions, then everything simpler that can be, times too.",
            "",
            "Prints each accepted step as a comment and then the smallest scenario, which expects"
                    + " what it breaks; so the whole output is a scenario file. The same file"
                    + " shrinks to the same one on every machine.",
            "",
            "Exit status 1 when FILE does not show it.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab shrink sample-meshes/zombie-mesh.yaml --finding no-ghost > small.yaml",
            "  lab shrink found.yaml --finding converged --resume so-far.yaml --out small.yaml"
        })
final class ShrinkCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();

    @Option(
            names = "--finding",
            paramLabel = "ID",
            description =
                    "The invariant that is to break, such as no-ghost; without it, a defect of the"
                            + " lab itself is to show.")
    private @Nullable String invariant;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the smallest scenario to this file instead.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "STATE",
            description =
                    "Keep the smallest scenario so far in this file, and go on from there when it"
                            + " exists.")
    private @Nullable Path state;

    private final Drivers drivers;
    private Optional<Breach> breach = Optional.empty();

    ShrinkCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws ScenarioException {
        if (invariant != null && !ScenarioFile.INVARIANTS.contains(invariant)) {
            String all = String.join(", ", ScenarioFile.INVARIANTS);
            throw new ParameterException(
                    Lab.line(spec), "expected one of " + all + ", found '" + invariant + "'");
        }
        breach = Optional.ofNullable(invariant).map(id -> new Breach(drivers::simulated, id));
        Scenario given =
                state != null && Files.exists(state) ? ScenarioFile.read(state) : input.scenario();
        Optional<String> shown = shown(given);
        if (shown.isEmpty()) {
            String what = invariant == null ? "no defect shows" : invariant + " does not break";
            Lab.err(spec).print("lab: " + what + " in '" + given.title() + "'\n");
            return ExitStatus.NOT_EXPECTED;
        }
        PrintWriter writer = Lab.out(spec);
        comment(writer, "shows " + shown.get());
        comment(writer, size(given));
        print(shrunk(given, writer), writer);
        return ExitStatus.EXPECTED;
    }

    private Scenario shrunk(Scenario given, PrintWriter writer) {
        SeedProgress progress = SeedProgress.on(Lab.err(spec));
        Shrinker shrinker =
                new Shrinker(
                        given,
                        candidate -> {
                            progress.say("trying " + size(candidate));
                            return shown(candidate).isPresent();
                        },
                        step -> accepted(step, writer, progress),
                        () -> true);
        Scenario smallest = shrinker.shrink();
        progress.done();
        comment(writer, "smallest after " + shrinker.tries() + " tries: " + size(smallest));
        return breach.map(sought -> sought.witness(smallest)).orElse(smallest);
    }

    private void print(Scenario smallest, PrintWriter writer) {
        if (out == null) {
            writer.print(ScenarioWriter.print(smallest));
        } else {
            Output.write(out, ScenarioWriter.print(smallest), Lab.line(spec));
            comment(writer, "written: " + out);
        }
    }

    /// What is sought as a scenario shows it, on one line.
    private Optional<String> shown(Scenario scenario) {
        return breach.isPresent()
                ? breach.get().in(scenario).map(Probe::text)
                : new Trial(scenario).run().defect();
    }

    private void accepted(Shrinker.Step step, PrintWriter writer, SeedProgress progress) {
        progress.done();
        comment(writer, "%s (%d tries)".formatted(step.what(), step.tries()));
        writer.flush();
        if (state != null) {
            Output.write(state, ScenarioWriter.print(step.scenario()), Lab.line(spec));
        }
    }

    private static void comment(PrintWriter writer, String text) {
        writer.print("# " + text + "\n");
    }

    private static String size(Scenario scenario) {
        return counted(scenario.topology().relays().size(), "relay")
                + ", "
                + counted(sessions(scenario), "session")
                + ", "
                + counted(scenario.clients().size(), "client")
                + ", "
                + counted(scenario.acts().size(), "act");
    }

    private static int sessions(Scenario scenario) {
        return scenario.topology().relays().stream()
                .mapToInt(relay -> scenario.topology().dials(relay).size())
                .sum();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
