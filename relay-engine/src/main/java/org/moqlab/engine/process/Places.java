package org.moqlab.engine.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.YamlChecks;
import org.moqlab.engine.mesh.YamlFields;
import org.moqlab.engine.mesh.YamlNode;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.Identity;

/// Reads addresses, URLs and files that a configuration names.
///
/// @param folder that names of files start from
record Places(YamlChecks checks, Path folder) {
    /// Octets of the longest secret.
    static final int MAX_SECRET = 16_384;

    private static final int MAX_PORT = 65_535;
    private static final Pattern PLACE =
            Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+)):(\\d{1,5})");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{64}");

    /// Places to listen at: one or a list.
    List<InetSocketAddress> all(YamlNode node) throws ScenarioException {
        if (!(node instanceof YamlNode.Sequence)) {
            return List.of(address(node));
        }
        List<InetSocketAddress> all = new ArrayList<>();
        for (YamlNode each : checks.list(node, "places", 1, RelaySettings.MAX_PLACES)) {
            all.add(address(each));
        }
        return all;
    }

    /// A port, which means 127.0.0.1, or a numeric address with a port.
    InetSocketAddress address(YamlNode node) throws ScenarioException {
        String expected = "a port, for 127.0.0.1, or ADDRESS:PORT with a numeric address";
        if (node instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.Type.INTEGER) {
            long port = checks.whole(node, "a port", 0, MAX_PORT);
            return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), (int) port);
        }
        Matcher parts = PLACE.matcher(checks.text(node, "a place to listen at"));
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > MAX_PORT) {
            throw checks.refuse(node, expected);
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        try {
            InetAddress address =
                    InetAddress.ofLiteral(host.equals("localhost") ? "127.0.0.1" : host);
            return new InetSocketAddress(address, Integer.parseInt(parts.group(3)));
        } catch (IllegalArgumentException _) {
            throw checks.refuse(node, expected);
        }
    }

    /// A name or numeric address.
    String host(YamlNode node) throws ScenarioException {
        String host = checks.text(node, "a host");
        if (!HOST.matcher(host).matches()) {
            throw checks.refuse(node, "a host name or a numeric address");
        }
        return host;
    }

    /// An `https://` or `moqt://` URL; without a scheme it is `https://`.
    URI url(YamlNode node) throws ScenarioException {
        String text = checks.text(node, "a URL");
        String expected = "an https:// or moqt:// URL without user, query and fragment";
        try {
            URI url = new URI(text.contains("://") ? text : "https://" + text);
            boolean known = List.of("https", "moqt").contains(String.valueOf(url.getScheme()));
            boolean plain =
                    url.getUserInfo() == null
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null;
            if (!known || url.getHost() == null || !plain || url.getPort() > MAX_PORT) {
                throw checks.refuse(node.place(), expected, "another");
            }
            return url.getRawPath().isEmpty() ? url.resolve("/") : url;
        } catch (URISyntaxException _) {
            throw checks.refuse(node.place(), expected, "another");
        }
    }

    /// The fingerprint of a certificate.
    Bytes fingerprint(YamlNode node) throws ScenarioException {
        String text = checks.text(node, "a fingerprint");
        if (!FINGERPRINT.matcher(text).matches()) {
            throw checks.refuse(node, "64 hexadecimal digits, the SHA-256 of a certificate");
        }
        return Bytes.wrap(HexFormat.of().parseHex(text));
    }

    /// The file a configuration names.
    Path file(YamlNode node) throws ScenarioException {
        return folder.resolve(checks.text(node, "a file"));
    }

    /// The certificates in a file.
    List<X509Certificate> certificates(YamlNode node) throws ScenarioException {
        try {
            return Identity.certificates(file(node));
        } catch (IOException e) {
            throw checks.refuse(node.place(), "a file of certificates", e.getMessage() + "");
        }
    }

    /// A certificate and its key.
    Identity identity(YamlFields at, YamlNode certificate, YamlNode key) throws ScenarioException {
        try {
            return Identity.read(file(certificate), file(key));
        } catch (IOException e) {
            throw checks.refuse(at.place(), "a certificate and its key", e.getMessage() + "");
        }
    }

    /// What stands in a file, and nowhere else.
    String secret(YamlNode node) throws ScenarioException {
        Path file = file(node);
        try {
            if (Files.size(file) > MAX_SECRET) {
                throw checks.refuse(node, "a file of at most " + MAX_SECRET + " octets");
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty() || !secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw checks.refuse(node.place(), "a file with one token", "something else in it");
            }
            return secret;
        } catch (IOException e) {
            throw checks.refuse(node.place(), "a readable file", e.getClass().getSimpleName());
        }
    }
}
