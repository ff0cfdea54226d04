package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;

/// What a relay needs to find others by gossip (GOSSIP C.7).
///
/// @param self its address as others dial it; in a mesh of the lab its name
/// @param cost what it says a link to it costs, in the query of the address it publishes; empty for
///   nothing
/// @param others how the relays are dialled that it may hear of
public record Rendezvous(String self, OptionalLong cost, List<RelayConfig.Target> others) {
    private static final String QUERY = "?cost=";

    /// Creates the value; the list is copied.
    public Rendezvous {
        others = List.copyOf(others);
    }

    /// The name it publishes.
    Namespace own() {
        String query = cost.isPresent() ? QUERY + cost.getAsLong() : "";
        return Namespace.ORIGINS.join(new Namespace(self + query));
    }

    /// An address without its query: who it leads to.
    public static String peer(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /// What an address says a link to it costs; empty for nothing.
    static OptionalLong cost(String address) {
        int query = address.indexOf(QUERY);
        String digits = query < 0 ? "" : address.substring(query + QUERY.length());
        return digits.matches("[0-9]{1,10}")
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    /// The address a name stands for.
    static Optional<String> address(Namespace namespace) {
        return Optional.of(namespace)
                .filter(name -> name.startsWith(Namespace.ORIGINS))
                .map(name -> name.below(Namespace.ORIGINS).path())
                .filter(path -> !path.isEmpty());
    }
}
