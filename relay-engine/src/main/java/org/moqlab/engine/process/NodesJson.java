package org.moqlab.engine.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.transport.NodeUrl;

/// The other relays a relay knows of, in the shape of moq-relay (GOSSIP D.1). Of its sessions only
/// those it has dialled are listed: who has dialled it says nowhere which relay he is.
final class NodesJson {
    private static final JsonFactory JSON = new JsonFactory();

    private NodesJson() {}

    private record Node(Optional<Route> route, List<SessionView> sessions) {}

    static byte[] of(Inspected relay) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("nodes");
            for (Map.Entry<String, Node> node : nodes(relay).entrySet()) {
                write(node.getKey(), node.getValue(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every octet", e);
        }
        return out.toByteArray();
    }

    private static Map<String, Node> nodes(Inspected relay) {
        MeshSnapshot snapshot = relay.snapshot();
        String name = relay.settings().name();
        String self = relay.settings().mesh().map(RelaySettings.Gossip::self).orElse("");
        Map<String, Node> nodes = new TreeMap<>();
        relay.settings()
                .connect()
                .forEach(link ->
                        add(link.peer(), link.peer(), Optional.empty(), snapshot, name, nodes));
        for (RowView row : relay.rows().values()) {
            Namespace namespace = row.row().namespace();
            if (SnapshotJson.isNode(namespace)) {
                String path = namespace.below(Namespace.ORIGINS).path();
                String url = NodeUrl.of(path).map(URI::toString).orElse(path);
                if (!new Namespace(self).path().equals(path)) {
                    Optional<Route> route = row.row().best().map(best -> best.route());
                    add(url, path, route, snapshot, name, nodes);
                }
            }
        }
        return nodes;
    }

    private static void add(
            String url,
            String peer,
            Optional<Route> route,
            MeshSnapshot snapshot,
            String name,
            Map<String, Node> nodes) {
        Node known =
                nodes.entrySet().stream()
                        .filter(e -> bare(e.getKey()).equals(bare(url)))
                        .findFirst()
                        .map(e -> nodes.remove(e.getKey()))
                        .orElse(new Node(Optional.empty(), List.of()));
        List<SessionView> sessions =
                snapshot.sessions().values().stream()
                        .filter(session -> session.dialer().equals(name) && session.dialerUp())
                        .filter(session -> session.acceptor().equals(peer))
                        .toList();
        nodes.put(
                url,
                new Node(route.or(known::route), sessions.isEmpty() ? known.sessions() : sessions));
    }

    private static String bare(String url) {
        return new Namespace(url).path();
    }

    private static void write(String url, Node node, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("node", url);
        Optional<HopPath> path =
                node.route()
                        .map(Route::hops)
                        .filter(HopPath.class::isInstance)
                        .map(HopPath.class::cast)
                        .filter(hops -> !hops.origins().isEmpty());
        json.writeFieldName("origin_id");
        json.writeString(
                path.map(hops -> Long.toString(hops.origins().getFirst().id())).orElse(null));
        json.writeFieldName("announced");
        if (node.route().isEmpty()) {
            json.writeNull();
        } else {
            announced(node.route().get(), path, json);
        }
        json.writeArrayFieldStart("connections");
        for (SessionView session : node.sessions()) {
            json.writeStartObject();
            json.writeNumberField("id", session.id());
            json.writeStringField("direction", "outbound");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void announced(Route route, Optional<HopPath> path, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("hops");
        for (Origin origin : path.map(HopPath::origins).orElse(List.of())) {
            json.writeString(Long.toString(origin.id()));
        }
        json.writeEndArray();
        json.writeNumberField("hop_count", route.hops().length());
        json.writeNumberField("cost", route.cost().warm());
        json.writeNumberField("cold_cost", route.cost().cold());
        json.writeEndObject();
    }
}
