package org.moqlab.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.attach.Targets;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.Passes;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What a live mesh shows to relays outside the lab that its scenario names, and whom it trusts to
/// sign for them.
final class PassOptions {
    @Option(
            names = "--token-file",
            paramLabel = "NAME=FILE",
            description =
                    "Live: show the token in this file to the relay outside the lab of that name.")
    private Map<String, Path> tokens = Map.of();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Live: certificates in PEM that may sign for relays outside the lab without a"
                            + " pin, instead of those the system trusts.")
    private @Nullable Path ca;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Live: certificate in PEM to show to relays outside the lab; with --key.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "Its key in PEM, PKCS #8.")
    private @Nullable Path key;

    /// Whether nothing is given.
    boolean isEmpty() {
        return tokens.isEmpty() && ca == null && certificate == null && key == null;
    }

    /// What is given, read.
    ///
    /// @throws ParameterException when a file cannot be read or has something else in it
    Passes read(CommandLine line) {
        if ((certificate == null) != (key == null)) {
            throw new ParameterException(line, "--certificate and --key go together");
        }
        try {
            Map<String, String> read = new TreeMap<>();
            for (Map.Entry<String, Path> each : tokens.entrySet()) {
                read.put(each.getKey(), Targets.token(each.getValue()));
            }
            return new Passes(
                    read,
                    ca == null ? List.of() : Identity.certificates(ca),
                    certificate == null || key == null
                            ? Optional.empty()
                            : Optional.of(Identity.read(certificate, key)));
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(line, Plain.line(String.valueOf(e.getMessage())), e);
        }
    }
}
