package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lab live`: a mesh that other software may join.
@Command(
        name = "live",
        description = {
            "Run a mesh over real QUIC on 127.0.0.1 until it is interrupted, for other software to"
                    + " join.",
            "",
            "Prints a line a relay: its name, and HOST:PORT/SHA256, where it listens for raw QUIC"
                + " and what its certificate must hash to. Acts of the scenario are done at their"
                + " times.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab live sample-meshes/zombie-pair.yaml",
            "  lab live mesh.yaml --dial A=127.0.0.1:4443/SHA256 --wire moq-lite-04"
        })
final class LiveCommand implements Callable<Integer> {
    private static final Pattern DIAL = Pattern.compile("([^=]+)=(.+)");

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();

    @Option(
            names = "--dial",
            paramLabel = "RELAY=HOST:PORT/SHA256",
            description =
                    "Have a relay dial a listener with that certificate; may be given several"
                            + " times. It is called outsider-1, outsider-2 and so on.")
    private List<String> dials = List.of();

    @Option(
            names = "--wire",
            paramLabel = "WIRE",
            description = "What such dials offer, such as moq-lite-04; otherwise the policy's.")
    private @Nullable String wire;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TablesCommand.TimeConverter.class,
            description = "End after this time, such as 90s.")
    private @Nullable Long end;

    private final Drivers drivers;

    LiveCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Lab.out(spec);
        Scenario scenario = input.scenario();
        CountDownLatch never = new CountDownLatch(1);
        try (LiveMesh mesh = open(scenario)) {
            for (String relay : scenario.topology().relays()) {
                out.println(relay + " " + mesh.place(relay).orElse("nowhere"));
            }
            out.flush();
            if (end == null) {
                never.await();
            } else {
                var _ = never.await(end - mesh.now(), TimeUnit.NANOSECONDS);
            }
        }
        return ExitStatus.EXPECTED;
    }

    private LiveMesh open(Scenario scenario) throws NotSupportedException {
        try {
            return drivers.open(scenario, outsiders());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Lab.line(spec), String.valueOf(e.getMessage()), e);
        }
    }

    private List<Outsider> outsiders() {
        List<Outsider> outsiders = new ArrayList<>();
        for (String dial : dials) {
            Matcher parts = DIAL.matcher(dial);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "expected RELAY=HOST:PORT/SHA256, found '" + dial + "'");
            }
            outsiders.add(
                    Outsider.at(
                            parts.group(2),
                            "outsider-" + (outsiders.size() + 1),
                            List.of(parts.group(1)),
                            Optional.ofNullable(wire)));
        }
        return outsiders;
    }
}
