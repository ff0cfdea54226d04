package org.moqlab.engine.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.YamlChecks;
import org.moqlab.engine.mesh.YamlFields;
import org.moqlab.engine.mesh.YamlNode;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.relay.DrawnOrigin;
import org.moqlab.engine.transport.Admission;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.Trust;

/// Reads the configuration of a relay process: strict, bounded, and precise about what is wrong
/// where.
final class SettingsReader {
    private static final List<String> KEYS =
            List.of(
                    "name", "origin", "policy", "knobs", "listen", "tls", "auth", "cluster", "web",
                    "inspect");
    private static final List<String> OF_LINKS =
            List.of(
                    "wires",
                    "pin",
                    "ca",
                    "unchecked",
                    "token-file",
                    "certificate",
                    "key",
                    "price",
                    "server-name");
    private static final String POLICY = "gossip-2026-08";

    /// Stands for whom a list names.
    private static final URI NOBODY = URI.create("https://nobody.invalid/");

    private final YamlChecks checks;
    private final Places places;

    /// @param folder that names of files start from
    SettingsReader(String file, Path folder) {
        this.checks = new YamlChecks(file);
        this.places = new Places(checks, folder);
    }

    /// Reads a file.
    ///
    /// @throws ScenarioException when it cannot be read or is no configuration
    static RelaySettings read(Path file) throws ScenarioException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        YamlNode tree =
                file.toString().endsWith(".toml")
                        ? TomlReader.tree(file.toString(), ScenarioFile.text(file))
                        : ScenarioFile.tree(file);
        return new SettingsReader(file.toString(), folder).settings(tree);
    }

    RelaySettings settings(YamlNode root) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, root, "a relay", KEYS);
        String name = fields.has("name") ? checks.name(fields.required("name"), "a name") : "relay";
        String policy =
                fields.has("policy")
                        ? checks.choice(
                                fields.required("policy"), "a policy", ScenarioFile.POLICIES)
                        : POLICY;
        Optional<YamlFields> cluster = cluster(fields);
        TlsReader tls = TlsReader.of(checks, places, fields);
        return new RelaySettings(
                name,
                origin(fields),
                policy,
                fields.has("knobs")
                        ? ScenarioFile.knobs(checks, fields.required("knobs"))
                        : Knobs.NONE,
                places.all(fields.required("listen")),
                tls.identity(name),
                open(fields),
                admission(fields),
                tls.authorities(),
                connect(cluster),
                gossip(cluster),
                peers(cluster),
                place(fields, "web"),
                place(fields, "inspect"));
    }

    private Origin origin(YamlFields fields) throws ScenarioException {
        return fields.has("origin")
                ? new Origin(
                        checks.whole(fields.required("origin"), "an origin id", 1, DrawnOrigin.MAX))
                : RandomOrigin.draw();
    }

    private Optional<Namespace> open(YamlFields fields) throws ScenarioException {
        if (!fields.has("auth")) {
            return Optional.empty();
        }
        YamlFields auth = auth(fields);
        if (!auth.has("public")) {
            return Optional.empty();
        }
        YamlNode prefix = auth.required("public");
        if (prefix instanceof YamlNode.Scalar scalar && scalar.text().isEmpty()) {
            return Optional.of(Namespace.ROOT);
        }
        return Optional.of(new Namespace(checks.path(prefix, "a prefix")));
    }

    private YamlFields auth(YamlFields fields) throws ScenarioException {
        YamlNode node = fields.required("auth");
        YamlFields auth = new YamlFields(checks, node, "auth", List.of("public", "key"));
        if (!auth.has("public") && !auth.has("key")) {
            throw checks.refuse(node, "the key 'public' or 'key'");
        }
        return auth;
    }

    private Admission admission(YamlFields fields) throws ScenarioException {
        if (!fields.has("auth") || !auth(fields).has("key")) {
            return Admission.OPEN;
        }
        YamlNode key = auth(fields).required("key");
        try {
            return TokenAdmission.read(places.file(key), Clock.systemUTC());
        } catch (IOException e) {
            throw checks.refuse(key.place(), "a file with a JWK", e.getMessage() + "");
        }
    }

    private Optional<YamlFields> cluster(YamlFields fields) throws ScenarioException {
        return fields.has("cluster")
                ? Optional.of(
                        new YamlFields(
                                checks,
                                fields.required("cluster"),
                                "cluster",
                                List.of("connect", "connect-api", "mesh")))
                : Optional.empty();
    }

    private List<PeerLink> connect(Optional<YamlFields> cluster) throws ScenarioException {
        List<PeerLink> links = new ArrayList<>();
        if (cluster.isPresent() && cluster.get().has("connect")) {
            YamlNode list = cluster.get().required("connect");
            for (YamlNode each : checks.list(list, "relays", 0, RelaySettings.MAX_PEERS)) {
                PeerLink link = link(each, "url");
                boolean twice = links.stream().anyMatch(other -> other.url().equals(link.url()));
                if (twice) {
                    throw checks.refuse(each.place(), "every relay once", link + " again");
                }
                links.add(link);
            }
        }
        return links;
    }

    private Optional<RelaySettings.Gossip> gossip(Optional<YamlFields> cluster)
            throws ScenarioException {
        if (cluster.isEmpty() || !cluster.get().has("mesh")) {
            return Optional.empty();
        }
        PeerLink like = link(cluster.get().required("mesh"), "self");
        return Optional.of(new RelaySettings.Gossip(like.url().toString(), like));
    }

    private Optional<PeerList> peers(Optional<YamlFields> cluster) throws ScenarioException {
        if (cluster.isEmpty() || !cluster.get().has("connect-api")) {
            return Optional.empty();
        }
        YamlFields fields = links(cluster.get().required("connect-api"), "list");
        String list = checks.text(fields.required("list"), "a file or a URL");
        if (list.contains("?") || list.contains("@")) {
            throw checks.refuse(
                    fields.place("list"), "a file, or a URL without user and query", "another");
        }
        return Optional.of(new PeerList(list, places.folder(), link(fields, NOBODY)));
    }

    private YamlFields links(YamlNode node, String url) throws ScenarioException {
        List<String> keys = new ArrayList<>(OF_LINKS);
        keys.add(url);
        return new YamlFields(checks, node, "a link", keys);
    }

    private PeerLink link(YamlNode node, String url) throws ScenarioException {
        YamlFields fields = links(node, url);
        return link(fields, places.url(fields.required(url)));
    }

    private PeerLink link(YamlFields fields, URI url) throws ScenarioException {
        Optional<Identity> own =
                fields.has("certificate")
                        ? Optional.of(
                                places.identity(
                                        fields,
                                        fields.required("certificate"),
                                        fields.required("key")))
                        : Optional.empty();
        PeerLink link =
                new PeerLink(
                        url,
                        token(fields),
                        wires(fields),
                        trust(fields),
                        own,
                        fields.has("server-name")
                                ? Optional.of(places.host(fields.required("server-name")))
                                : Optional.empty(),
                        price(fields));
        if (link.isRaw() && link.token().isPresent()) {
            throw checks.refuse(
                    fields.place("token-file"), "an https:// URL, which can carry it", "moqt://");
        }
        return link;
    }

    private Optional<String> token(YamlFields fields) throws ScenarioException {
        return fields.has("token-file")
                ? Optional.of(places.secret(fields.required("token-file")))
                : Optional.empty();
    }

    private List<String> wires(YamlFields fields) throws ScenarioException {
        List<String> wires = new ArrayList<>();
        if (fields.has("wires")) {
            int most = ScenarioFile.CLIENT_WIRES.size();
            for (YamlNode each : checks.list(fields.required("wires"), "wires", 1, most)) {
                wires.add(checks.choice(each, "a wire", ScenarioFile.CLIENT_WIRES));
            }
        }
        return wires;
    }

    private OptionalLong price(YamlFields fields) throws ScenarioException {
        long most = Math.min(RouteCost.MAX, 999_999_999_999_999_999L);
        return fields.has("price")
                ? OptionalLong.of(checks.whole(fields.required("price"), "a price", 0, most))
                : OptionalLong.empty();
    }

    private Trust trust(YamlFields fields) throws ScenarioException {
        List<String> there =
                List.of("pin", "ca", "unchecked").stream().filter(fields::has).toList();
        if (there.isEmpty()) {
            return new Trust.Authorities(List.of());
        }
        return switch (fields.oneOf(List.of("pin", "ca", "unchecked"))) {
            case "pin" -> new Trust.Pinned(places.fingerprint(fields.required("pin")));
            case "ca" -> new Trust.Authorities(places.certificates(fields.required("ca")));
            default ->
                    checks.truth(fields.required("unchecked"))
                            ? new Trust.Unchecked()
                            : new Trust.Authorities(List.of());
        };
    }

    private Optional<InetSocketAddress> place(YamlFields fields, String key)
            throws ScenarioException {
        return fields.has(key)
                ? Optional.of(places.address(fields.required(key)))
                : Optional.empty();
    }
}
