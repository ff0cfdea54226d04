package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.attach.Attachment;
import org.moqlab.engine.attach.ClusterView;
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
            "  lab attach https://a.example/ --fail-on ghost,flap --for 60s"
        })
final class AttachCommand implements Callable<Integer> {
    private static final long SETTLE = 5 * Durations.SECOND;
    private static final long REPAINT_MS = 1_000;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "[NAME=]URL", arity = "1..*", description = "Relays to watch.")
    private List<String> urls = List.of();

    @Mixin private final TrustOptions trust = new TrustOptions();

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
        try (Attachment attached = start()) {
            return follow(attached);
        }
    }

    private Attachment start() {
        try {
            return Attachment.start(
                    trust.targets(urls), new Attachment.Strangers(!alone, trust.trust()));
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
        while (attached.now() < end) {
            long left = Math.max(1, (end - attached.now()) / Durations.MILLI);
            var _ = never.await(Math.min(REPAINT_MS, left), TimeUnit.MILLISECONDS);
            collect(attached, failures);
            if (watch && attached.now() < end) {
                print(attached, out);
            }
        }
        print(attached, out);
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

    private void collect(Attachment attached, Map<String, Finding> failures) {
        for (Finding finding : attached.findings()) {
            if (failOn.contains(finding.invariant())) {
                failures.putIfAbsent(finding.invariant(), finding);
            }
        }
    }

    private void print(Attachment attached, PrintWriter out) throws IOException {
        ClusterView view = attached.view();
        long now = attached.now();
        if (json) {
            AttachJson.write(view, attached.findings(), now, out);
        } else {
            new AttachText(view, attached.findings(), now).print(out);
        }
        out.flush();
    }
}
