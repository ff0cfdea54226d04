package org.moqlab.engine.routing;

import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;

/// One advertisement of a namespace as a relay holds it. Compared by `uid` only: two routes with
/// equal fields from the same session are still two (GOSSIP A.3.1 "identity, never equality").
///
/// @param uid number of this route in the life of its relay, from 1
/// @param session who advertises it
/// @param hops how far it has travelled, this relay included
/// @param arrivedAt when it arrived, ns of mesh time
/// @param note the relay's note that recorded the arrival, for explanations
/// @param root root of the session it arrived on, below which it was announced
public record Route(
        long uid, SessionId session, Hops hops, long arrivedAt, long note, Namespace root) {
    /// A route announced at the root of all names.
    public Route(long uid, SessionId session, Hops hops, long arrivedAt, long note) {
        this(uid, session, hops, arrivedAt, note, Namespace.ROOT);
    }

    /// Whether this is the very same advertisement.
    public boolean isSame(Route other) {
        return uid == other.uid;
    }
}
