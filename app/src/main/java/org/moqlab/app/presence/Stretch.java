package org.moqlab.app.presence;

import org.moqlab.engine.mesh.EntryState;

/// A time in which a relay held the same.
///
/// @param from mesh time, ns
/// @param to mesh time, ns
/// @param look what it held
public record Stretch(long from, long to, Look look) {
    /// What a relay holds of a namespace.
    ///
    /// @param state what the entry is
    /// @param hops of its best route; -1 for none
    /// @param via who it has it from; empty for nobody
    public record Look(EntryState state, long hops, String via) {
        Look as(EntryState other) {
            return new Look(other, hops, via);
        }
    }
}
