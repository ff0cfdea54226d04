package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// Who may do what at a relay without a token (WIRE §1.8).
///
/// @param open prefix below which anybody may publish and subscribe; the root for everything
/// @param cluster callers with full access, by name: the relays of the same cluster
/// @param readers callers that may subscribe and not publish, by name: what their tokens grant.
///   Only moq-transport makes a difference, see [org.moqlab.engine.session.Terms]
/// @param publishers callers that may publish beside the cluster, by name; empty for all. Nobody
///   else is asked for names
/// @param unheard relays of the cluster that are told names and not asked for any
public record Access(
        Namespace open,
        List<String> cluster,
        List<String> readers,
        Optional<List<String>> publishers,
        List<String> unheard) {
    /// What is open where nothing is.
    public static final Namespace NOWHERE = new Namespace(".nothing-is-open");

    /// Everything is open to everybody.
    public static final Access EVERYTHING = new Access(Namespace.ROOT, List.of(), List.of());

    /// Creates the value; the lists are copied.
    public Access {
        cluster = List.copyOf(cluster);
        readers = List.copyOf(readers);
        publishers = publishers.map(List::copyOf);
        unheard = List.copyOf(unheard);
    }

    /// A relay that hears all relays of its cluster.
    public Access(
            Namespace open,
            List<String> cluster,
            List<String> readers,
            Optional<List<String>> publishers) {
        this(open, cluster, readers, publishers, List.of());
    }

    /// A relay to which everybody who may come in may publish.
    public Access(Namespace open, List<String> cluster, List<String> readers) {
        this(open, cluster, readers, Optional.empty());
    }

    /// Whether a caller's token grants publishing, or it needs none.
    boolean publishes(String caller) {
        return hears(caller)
                && (cluster.contains(caller)
                        || publishers.map(named -> named.contains(caller)).orElse(true));
    }

    /// Whether a peer is asked for names at all.
    boolean hears(String peer) {
        return !unheard.contains(peer);
    }
}
