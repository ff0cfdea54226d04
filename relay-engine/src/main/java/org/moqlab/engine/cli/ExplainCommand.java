package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.explain.Explainer;
import org.moqlab.engine.mesh.explain.Explanation;
import org.moqlab.engine.mesh.explain.Past;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Plays a scenario and says why something is as it is.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Say why a name is in a table or not, who serves a subscriber, why a finding.",
        description = {
            "",
            "Asks one question of one moment of a run. With --relay and --namespace: why the table"
                    + " has the name, who told whom back to its publisher, why the best route is"
                    + " best and the others are not; or why it has not. With --client: who serves"
                    + " that subscriber, or why nobody does. With --finding: what broke, and why.",
            "",
            "Numbers such as #4711 are events as 'lab journal' prints them. With --json: one line,"
                + " each statement with its kind, relay, route, text and events. With --live the"
                + " time is met within 50 ms.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lab explain sample-meshes/zombie-mesh.yaml --relay C --namespace test --at 6s",
            "  lab explain sample-meshes/names/false-negative.yaml --client wrong --at 6s",
            "  lab explain sample-meshes/zombie-mesh.yaml --finding 1 --at 6s"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final LiveOptions live = new LiveOptions();

    @Option(
            names = "--at",
            required = true,
            paramLabel = "TIME",
            converter = TablesCommand.TimeConverter.class,
            description = "The moment, such as 6s or 2600ms.")
    private long time;

    @Option(names = "--relay", paramLabel = "NAME", description = "The relay whose table is meant.")
    private @Nullable String relay;

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            description = "The name as tables have it; may be left out when there is but one.")
    private @Nullable String namespace;

    @Option(names = "--client", paramLabel = "NAME", description = "The subscriber that is meant.")
    private @Nullable String client;

    @Option(
            names = "--finding",
            paramLabel = "N",
            description = "The finding that is meant, 1 for the first of the run.")
    private @Nullable Integer finding;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    private final Drivers drivers;

    ExplainCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = input.scenario();
        check(scenario);
        Explanation answer;
        if (live.isLive(Lab.line(spec))) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                new Playback(mesh, _ -> {}, Progress.on(Lab.err(spec))).watch(time);
                answer = answer(mesh);
            }
        } else {
            try (SteppedMesh mesh = drivers.simulated(scenario)) {
                mesh.advanceTo(time);
                answer = answer(mesh);
            }
        }
        write(answer);
        return ExitStatus.EXPECTED;
    }

    private void write(Explanation answer) throws IOException {
        PrintWriter out = Lab.out(spec);
        if (json) {
            new ExplainJson(out).write(answer);
        } else {
            new ExplainText(out).write(answer);
        }
    }

    private void check(Scenario scenario) {
        long questions =
                List.of(relay != null || namespace != null, client != null, finding != null)
                        .stream()
                        .filter(asked -> asked)
                        .count();
        if (questions != 1) {
            throw wrong("one question at a time: --relay with --namespace, --client or --finding");
        }
        if (relay == null && namespace != null) {
            throw wrong("--namespace needs --relay: whose table is meant");
        }
        List<String> relays = scenario.topology().relays();
        if (relay != null && !relays.contains(relay)) {
            throw wrong("no relay is called '" + relay + "'; known: " + relays);
        }
        List<String> subscribers =
                scenario.clients().stream()
                        .filter(known -> !known.publisher())
                        .map(ClientSpec::name)
                        .toList();
        if (client != null && !subscribers.contains(client)) {
            throw wrong("no subscriber is called '" + client + "'; known: " + subscribers);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Lab.line(spec), message);
    }

    private Explanation answer(Mesh mesh) {
        Scenario scenario = mesh.scenario();
        MeshSnapshot snapshot = mesh.snapshot();
        if (finding != null) {
            return Explainer.finding(scenario, mesh.journal(), snapshot.n(), finding)
                    .orElseThrow(() ->
                            wrong(
                                    "there is no finding "
                                            + finding
                                            + "; so far there are "
                                            + snapshot.findings().size()));
        }
        Explainer explainer =
                new Explainer(
                        scenario,
                        Past.of(mesh.journal(), snapshot.n()),
                        snapshot,
                        Math.max(time, snapshot.t()));
        return client != null
                ? explainer.subscription(client).orElseThrow()
                : explainer.entry(String.valueOf(relay), namespace(scenario));
    }

    private Namespace namespace(Scenario scenario) {
        if (namespace != null) {
            return new Namespace(namespace);
        }
        TreeSet<Namespace> known = new TreeSet<>();
        scenario.clients().forEach(one -> known.add(scenario.effective(one)));
        Optional<Namespace> only =
                known.size() == 1 ? Optional.of(known.first()) : Optional.empty();
        return only.orElseThrow(() -> wrong("--namespace is missing; known: " + known));
    }
}
