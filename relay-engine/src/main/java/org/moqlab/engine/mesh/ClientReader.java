package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.Transport;
import org.moqlab.engine.mesh.Scenario.Way;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Policies;

/// Reads publishers and subscribers.
///
/// @param policies names the policy of a relay
/// @param relays names of the relays
/// @param wires reads the wire of something that may name one
/// @param names reads the name of a client, which is new
record ClientReader(
        YamlChecks checks,
        UnaryOperator<String> policies,
        Collection<String> relays,
        Reading<YamlFields, Optional<String>> wires,
        Reading<YamlNode, String> names) {
    private static final List<String> PUBLISHER_KEYS =
            List.of("publisher", "at", "namespace", "id", "tracks", "wire", "transport", "path");
    private static final List<String> SUBSCRIBER_KEYS =
            List.of("subscriber", "at", "namespace", "track", "id", "wire", "transport", "path");
    private static final List<String> CLIENT_KEYS =
            List.of(
                    "publisher",
                    "subscriber",
                    "at",
                    "namespace",
                    "track",
                    "id",
                    "tracks",
                    "wire",
                    "transport",
                    "path");

    /// Most tracks a publisher may list.
    private static final int MAX_TRACKS = 1_000;

    private static final List<Transport> TRANSPORTS = List.of(Transport.values());

    /// Turns a piece of the file into a value.
    interface Reading<F, T> {
        T read(F from) throws ScenarioException;
    }

    /// The clients in the order of the file.
    ///
    /// @param namespaces gets the effective names of what they publish or want
    List<ClientSpec> clients(YamlNode node, Set<String> namespaces) throws ScenarioException {
        List<ClientSpec> specs = new ArrayList<>();
        for (YamlNode item : checks.list(node, "clients", 0, ScenarioFile.MAX_CLIENTS)) {
            ClientSpec spec = client(item);
            Namespace root = spec.way().root(gossip(spec.at()).entrance());
            namespaces.add(root.join(new Namespace(spec.namespace())).path());
            specs.add(spec);
        }
        return specs;
    }

    private RoutingPolicy gossip(String relay) {
        return Policies.named(policies.apply(relay)).orElseThrow();
    }

    private ClientSpec client(YamlNode node) throws ScenarioException {
        String role =
                new YamlFields(checks, node, "a client", CLIENT_KEYS)
                        .oneOf(List.of("publisher", "subscriber"));
        boolean publisher = role.equals("publisher");
        YamlFields fields =
                new YamlFields(
                        checks, node, "a " + role, publisher ? PUBLISHER_KEYS : SUBSCRIBER_KEYS);
        String name = names.read(fields.required(role));
        String at = checks.choice(fields.required("at"), "a relay", relays);
        String namespace = checks.path(fields.required("namespace"), "a namespace");
        String track = publisher ? "" : checks.text(fields.required("track"), "a track name");
        Optional<String> wire = wires.read(fields);
        Way way = way(fields, at, wire);
        return new ClientSpec(name, publisher, at, namespace, track, wire, way, make(fields));
    }

    private Make make(YamlFields fields) throws ScenarioException {
        Optional<String> id = Optional.empty();
        if (fields.has("id")) {
            id = Optional.of(checks.name(fields.required("id"), "an id"));
        }
        List<String> tracks = new ArrayList<>();
        if (fields.has("tracks")) {
            for (YamlNode item : checks.list(fields.required("tracks"), "tracks", 1, MAX_TRACKS)) {
                tracks.add(checks.text(item, "a track name"));
                if (tracks.indexOf(tracks.getLast()) < tracks.size() - 1) {
                    throw checks.refuse(
                            item.place(), "every track once", item.describe() + " again");
                }
            }
        }
        return new Make(id, tracks);
    }

    private Way way(YamlFields fields, String at, Optional<String> wire) throws ScenarioException {
        Transport transport = Transport.QUIC;
        if (fields.has("transport")) {
            transport =
                    checks.choice(
                            fields.required("transport"),
                            "a transport",
                            TRANSPORTS,
                            Transport::word);
        }
        if (!fields.has("path")) {
            return new Way(transport, "");
        }
        YamlNode node = fields.required("path");
        String path = checks.text(node, "a path");
        if (!path.startsWith("/") || !path.chars().allMatch(ClientReader::isOfUrlPath)) {
            throw checks.refuse(node, "the path of a URL, such as /anon");
        }
        String spoken = wire.orElseGet(() -> usualWire(at));
        if (transport == Transport.QUIC && !ScenarioFile.WIRES_WITH_PATH.contains(spoken)) {
            String where = "a path with transport: webtransport";
            throw checks.refuse(
                    node.place(), where, "one on quic, where " + spoken + " has no place for it");
        }
        return new Way(transport, path);
    }

    private String usualWire(String relay) {
        return WireName.of(gossip(relay).nativeWire()).orElseThrow().forStrangers().text();
    }

    private static boolean isOfUrlPath(int c) {
        return c > ' ' && c < 0x7f && "?#\\".indexOf(c) < 0;
    }
}
