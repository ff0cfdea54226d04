package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.compare.Comparison;
import org.moqlab.engine.mesh.compare.Fix;
import org.moqlab.engine.mesh.compare.Outcome;
import org.moqlab.engine.mesh.compare.Variant;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lab compare`: one scenario under several policies and fixes.
@Command(
        name = "compare",
        description = {
            "Play a scenario once for each policy and each fix, in virtual time, and print one"
                    + " table.",
            "",
            "ghost: did a dead name outlive its bound (invariant no-ghost)? clean after: how long"
                    + " after its last publisher was gone the last table forgot it for good; never"
                    + " within the run. told, withdrawn: announces and withdrawals a relay said to"
                    + " one peer, least and most. messages: all that were sent; since: announces"
                    + " and withdrawals between relays since the last publisher was gone. A run"
                    + " that reaches its message budget is a storm and ends there.",
            "",
            "A policy brings its own wire, unless the file names one. Fixes are 'none', knobs of a"
                    + " scenario file such as 'hold-down=1s', 'sessions=1', 'admin-purge=one' or"
                    + " 'admin-purge=all' (an operator purges a name 2 s after its publisher has"
                    + " gone, at the publisher's relay or at all), and several joined by '+'.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab compare sample-meshes/zombie-mesh.yaml --policies all --fixes all",
            "  lab compare FILE --policies gossip-2026-03 --fixes none,split-horizon+infinity=8"
        })
final class CompareCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final Crew crew = new Crew();

    @Option(
            names = "--policies",
            split = ",",
            paramLabel = "NAMES",
            description = "'all', or names of policies; otherwise the one of the file.")
    private List<String> policies = List.of();

    @Option(
            names = "--fixes",
            split = ",",
            paramLabel = "LIST",
            description = "'all' for every reading of every fix, or a list; otherwise 'none'.")
    private List<String> fixes = List.of("none");

    @Option(
            names = "--for",
            paramLabel = "T",
            converter = TablesCommand.TimeConverter.class,
            description =
                    "How long each run goes on, such as 30s; otherwise as long as 'lab run' plays.")
    private @Nullable Long length;

    @ArgGroup private final Form form = new Form();

    private final Drivers drivers;

    /// How the table is printed.
    static final class Form {
        @Option(names = "--json", description = "Print JSON Lines, times in nanoseconds.")
        private boolean json;

        @Option(names = "--markdown", description = "Print a table in Markdown.")
        private boolean markdown;
    }

    CompareCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = input.scenario();
        List<Variant> variants = variants(scenario);
        long end = length == null ? Ending.of(scenario, 0) : length;
        Comparison comparison = new Comparison(drivers::simulated, end);
        List<Crew.Task<Outcome>> tasks = new ArrayList<>();
        for (Variant variant : variants) {
            tasks.add(
                    new Crew.Task<>(
                            variant.policy() + ", " + variant.fix().text(),
                            watcher ->
                                    comparison.play(variant.scenario(), variant.fix(), watcher)));
        }
        List<Outcome> outcomes = crew.play(tasks, Lab.err(spec), Lab.line(spec));
        PrintWriter out = Lab.out(spec);
        if (form.json) {
            CompareJson json = new CompareJson(out);
            for (int i = 0; i < outcomes.size(); i++) {
                json.run(variants.get(i), outcomes.get(i));
            }
        } else {
            CompareTable table = new CompareTable();
            for (int i = 0; i < outcomes.size(); i++) {
                table.add(variants.get(i), outcomes.get(i));
            }
            (form.markdown ? table.markdown() : table.text()).forEach(row -> out.print(row + "\n"));
        }
        return ExitStatus.EXPECTED;
    }

    private List<Variant> variants(Scenario scenario) {
        List<String> named =
                policies.equals(List.of("all")) ? ScenarioFile.POLICIES : List.copyOf(policies);
        for (String policy : named) {
            if (!ScenarioFile.POLICIES.contains(policy)) {
                String known = String.join(", ", ScenarioFile.POLICIES);
                String message = "no policy is called '" + policy + "'; known: " + known;
                throw new ParameterException(Lab.line(spec), message);
            }
        }
        List<String> under = named.isEmpty() ? List.of(scenario.policy()) : named;
        List<Fix> wanted = fixes();
        if (under.size() * wanted.size() > Variant.MAX_VARIANTS) {
            String message = "more than " + Variant.MAX_VARIANTS + " combinations";
            throw new ParameterException(Lab.line(spec), message);
        }
        List<Variant> variants = new ArrayList<>();
        for (String policy : under) {
            for (Fix fix : wanted) {
                variant(scenario, policy, fix).ifPresent(variants::add);
            }
        }
        return variants;
    }

    /// A combination; one that means nothing is left out, and said to be.
    private Optional<Variant> variant(Scenario scenario, String policy, Fix fix) {
        try {
            return Optional.of(Variant.of(scenario, policy, fix));
        } catch (IllegalArgumentException meaningless) {
            PrintWriter err = Lab.err(spec);
            String why = String.valueOf(meaningless.getMessage());
            err.print("lab: left out: " + policy + ", " + fix.text() + ": " + why + "\n");
            err.flush();
            return Optional.empty();
        }
    }

    private List<Fix> fixes() {
        List<Fix> all = new ArrayList<>();
        for (String text : fixes.equals(List.of("all")) ? Fix.all() : fixes) {
            try {
                all.add(Fix.parse(text));
            } catch (ScenarioException refused) {
                String message = "--fixes " + text + ": " + refused.getMessage();
                throw new ParameterException(Lab.line(spec), message);
            }
        }
        return all;
    }

    /// A time for people, to a tenth of a millisecond; `never` when there is none.
    static String time(OptionalLong ns) {
        return ns.isPresent() ? Durations.format(ns.getAsLong() / TENTH * TENTH) : "never";
    }

    private static final long TENTH = Durations.MILLI / 10;
}
