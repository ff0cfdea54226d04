package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.attach.ClusterView.Basis;
import org.moqlab.engine.attach.ClusterView.Edge;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.transport.NodeUrl;

/// Finds the sessions between relays: two identities next to each other in a way have one, and so
/// have those who say so. The first of a way may be a publisher and counts only where it is known
/// for a relay.
final class Edges {
    private final Map<String, WatchedRelay> relays;
    private final Map<Origin, String> names;
    private final Map<String, String> urls;
    private final TreeMap<String, Edge> found = new TreeMap<>();

    /// @param urls what relays are called here by their URLs, those without a slash at the end
    Edges(Map<String, WatchedRelay> relays, Map<Origin, String> names, Map<String, String> urls) {
        this.relays = relays;
        this.names = names;
        this.urls = urls;
    }

    List<Edge> all() {
        for (WatchedRelay relay : relays.values()) {
            relay.connections().forEach(link -> said(relay.name(), called(link.peer())));
            for (WatchedRelay.Node node : relay.pages().nodes()) {
                if (node.connections() > 0) {
                    said(relay.name(), node.id().map(this::called).orElse(called(node.node())));
                }
            }
        }
        for (WatchedRelay relay : relays.values()) {
            relay.table().values().stream().filter(Seen::told).forEach(this::used);
        }
        return new ArrayList<>(found.values());
    }

    private String called(Origin id) {
        return Optional.ofNullable(names.get(id)).orElse(Long.toString(id.id()));
    }

    /// A URL may be that of a relay with a name here.
    private String called(String peer) {
        Optional<String> url =
                NodeUrl.of(new Namespace(cut(peer)).path()).map(found -> NodeUrl.bare(found + ""));
        return url.map(urls::get).orElse(url.orElse(peer));
    }

    private static String cut(String peer) {
        return peer.length() <= NodeUrl.MAX_LENGTH ? peer : peer.substring(0, NodeUrl.MAX_LENGTH);
    }

    private void used(Seen seen) {
        List<Origin> path = seen.path();
        for (int i = 1; i < path.size(); i++) {
            Origin before = path.get(i - 1);
            Origin here = path.get(i);
            boolean relays = i > 1 || names.containsKey(before);
            if (relays && before.isKnown() && here.isKnown() && !before.equals(here)) {
                put(called(before), called(here), Basis.INFERRED);
            }
        }
    }

    private void said(String one, String other) {
        if (!one.equals(other)) {
            put(one, other, Basis.UNUSED);
        }
    }

    private void put(String one, String other, Basis basis) {
        boolean ordered = one.compareTo(other) <= 0;
        String from = ordered ? one : other;
        String to = ordered ? other : one;
        String key = from + "\0" + to;
        Edge before = found.get(key);
        if (before == null && found.size() < ClusterView.MAX_EDGES) {
            found.put(key, new Edge(from, to, basis));
        } else if (before != null && before.basis() != basis) {
            found.put(key, new Edge(from, to, Basis.OBSERVED));
        }
    }
}
