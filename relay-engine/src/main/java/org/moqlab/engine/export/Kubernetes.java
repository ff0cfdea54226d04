package org.moqlab.engine.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// Manifests: a configuration a pod, a service without an address that gives pods their names, and
/// the pods. The secret with the certificates is made by whoever has them.
final class Kubernetes {
    private static final String INDENT = "    ";

    private Kubernetes() {}

    /// @param configs by file name
    static String file(Fleet fleet, Map<String, String> configs) {
        StringBuilder out = new StringBuilder(template("configurations.yaml"));
        configs.forEach((name, text) -> {
            out.append("  ").append(name).append(": |\n");
            text.lines().forEach(line -> out.append(INDENT).append(line).append('\n'));
        });
        out.append(
                template("pods.yaml")
                        .replace("@QUIC@", Integer.toString(Fleet.PORT))
                        .replace("@WEB@", Integer.toString(Fleet.WEB))
                        .replace("@REPLICAS@", Integer.toString(fleet.relays().size())));
        return out.toString();
    }

    private static String template(String name) {
        try (InputStream in = Kubernetes.class.getResourceAsStream(name)) {
            byte[] all = Objects.requireNonNull(in, "packed with the program").readAllBytes();
            return new String(all, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
