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
/// @param anyone how one is dialled that is not among them, whatever its address; empty for not at
///   all
public record Rendezvous(
        String self,
        OptionalLong cost,
        List<RelayConfig.Target> others,
        Optional<RelayConfig.Target> anyone) {
    /// Most relays that are not among the known ones and are dialled all the same.
    public static final int MAX_FOUND = 256;

    private static final String QUERY = "?cost=";

    /// Creates the value; the list is copied.
    public Rendezvous {
        others = List.copyOf(others);
    }

    /// What a relay needs that dials nobody but those it knows of.
    public Rendezvous(String self, OptionalLong cost, List<RelayConfig.Target> others) {
        this(self, cost, others, Optional.empty());
    }

    /// How a relay is dialled that was heard of.
    Optional<RelayConfig.Target> target(String peer) {
        return others.stream()
                .filter(target -> target.peer().equals(peer))
                .findFirst()
                .or(() -> anyone.map(target -> target.of(peer)));
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
