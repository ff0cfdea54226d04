package org.moqlab.engine.routing;

import java.util.List;
import org.moqlab.engine.model.Hops;

/// The questions a gossip policy answers; the router owns state and timers. Stateless and total, so
/// that policies can be compared on the same scenario.
public interface RoutingPolicy {
    /// Its name in scenario files.
    String name();

    /// The wire its relays speak with each other unless a scenario says otherwise.
    String nativeWire();

    /// Its timings.
    Timings timings();

    /// The hops a relay stores for what a neighbour told.
    ///
    /// @param told as on the wire
    Hops stored(Hops told);

    /// Whether a new route takes the place of the best at once.
    boolean replaces(Route candidate, Route best);

    /// Which standby takes the place of a lost best.
    ///
    /// @param standby in the table's own order, not empty
    /// @return its index
    int promoted(List<Route> standby);

    /// Why a standby is not best, in the words of this policy.
    Reason standing(Route standby, Route best);
}
