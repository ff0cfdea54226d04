package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// What a relay needs to find others by gossip (GOSSIP C.7).
///
/// @param self its address as others dial it; in a mesh of the lab its name
/// @param others how the relays are dialled that it may hear of
/// @param anyone how one is dialled that is not among them, whatever its address; empty for not at
///   all
public record Rendezvous(
        String self, List<RelayConfig.Target> others, Optional<RelayConfig.Target> anyone) {
    /// Most relays that are not among the known ones and are dialled all the same.
    public static final int MAX_FOUND = 256;

    /// Creates the value; the list is copied.
    public Rendezvous {
        others = List.copyOf(others);
    }

    /// What a relay needs that dials nobody but those it knows of.
    public Rendezvous(String self, List<RelayConfig.Target> others) {
        this(self, others, Optional.empty());
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
        return Namespace.ORIGINS.join(new Namespace(self));
    }

    /// The address a name stands for.
    static Optional<String> address(Namespace namespace) {
        return Optional.of(namespace)
                .filter(name -> name.startsWith(Namespace.ORIGINS))
                .map(name -> name.below(Namespace.ORIGINS).path())
                .filter(path -> !path.isEmpty());
    }
}
