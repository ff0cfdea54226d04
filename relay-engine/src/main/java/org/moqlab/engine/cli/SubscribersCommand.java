package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.ClientView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plays a scenario and prints what its subscribers asked, were answered, and received.
@Command(
        name = "subscribers",
        mixinStandardHelpOptions = true,
        header = "Print what subscribers asked, were answered, and received.",
        description = {
            "",
            "Prints one line a subscriber and its latest 64 subscriptions, oldest first: when it"
                    + " asked, how long until it was accepted and until the first object came, how"
                    + " many objects came, when it was over and what came of it. With --json: JSON"
                    + " Lines, one object a subscription. With --live a time is met within 50 ms.",
            ""
        },
        footer = {"", "Example:", "  lab subscribers sample-meshes/zombie-mesh.yaml --at 3s"})
final class SubscribersCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final LiveOptions live = new LiveOptions();

    @Option(
            names = "--at",
            required = true,
            split = ",",
            paramLabel = "TIME",
            converter = TablesCommand.TimeConverter.class,
            description = "Times of the run, such as 2.2s,2600ms.")
    private List<Long> times = List.of();

    @Option(names = "--json", description = "Print JSON Lines instead of text.")
    private boolean json;

    private final Drivers drivers;

    SubscribersCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = input.scenario();
        TreeSet<Long> sorted = new TreeSet<>(times);
        if (live.isLive(Lab.line(spec))) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                Playback playback = new Playback(mesh, _ -> {}, Progress.on(Lab.err(spec)));
                for (long t : sorted) {
                    playback.watch(t);
                    print(t, mesh);
                }
            }
        } else {
            try (SteppedMesh mesh = drivers.simulated(scenario)) {
                for (long t : sorted) {
                    mesh.advanceTo(t);
                    print(t, mesh);
                }
            }
        }
        return ExitStatus.EXPECTED;
    }

    private void print(long t, Mesh mesh) throws Exception {
        PrintWriter out = Lab.out(spec);
        if (!json) {
            out.print("at " + Durations.format(t) + "\n");
        }
        for (ClientSpec client : mesh.scenario().clients()) {
            if (client.publisher()) {
                continue;
            }
            ClientView view =
                    mesh.snapshot()
                            .client(client.name())
                            .orElseGet(() -> ClientView.idle(client.name()));
            if (json) {
                new AskJson(out).asks(t, client, view);
            } else {
                AskText.lines(client, view).forEach(line -> out.print(line + "\n"));
            }
        }
    }
}
