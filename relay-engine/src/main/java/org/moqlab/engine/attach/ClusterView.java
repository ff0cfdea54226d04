package org.moqlab.engine.attach;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.transport.NodeUrl;

/// What follows from what is known of watched relays: who is who, and which sessions there are.
///
/// @param relays what is known, by name
/// @param names what identities are called, by what their relays publish or the watched ones say
/// @param edges sessions between relays, each with what it rests on
public record ClusterView(
        Map<String, WatchedRelay> relays, Map<Origin, String> names, List<Edge> edges) {
    /// Most edges that are told.
    public static final int MAX_EDGES = 4_096;

    /// What an edge rests on.
    public enum Basis {
        /// One of its ends says that it has the session, and a way leads over it.
        OBSERVED,
        /// A way leads over it, and neither end says more.
        INFERRED,
        /// One of its ends says that it has the session, and no way leads over it.
        UNUSED
    }

    /// Two relays with a session between them, by the name here, else their URL, else their
    /// identity as a decimal number.
    ///
    /// @param from the one that comes first by name
    public record Edge(String from, String to, Basis basis) {}

    /// Draws conclusions.
    static ClusterView of(Map<String, WatchedRelay> relays) {
        Map<Origin, String> names = new TreeMap<>();
        Map<String, Origin> nodes = new TreeMap<>();
        for (WatchedRelay relay : relays.values()) {
            for (Seen seen : relay.table().values()) {
                node(seen)
                        .ifPresent(url -> {
                            names.putIfAbsent(seen.path().getFirst(), url);
                            nodes.putIfAbsent(NodeUrl.bare(url), seen.path().getFirst());
                        });
            }
            for (WatchedRelay.Node node : relay.pages().nodes()) {
                node.id()
                        .filter(Origin::isKnown)
                        .ifPresent(id -> {
                            names.putIfAbsent(id, node.node());
                            nodes.putIfAbsent(NodeUrl.bare(node.node()), id);
                        });
            }
        }
        for (WatchedRelay relay : relays.values()) {
            relay.id().filter(Origin::isKnown).ifPresent(id -> names.put(id, relay.name()));
        }
        Map<String, String> called = new TreeMap<>();
        nodes.forEach((url, id) -> called.put(url, Objects.requireNonNull(names.get(id))));
        for (WatchedRelay relay : relays.values()) {
            called.put(NodeUrl.bare(relay.target().url().toString()), relay.name());
        }
        return new ClusterView(relays, names, new Edges(relays, names, called).all());
    }

    /// The URL that a told name stands for, when it is one by which relays find each other.
    static Optional<String> node(Seen seen) {
        Namespace name = seen.namespace();
        boolean usable =
                seen.told()
                        && name.startsWith(Namespace.ORIGINS)
                        && !name.equals(Namespace.ORIGINS)
                        && !seen.path().isEmpty()
                        && seen.path().getFirst().isKnown();
        return usable
                ? NodeUrl.of(name.below(Namespace.ORIGINS).path()).map(URI::toString)
                : Optional.empty();
    }

    /// The relays that are watched at present.
    Collection<WatchedRelay> up() {
        return relays.values().stream()
                .filter(relay -> relay.state() == WatchedRelay.State.UP)
                .toList();
    }

    Optional<WatchedRelay> upNamed(String name) {
        return Optional.ofNullable(relays.get(name))
                .filter(relay -> relay.state() == WatchedRelay.State.UP);
    }

    /// The relay of that identity, when it does not answer any more.
    Optional<WatchedRelay> lost(Origin id) {
        return relays.values().stream()
                .filter(relay -> relay.id().filter(id::equals).isPresent() && id.isKnown())
                .filter(relay -> relay.state() == WatchedRelay.State.LOST)
                .findFirst();
    }

    /// Whether anybody has a name for an identity.
    boolean isKnown(Origin id) {
        return names.containsKey(id);
    }

    /// Whether any relay says which others there are.
    boolean nodesAreTold() {
        return relays.values().stream()
                .anyMatch(relay ->
                        relay.pages().nodes().stream()
                                .anyMatch(node -> !node.id().equals(relay.id())));
    }

    /// Whether a watched relay has a name from its publisher rather than through another relay.
    boolean isPublished(Seen seen) {
        List<WatchedRelay> holders = new ArrayList<>();
        for (WatchedRelay relay : up()) {
            Seen there = relay.table().get(seen.namespace());
            boolean near = there != null && there.told() && there.hops().length() <= near(relay);
            if (near) {
                holders.add(relay);
            }
        }
        return !holders.isEmpty();
    }

    /// Hops of a name whose publisher is at the relay: itself, and a publisher that has an
    /// identity.
    private static int near(WatchedRelay relay) {
        return relay.tellsPaths() ? 2 : 1;
    }
}
