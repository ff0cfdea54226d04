package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// What a relay needs to find others by gossip (GOSSIP C.7).
///
/// @param self its address as others dial it; in a mesh of the lab its name
/// @param others how the relays are dialled that it may hear of
public record Rendezvous(String self, List<RelayConfig.Target> others) {
    /// Creates the value; the list is copied.
    public Rendezvous {
        others = List.copyOf(others);
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
