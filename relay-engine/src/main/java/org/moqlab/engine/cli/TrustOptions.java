package org.moqlab.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.attach.AttachTarget;
import org.moqlab.engine.attach.Targets;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.Trust;
import picocli.CommandLine.Option;

/// Whom to trust, and what to show, when relays are dialled that run already.
final class TrustOptions {
    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Certificates in PEM that may sign, instead of those the system trusts.")
    private @Nullable Path ca;

    @Option(
            names = "--pin",
            paramLabel = "NAME=SHA256",
            description = "Trust exactly this certificate of the relay of that name.")
    private Map<String, String> pins = Map.of();

    @Option(
            names = "--unchecked",
            paramLabel = "NAME",
            description = "Look at no certificate of the relay of that name. Anybody may be it.")
    private List<String> unchecked = List.of();

    @Option(
            names = "--token-file",
            paramLabel = "NAME=FILE",
            description = "Show the token in this file to the relay of that name.")
    private Map<String, Path> tokens = Map.of();

    @Option(
            names = "--pages",
            paramLabel = "NAME=URL",
            description = "Where the HTTP of the relay of that name is: /announced, /nodes.")
    private Map<String, String> pages = Map.of();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Certificate in PEM to show when asked for one; with --key.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "Its key in PEM, PKCS #8.")
    private @Nullable Path key;

    /// What relays without a word of their own must show.
    ///
    /// @throws IOException when the certificates cannot be read
    Trust trust() throws IOException {
        return new Trust.Authorities(ca == null ? List.of() : Identity.certificates(ca));
    }

    /// The relays that are named.
    ///
    /// @throws IOException when a file cannot be read
    /// @throws IllegalArgumentException when something is no URL, or names no relay
    List<AttachTarget> targets(List<String> words) throws IOException {
        return new Targets(trust(), pins, unchecked, tokens, pages, own()).read(words);
    }

    private Optional<Identity> own() throws IOException {
        if (certificate == null && key == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException("--certificate and --key go together");
        }
        return Optional.of(Identity.read(certificate, key));
    }
}
