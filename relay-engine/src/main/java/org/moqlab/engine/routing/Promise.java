package org.moqlab.engine.routing;

import java.util.Optional;
import java.util.stream.Stream;

/// What a policy promises beyond what holds for every mesh (DESIGN §6); who does not promise a
/// thing is not blamed for it.
public enum Promise {
    /// Nothing is told to a peer that the hop list has passed already.
    SPLIT_HORIZON("split-horizon"),
    /// The end of an unknown namespace, or a route told anew, ends no session.
    SESSION_SURVIVES("session-survives");

    private final String invariant;

    Promise(String invariant) {
        this.invariant = invariant;
    }

    /// Id of the invariant that judges whether it is kept.
    public String invariant() {
        return invariant;
    }

    /// The promise an invariant judges; empty when it holds for every mesh.
    public static Optional<Promise> behind(String invariant) {
        return Stream.of(values()).filter(one -> one.invariant.equals(invariant)).findFirst();
    }
}
