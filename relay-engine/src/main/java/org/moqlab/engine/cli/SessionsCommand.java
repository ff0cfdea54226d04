package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.SessionView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Plays a scenario and prints what its sessions are and carry.
@Command(
        name = "sessions",
        mixinStandardHelpOptions = true,
        header = "Print sessions: version, transport, streams, octets, messages.",
        description = {
            "",
            "Prints, for each end of each session that is up, the version and transport, who"
                    + " dialled, round trip, octets and datagrams both ways, and every open stream."
                    + " With --messages also the latest 200 messages of that end, decoded, with"
                    + " their octets. With --json: JSON Lines, one object an end.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab sessions sample-meshes/1-hop-count/zombie-pair.yaml --at 2.2s --relay A"
                    + " --messages"
        })
final class SessionsCommand implements Callable<Integer> {
    /// How long a live mesh is asked for the details of one session, ns.
    private static final long PATIENCE = 2 * Durations.SECOND;

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

    @Option(
            names = "--relay",
            paramLabel = "NAME",
            description = "Only ends at this relay or client; otherwise all.")
    private @Nullable String endpoint;

    @Option(names = "--messages", description = "Print messages too.")
    private boolean messages;

    @Option(names = "--json", description = "Print JSON Lines instead of text.")
    private boolean json;

    private final Drivers drivers;

    SessionsCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = input.scenario();
        checkEndpoint(scenario);
        TreeSet<Long> sorted = new TreeSet<>(times);
        if (live.isLive(Lab.line(spec))) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                Playback playback = new Playback(mesh, _ -> {}, Progress.on(Lab.err(spec)));
                for (long t : sorted) {
                    playback.watch(t);
                    print(t, mesh, PATIENCE);
                }
            }
        } else {
            try (SteppedMesh mesh = drivers.simulated(scenario)) {
                for (long t : sorted) {
                    mesh.advanceTo(t);
                    print(t, mesh, 0);
                }
            }
        }
        return ExitStatus.EXPECTED;
    }

    private void checkEndpoint(Scenario scenario) {
        TreeSet<String> known = new TreeSet<>(scenario.topology().relays());
        scenario.clients().forEach(client -> known.add(client.name()));
        if (endpoint != null && !known.contains(endpoint)) {
            throw new ParameterException(
                    Lab.line(spec),
                    "no relay or client is called '" + endpoint + "'; known: " + known);
        }
    }

    private void print(long t, Mesh mesh, long patience) throws IOException {
        PrintWriter out = Lab.out(spec);
        if (!json) {
            out.print("at " + Durations.format(t) + "\n");
        }
        SessionText text = new SessionText(out);
        for (SessionView session : mesh.snapshot().sessions().values()) {
            for (String end : List.of(session.dialer(), session.acceptor())) {
                if (endpoint != null && !endpoint.equals(end)) {
                    continue;
                }
                Optional<SessionDetail> detail = detail(mesh, end, session.id(), patience);
                if (detail.isEmpty()) {
                    continue;
                }
                if (json) {
                    new SessionJson(out).end(t, detail.get(), mesh.journal(), messages);
                } else {
                    text.end(session, detail.get());
                    if (messages) {
                        text.messages(SessionMessages.of(mesh.journal(), end, session.id()));
                    }
                }
            }
        }
    }

    /// A live mesh answers the next who asks, so it is asked until there is an answer; what it knew
    /// before is of another time.
    private static Optional<SessionDetail> detail(
            Mesh mesh, String end, long session, long patience) {
        long until = System.nanoTime() + patience;
        long asked = mesh.now();
        Optional<SessionDetail> detail = fresh(mesh, end, session, asked);
        while (detail.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            detail = fresh(mesh, end, session, asked);
        }
        return detail;
    }

    private static Optional<SessionDetail> fresh(Mesh mesh, String end, long session, long asked) {
        return mesh.detail(end, session).filter(known -> known.asOf() >= asked);
    }
}
