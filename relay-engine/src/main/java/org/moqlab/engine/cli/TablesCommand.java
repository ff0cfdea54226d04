package org.moqlab.engine.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.model.Namespace;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `lab tables`: what every relay holds at some times.
@Command(
        name = "tables",
        description = {
            "Print what every relay's table says at some times of a run.",
            "",
            "Prints JSON Lines in order of time: one object a relay and namespace. state is live,"
                    + " lingering, ghost, missing, absent or unknown (a stopped relay); via is the"
                    + " peer the best route leads to, standby how many other routes are kept. With"
                    + " --live a time is met within 50 ms. --at-event and --until look at the"
                    + " state directly after an event.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab tables sample-meshes/zombie-mesh.yaml --at 2.2s,2.6s,4s",
            "  lab tables sample-meshes/zombie-mesh.yaml --until 'finding no-ghost'"
        })
final class TablesCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final LiveOptions live = new LiveOptions();

    @Option(
            names = "--at",
            split = ",",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Times of the run, such as 2.2s,2600ms.")
    private List<Long> times = List.of();

    @Option(
            names = "--at-event",
            split = ",",
            paramLabel = "N",
            description = "The states directly after events of these numbers.")
    private List<Long> events = List.of();

    @Mixin private final UntilOption until = new UntilOption();

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            description = "Only this namespace; otherwise all of the scenario's.")
    private @Nullable String namespace;

    @Option(
            names = "--routes",
            description = "With every route in order of rank, and the rule that gave it its place.")
    private boolean routes;

    private final Drivers drivers;

    TablesCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = input.scenario();
        Set<Namespace> shown = namespaces(scenario);
        if (times.isEmpty() && events.isEmpty() && until.condition().isEmpty()) {
            String wanted = "--at TIME, --at-event N or --until COND is missing";
            throw new ParameterException(Lab.line(spec), wanted);
        }
        if (live.isLive(Lab.line(spec))) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                Looks looks = new Looks(mesh, until.search(), Progress.on(Lab.err(spec)));
                for (long t : new TreeSet<>(times)) {
                    looks.watch(t);
                }
                looks.restLive(events);
                return print(looks, mesh, shown);
            }
        }
        try (SteppedMesh mesh = drivers.simulated(scenario)) {
            Looks looks = new Looks(mesh, until.search(), Progress.on(Lab.err(spec)));
            for (long t : new TreeSet<>(times)) {
                mesh.advanceTo(t);
                looks.look(t);
            }
            looks.rest(mesh, events);
            return print(looks, mesh, shown);
        }
    }

    private int print(Looks looks, Mesh mesh, Set<Namespace> shown) throws IOException {
        if (looks.missing().isPresent()) {
            String message = "the run has no event " + looks.missing().getAsLong();
            throw new ParameterException(Lab.line(spec), message + "; kept: " + looks.kept());
        }
        TableJson json = new TableJson(Lab.out(spec), routes);
        for (Looks.Look look : looks.inOrder()) {
            for (String relay : mesh.scenario().topology().relays()) {
                for (Namespace name : shown) {
                    json.row(look.t(), relay, name, look.state());
                }
            }
        }
        Optional<Until> unmet = looks.unmet();
        return unmet.map(search -> UntilOption.unmet(search, Lab.err(spec)))
                .orElse(ExitStatus.EXPECTED);
    }

    private Set<Namespace> namespaces(Scenario scenario) {
        TreeSet<Namespace> known = new TreeSet<>();
        scenario.clients().forEach(client -> known.add(scenario.effective(client)));
        if (namespace == null) {
            return known;
        }
        if (known.stream().noneMatch(name -> name.path().equals(namespace))) {
            String message = "no client of the scenario publishes or wants '" + namespace + "'";
            throw new ParameterException(Lab.line(spec), message + "; known: " + known);
        }
        return new TreeSet<>(List.of(new Namespace(namespace)));
    }

    /// Reads a time with its unit.
    static final class TimeConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            OptionalLong time = Durations.parse(text);
            if (time.isEmpty()) {
                String wanted = "a time with its unit, such as 2.2s or 2600ms";
                throw new TypeConversionException("expected " + wanted + ", found '" + text + "'");
            }
            return time.getAsLong();
        }
    }
}
