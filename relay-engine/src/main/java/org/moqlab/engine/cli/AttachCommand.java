package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.attach.Attachment;
import org.moqlab.engine.attach.ClusterDiff;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Fork;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lab attach`: watches relays that run already.
@Command(
        name = "attach",
        description = {
            "Watch relays that run already, and those they name: what each tells, which sessions"
                    + " they have, and what looks wrong. Only reads.",
            "",
            "https:// asks for a WebTransport session, moqt:// for QUIC itself, http:// for what a"
                    + " relay of the lab shows. docs/attach.md says what can be known of whom.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lab attach http://127.0.0.1:8081",
            "  lab attach A=https://a.example/ B=https://b.example/ --watch",
            "  lab attach https://a.example/ --fail-on ghost,flap --for 60s",
            "  lab attach https://a.example/ --watch --record night.flight",
            "  lab attach --open night.flight --at 42s",
            "  lab attach --open night.flight --diff 40s 50s"
        })
final class AttachCommand implements Callable<Integer> {
    private static final long SETTLE = 5 * Durations.SECOND;
    private static final long REPAINT_MS = 1_000;
    private static final long LOOK_MS = 50;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "[NAME=]URL", arity = "0..*", description = "Relays to watch.")
    private List<String> urls = List.of();

    @Mixin private final TrustOptions trust = new TrustOptions();

    @Mixin private final FlightOptions flights = new FlightOptions();

    @Mixin private final ProbeOptions probes = new ProbeOptions();

    @Option(names = "--watch", description = "Go on until interrupted, and show it every second.")
    private boolean watch;

    @Option(names = "--json", description = "Print JSON; with --watch one object a line.")
    private boolean json;

    @Option(
            names = "--fail-on",
            paramLabel = "KIND",
            split = ",",
            description =
                    "End with status 1 when such a finding shows: zombie, flap, ghost, corpse,"
                            + " twin-ids, black-hole, disagreement.")
    private List<String> failOn = List.of();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TablesCommand.TimeConverter.class,
            description = "How long to watch; 5s unless --watch is given.")
    private @Nullable Long duration;

    @Option(
            names = "--fork",
            paramLabel = "FILE",
            description =
                    "At the end write a scenario with the same relays, sessions and names to this"
                            + " file, to be broken safely in the lab.")
    private @Nullable Path fork;

    @Option(names = "--no-discover", description = "Leave alone relays that others name.")
    private boolean alone;

    AttachCommand() {}

    @Override
    public Integer call() throws Exception {
        for (String kind : failOn) {
            if (!Attachment.KINDS.contains(kind)) {
                throw new ParameterException(
                        Lab.line(spec),
                        "expected one of "
                                + String.join(", ", Attachment.KINDS)
                                + ", found '"
                                + kind
                                + "'");
            }
        }
        flights.check(!urls.isEmpty(), Lab.line(spec));
        probes.check(Lab.line(spec));
        if (flights.isOpening()) {
            return look(flights.open());
        }
        try (Attachment attached = start();
                Interruption interruption = new Interruption(() -> record(attached))) {
            int status = follow(attached);
            interruption.happen();
            return status;
        }
    }

    private void record(Attachment attached) {
        if (flights.isWriting()) {
            flights.write(attached.flight(), Lab.line(spec));
        }
    }

    /// Shows what was recorded.
    private int look(Flight flight) throws IOException {
        PrintWriter out = Lab.out(spec);
        List<Long> moments = flights.moments();
        if (!moments.isEmpty()) {
            Moment one = flight.at(moments.getFirst());
            ClusterDiff diff = ClusterDiff.between(one, flight.at(moments.getLast()));
            if (json) {
                AttachJson.write(diff, out);
            } else {
                DiffText.print(diff, out);
            }
        } else {
            print(flight.at(flights.at(flight)), out);
        }
        flights.write(flight, Lab.line(spec));
        out.flush();
        return ExitStatus.EXPECTED;
    }

    private Attachment start() {
        try {
            return Attachment.start(
                    trust.targets(urls),
                    new Attachment.Strangers(!alone, trust.trust()),
                    flights.keep());
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    Lab.line(spec), Plain.line(String.valueOf(e.getMessage())), e);
        }
    }

    private int follow(Attachment attached) throws InterruptedException, IOException {
        PrintWriter out = Lab.out(spec);
        CountDownLatch never = new CountDownLatch(1);
        long end = duration != null ? duration : watch ? Long.MAX_VALUE : SETTLE;
        Map<String, Finding> failures = new TreeMap<>();
        while (attached.now() < end || attached.isAsking()) {
            long left = Math.max(LOOK_MS, (end - attached.now()) / Durations.MILLI);
            var _ = never.await(Math.min(REPAINT_MS, left), TimeUnit.MILLISECONDS);
            probes.ask(attached);
            collect(attached.moment(), failures);
            if (watch && attached.now() < end) {
                print(attached.look(), out);
            }
        }
        // An answer to a probe may have come after the attachment last looked by itself.
        Moment last = attached.look();
        collect(last, failures);
        print(last, out);
        Path file = fork;
        if (file != null) {
            write(Fork.of(attached.view()), file);
        }
        failures.values()
                .forEach(failure ->
                        Lab.err(spec)
                                .print(
                                        "found "
                                                + failure.invariant()
                                                + ": "
                                                + Plain.line(failure.subject())
                                                + "\n"));
        Lab.err(spec).flush();
        return failures.isEmpty() ? ExitStatus.EXPECTED : ExitStatus.NOT_EXPECTED;
    }

    private void write(Optional<Fork> made, Path file) {
        if (made.isEmpty()) {
            throw new ParameterException(Lab.line(spec), "no relay is watched, so none is written");
        }
        Output.write(file, made.get().text(), Lab.line(spec));
    }

    private void collect(Moment moment, Map<String, Finding> failures) {
        for (Finding finding : moment.findings()) {
            if (failOn.contains(finding.invariant())) {
                failures.putIfAbsent(finding.invariant(), finding);
            }
        }
    }

    private void print(Moment moment, PrintWriter out) throws IOException {
        if (json) {
            AttachJson.write(moment, out);
        } else {
            new AttachText(moment).print(out);
        }
        out.flush();
    }
}
