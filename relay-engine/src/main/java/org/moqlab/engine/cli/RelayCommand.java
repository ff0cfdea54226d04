package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.process.ControlToken;
import org.moqlab.engine.process.RelayServer;
import org.moqlab.engine.process.RelaySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lab relay`: one relay of the lab as a process.
@Command(
        name = "relay",
        description = {
            "Run one relay of the lab until it is interrupted or terminated.",
            "",
            "Prints where it listens: quic ADDRESS:PORT/SHA256 with what its certificate hashes to,"
                    + " and the URLs of its HTTP. docs/relay.md has the configuration.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lab relay --config relay.yaml",
            "  lab relay --config relay.yaml --control token.txt"
        })
final class RelayCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The configuration.")
    private @Nullable Path config;

    @Option(
            names = "--control",
            paramLabel = "FILE",
            description =
                    "Let whoever shows the token in this file purge names, mute messages and stop"
                            + " the relay over HTTP.")
    private @Nullable Path control;

    @Option(names = "--check", description = "Read the configuration and do no more.")
    private boolean check;

    RelayCommand() {}

    @Override
    public Integer call() throws Exception {
        RelaySettings settings = RelayServer.read(Objects.requireNonNull(config));
        Optional<ControlToken> token = token(settings);
        if (check) {
            return ExitStatus.EXPECTED;
        }
        try (RelayServer relay = start(settings, token)) {
            Thread stop = Thread.ofPlatform().unstarted(relay::close);
            Runtime.getRuntime().addShutdownHook(stop);
            print(relay);
            Optional<String> failure = relay.await();
            if (failure.isPresent()) {
                Lab.err(spec).print("the relay ended: " + Plain.line(failure.get()) + "\n");
                return ExitStatus.NOT_EXPECTED;
            }
        }
        return ExitStatus.EXPECTED;
    }

    private RelayServer start(RelaySettings settings, Optional<ControlToken> token)
            throws NotSupportedException {
        try {
            return RelayServer.start(settings, token);
        } catch (UnsupportedOperationException e) {
            throw new NotSupportedException(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            throw new ParameterException(
                    Lab.line(spec), "cannot start: " + Plain.line(e.getMessage() + ""), e);
        }
    }

    private Optional<ControlToken> token(RelaySettings settings) {
        Path file = control;
        if (file == null) {
            return Optional.empty();
        }
        if (settings.inspect().isEmpty()) {
            throw new ParameterException(
                    Lab.line(spec), "--control needs 'inspect' in the configuration");
        }
        try {
            return Optional.of(ControlToken.of(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(Lab.line(spec), file + ": " + e.getMessage(), e);
        }
    }

    private void print(RelayServer relay) {
        PrintWriter out = Lab.out(spec);
        relay.lines().forEach(line -> out.print(line + "\n"));
        out.flush();
    }
}
