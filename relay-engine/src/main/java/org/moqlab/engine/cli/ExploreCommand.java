package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.simulation.explore.Hunt;
import org.moqlab.engine.simulation.explore.Probe;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lab explore`: looks for trouble, one seed after another.
@Command(
        name = "explore",
        description = {
            "Look for trouble in virtual time, one seed after another, until something is found.",
            "",
            "With FILE, each seed plays the scenario a little otherwise (other chances, more"
                    + " jitter, acts earlier, later or in another order) until an invariant breaks"
                    + " that the file does not name with {breaks: ID}, or the one of --finding.",
            "",
            "Without FILE, each seed is a random mesh with random faults. Sought are then defects"
                + " of the lab itself: crashes, journals with gaps, runs that do not repeat; or,"
                + " with --finding, a mesh that breaks an invariant.",
            "",
            "Each hit is one line, with the line that repeats it. Exit status 0 when nothing was"
                    + " found, 1 when something was.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab explore --seeds 10000 --shard 1/4 --resume first.state",
            "  lab explore sample-meshes/2-hop-list/path-hunting.yaml --finding no-ghost --for 5m",
            "  lab explore --finding no-ghost --out found.yaml"
        })
final class ExploreCommand implements Callable<Integer> {
    private static final long SAVE_EVERY = Durations.SECOND;

    /// What a shell takes as it is.
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./+-]+");

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "The scenario to vary, such as sample-meshes/2-hop-list/path-hunting.yaml.")
    private @Nullable Path file;

    @Mixin private final Seeds seeds = new Seeds();

    @Option(
            names = "--for",
            paramLabel = "T",
            description = "Stop after this time by the clock, such as 10m.")
    private @Nullable String patience;

    @Option(
            names = "--finding",
            paramLabel = "ID",
            description = "Look for a breach of this invariant, such as no-ghost.")
    private @Nullable String invariant;

    @Option(
            names = "--resume",
            paramLabel = "STATE",
            description = "Keep in this file how far it has come, and go on from there.")
    private @Nullable Path state;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the scenario of the latest hit to this file.")
    private @Nullable Path out;

    @Option(names = "--keep-going", description = "Do not stop at the first hit.")
    private boolean keepsGoing;

    @Option(
            names = "--print",
            description = "Print the scenario that --seed stands for, and play nothing.")
    private boolean prints;

    private final Drivers drivers;

    ExploreCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws ScenarioException {
        Optional<Scenario> given =
                file == null ? Optional.empty() : Optional.of(ScenarioFile.read(file));
        Probe probe = probe(given);
        if (prints) {
            if (!seeds.isOne()) {
                throw new ParameterException(Lab.line(spec), "--print needs --seed");
            }
            Lab.out(spec).print(ScenarioWriter.print(probe.scenario(seeds.first())));
            return ExitStatus.EXPECTED;
        }
        return explore(probe, given);
    }

    private Probe probe(Optional<Scenario> given) {
        if (invariant != null && !ScenarioFile.INVARIANTS.contains(invariant)) {
            String known = String.join(", ", ScenarioFile.INVARIANTS);
            throw new ParameterException(
                    Lab.line(spec), "expected one of " + known + ", found '" + invariant + "'");
        }
        Hunt hunt = hunt(given);
        if (given.isPresent()) {
            return Probe.variations(hunt, given.get());
        }
        return isForDefects() ? Probe.defects() : Probe.random(hunt);
    }

    private Hunt hunt(Optional<Scenario> given) {
        return new Hunt(
                drivers::simulated,
                sought(given),
                given.isPresent() ? Hunt.MAX_EVENTS : Hunt.MAX_RANDOM_EVENTS);
    }

    private boolean isForDefects() {
        return file == null && invariant == null;
    }

    private Predicate<Finding> sought(Optional<Scenario> given) {
        return invariant == null
                ? given.map(Hunt::unexpected).orElse(_ -> true)
                : found -> found.invariant().equals(invariant);
    }

    private int explore(Probe probe, Optional<Scenario> given) {
        CommandLine line = Lab.line(spec);
        Tour tour = begin(given, line);
        SeedProgress progress = SeedProgress.on(Lab.err(spec));
        long begun = System.nanoTime();
        long end = patience(line);
        long saved = begun;
        boolean goesOn = true;
        while (goesOn && tour.next() <= seeds.last() && System.nanoTime() - begun < end) {
            long seed = tour.next();
            Probe.Look look = probe.look(seed);
            tour.accept(look, seeds.step());
            if (look.hit().isPresent()) {
                progress.done();
                hit(seed, look.hit().get(), probe.scenario(seed));
                goesOn = keepsGoing;
            }
            progress.at(tour, seeds.last());
            if (System.nanoTime() - saved >= SAVE_EVERY) {
                save(tour, line);
                saved = System.nanoTime();
            }
        }
        progress.done();
        save(tour, line);
        PrintWriter writer = Lab.out(spec);
        tour.lines(isForDefects() ? "defects" : "hits")
                .forEach(text -> writer.print("# " + text + "\n"));
        if (tour.hits() == 0 && tour.next() <= seeds.last()) {
            writer.print("# stopped before seed " + tour.next() + "\n");
        }
        return tour.hits() == 0 ? ExitStatus.EXPECTED : ExitStatus.NOT_EXPECTED;
    }

    private long patience(CommandLine line) {
        return patience == null
                ? Long.MAX_VALUE
                : Durations.parse(patience)
                        .orElseThrow(() ->
                                new ParameterException(
                                        line,
                                        "expected a time such as 10m, found '" + patience + "'"));
    }

    private Tour begin(Optional<Scenario> given, CommandLine line) {
        String what = given.map(ScenarioWriter::print).orElse("random meshes") + ' ' + invariant;
        String of = Integer.toHexString(what.hashCode()) + " " + seeds.text();
        if (state == null || !Files.exists(state)) {
            return new Tour(of, seeds.first());
        }
        try {
            return Tour.read(Files.readString(state), of)
                    .orElseThrow(() ->
                            new ParameterException(
                                    line, state + " is of another exploration; remove it"));
        } catch (IOException e) {
            throw new ParameterException(line, "cannot read " + state + ": " + e.getMessage());
        }
    }

    private void save(Tour tour, CommandLine line) {
        if (state != null) {
            Output.write(state, tour.text(), line);
        }
    }

    private void hit(long seed, String what, Scenario scenario) {
        PrintWriter writer = Lab.out(spec);
        writer.print("seed " + seed + ": " + what + "\n");
        writer.print("again: ./lab explore" + again() + " --seed " + seed + "\n");
        if (out != null) {
            Scenario kept =
                    isForDefects() ? scenario : hunt(Optional.of(scenario)).witness(scenario);
            Output.write(out, ScenarioWriter.print(kept), Lab.line(spec));
            writer.print("written: " + out + "\n");
        }
        writer.flush();
    }

    private static String shell(String word) {
        return WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private String again() {
        return (file == null ? "" : " " + shell(file.toString()))
                + (invariant == null ? "" : " --finding " + invariant);
    }
}
