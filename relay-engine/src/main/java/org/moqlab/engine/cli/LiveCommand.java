package org.moqlab.engine.cli;

import java.io.IOException;
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
import org.moqlab.engine.page.JoinPage;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
            "  lab live sample-meshes/1-hop-count/zombie-pair.yaml",
            "  lab live sample-meshes/1-hop-count/zombie-pair.yaml --page",
            "  lab live mesh.yaml --dial A=127.0.0.1:4443/SHA256 --wire moq-lite-04",
            "  lab live mesh.yaml --token-file X=x.jwt --ca ca.pem"
        })
final class LiveCommand implements Callable<Integer> {
    private static final Pattern DIAL = Pattern.compile("([^=]+)=(.+)");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int MAX_PORT = 65_535;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final PassOptions passes = new PassOptions();

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

    @Option(
            names = "--page",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            converter = PortConverter.class,
            description =
                    "Serve a page on 127.0.0.1 from which a browser joins, and print its URL.")
    private @Nullable Integer page;

    private final Drivers drivers;

    /// Reads a port.
    static final class PortConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!PORT.matcher(text).matches() || Integer.parseInt(text) > MAX_PORT) {
                throw new TypeConversionException(
                        "expected a port from 0 to " + MAX_PORT + ", found '" + text + "'");
            }
            return Integer.valueOf(text);
        }
    }

    LiveCommand(Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Lab.out(spec);
        Scenario scenario = input.scenario();
        try (LiveMesh mesh = open(scenario)) {
            for (String relay : scenario.topology().relays()) {
                out.println(relay + " " + mesh.place(relay).orElse("nowhere"));
            }
            if (page == null) {
                out.flush();
                await(mesh);
            } else {
                try (JoinPage served = serve(mesh, page)) {
                    out.println("page " + served.url());
                    out.flush();
                    await(mesh);
                }
            }
        }
        return ExitStatus.EXPECTED;
    }

    private void await(LiveMesh mesh) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (end == null) {
            never.await();
        } else {
            var _ = never.await(end - mesh.now(), TimeUnit.NANOSECONDS);
        }
    }

    private JoinPage serve(LiveMesh mesh, int port) {
        try {
            return JoinPage.open(mesh, port);
        } catch (IOException e) {
            throw new ParameterException(
                    Lab.line(spec), "no page on port " + port + ": " + e.getMessage(), e);
        }
    }

    private LiveMesh open(Scenario scenario) throws NotSupportedException {
        try {
            return drivers.open(scenario, outsiders(), passes.read(Lab.line(spec)));
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
