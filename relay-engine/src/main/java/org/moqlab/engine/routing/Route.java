package org.moqlab.engine.routing;

import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
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
/// @param cost what it costs to fetch over it, the link to its session included
/// @param advertised what its peer says it costs from there
public record Route(
        long uid,
        SessionId session,
        Hops hops,
        long arrivedAt,
        long note,
        Namespace root,
        RouteCost cost,
        RouteCost advertised) {
    /// A route that costs nothing.
    public Route(
            long uid, SessionId session, Hops hops, long arrivedAt, long note, Namespace root) {
        this(uid, session, hops, arrivedAt, note, root, RouteCost.ZERO, RouteCost.ZERO);
    }

    /// A route announced at the root of all names.
    public Route(long uid, SessionId session, Hops hops, long arrivedAt, long note) {
        this(uid, session, hops, arrivedAt, note, Namespace.ROOT);
    }

    /// The same advertisement by another way.
    ///
    /// @param way hops as stored here
    /// @param changed the relay's note that recorded the change
    Route by(Hops way, RouteCost whole, RouteCost told, long changed) {
        return new Route(uid, session, way, arrivedAt, changed, root, whole, told);
    }

    /// The relay or publisher that told it; unknown when it has no identity.
    public Origin teller() {
        return hops instanceof HopPath path && !path.origins().isEmpty()
                ? path.origins().getLast()
                : Origin.UNKNOWN;
    }

    /// Whether nothing that counts has changed.
    boolean isSameWay(Route other) {
        return hops.equals(other.hops)
                && cost.equals(other.cost)
                && advertised.equals(other.advertised);
    }

    /// Whether this is the very same advertisement.
    public boolean isSame(Route other) {
        return uid == other.uid;
    }
}
