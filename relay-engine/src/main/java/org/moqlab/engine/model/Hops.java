package org.moqlab.engine.model;

/// How far an announce has travelled: a bare count (gossip of March 2026, GOSSIP A.3) or the list
/// of origins it passed (from moq-lite-04).
public sealed interface Hops permits HopCount, HopPath {
    /// Number of hops, 0 for a namespace published at the teller itself.
    long length();

    /// The hops of a receiver that learned these from a neighbour which did not add itself.
    ///
    /// @param teller the neighbour; a count forgets who it was
    Hops through(Origin teller);
}
