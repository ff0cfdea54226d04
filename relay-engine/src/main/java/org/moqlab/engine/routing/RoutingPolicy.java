package org.moqlab.engine.routing;

import java.util.List;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;

/// The questions a gossip policy answers; the router owns state and timers. Stateless and total, so
/// that policies can be compared on the same scenario.
public interface RoutingPolicy {
    /// Its name in scenario files.
    String name();

    /// The wire its relays speak with each other unless a scenario says otherwise.
    String nativeWire();

    /// Its timings.
    Timings timings();

    /// How its relays dial lost peers again.
    Backoff backoff();

    /// What its relays call themselves in hop lists.
    Identity identity();

    /// How its relays take ends of what was never announced.
    Ends ends();

    /// When its relays decide who may come in.
    Entrance entrance();

    /// What it promises beyond what holds for every mesh.
    default List<Promise> promises() {
        return List.of();
    }

    /// Whether a subscription is accepted before the upstream has answered.
    boolean acceptsFirst();

    /// The hops a relay stores for what a neighbour told and [#refuses] let in.
    ///
    /// @param told a count without the teller, or a list with the teller as its last
    Hops stored(Hops told);

    /// Whether a relay turns away what a neighbour told: it does not get into the table, not even
    /// as a standby.
    ///
    /// @param told as for [#stored]
    /// @param self the relay's own identity
    boolean refuses(Hops told, Origin self);

    /// Whether a peer is told of a route that became best.
    ///
    /// @param peer whose routes the peer wants none of, which is itself; unknown when it did not
    ///   say
    /// @param self the relay's own identity
    boolean tells(Route route, Origin peer, Origin self);

    /// How they choose among the routes to a namespace.
    Selection selection();
}
