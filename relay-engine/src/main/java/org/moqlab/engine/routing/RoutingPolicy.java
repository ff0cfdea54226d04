package org.moqlab.engine.routing;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.HopPath;
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

    /// Why a relay turns away what [#refuses] keeps out, in words.
    default String refusing(Hops told, Origin self) {
        return told.length() > HopPath.MAX_HOPS
                ? "its hop list is too long"
                : "refused, it has passed here before";
    }

    /// Whether a peer is told of a route that became best.
    ///
    /// @param peer whose routes the peer wants none of, which is itself; unknown when it did not
    ///   say
    /// @param self the relay's own identity
    boolean tells(Route route, Origin peer, Origin self);

    /// Whether a peer hears back, on any of its sessions, what it has told itself.
    default boolean tellsBack() {
        return true;
    }

    /// Whether a lost route that was in use may be replaced by the one that would take its place;
    /// otherwise the namespace is withdrawn.
    default boolean fallsBack(Route lost, Route next, Loss loss) {
        return true;
    }

    /// How long after the end of a session with a relay nothing is advertised on a new one with it,
    /// ns; 0 for not at all.
    default long reconnectDelay() {
        return 0;
    }

    /// Whether relays that find each other keep books of every address under which a peer is
    /// announced: they dial anew when it changes, and let go when the last has ended. Otherwise the
    /// end of any is the end of the peer.
    default boolean followsAddresses() {
        return true;
    }

    /// How long a namespace stays listed after its last session was lost, ns.
    ///
    /// @param loss whose session it was
    /// @param linger what its timings say, knobs turned
    default long linger(Loss loss, long linger) {
        return linger;
    }

    /// Whether namespaces live only as long as signs of life of their publishers come, and which
    /// count; empty when an announcement stands until it is taken back.
    default Optional<Heartbeat> heartbeat() {
        return Optional.empty();
    }

    /// How they choose among the routes to a namespace.
    Selection selection();
}
