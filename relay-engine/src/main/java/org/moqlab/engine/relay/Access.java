package org.moqlab.engine.relay;

import java.util.List;
import org.moqlab.engine.model.Namespace;

/// Who may do what at a relay without a token (WIRE §1.8).
///
/// @param open prefix below which anybody may publish and subscribe; the root for everything
/// @param cluster callers with full access, by name: the relays of the same cluster
/// @param readers callers that may subscribe and not publish, by name: what their tokens grant.
///   Only moq-transport makes a difference, see [org.moqlab.engine.session.Terms]
public record Access(Namespace open, List<String> cluster, List<String> readers) {
    /// Everything is open to everybody.
    public static final Access EVERYTHING = new Access(Namespace.ROOT, List.of(), List.of());

    /// Creates the value; the lists are copied.
    public Access {
        cluster = List.copyOf(cluster);
        readers = List.copyOf(readers);
    }
}
