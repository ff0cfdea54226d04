package org.moqlab.engine.routing;

import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;

/// One front a namespace, which belongs to one publisher and holds all routes to it; each peer is
/// told the first of them that suits it (GOSSIP C.3 to C.5). The questions are about one front at a
/// time; the router knows who listens, who reads, and what time it is.
public non-sealed interface Fronts extends Selection {
    /// Which of two routes comes first, less than 0 for `one`. Of those that are equal here the one
    /// that was attached last comes first.
    int compare(Namespace namespace, Route one, Route other);

    /// By what `first` comes before `second`, which is not before it by [#compare].
    Merit merit(Namespace namespace, Route first, Route second);

    /// Whether a front whose tracks are being read moves to a better route; otherwise it stays
    /// where it is and lets the other relay come to it.
    boolean adopts(Move move);

    /// How long a front waits before it moves to a better route, ns; empty when it moves at once.
    OptionalLong hold(Move move);

    /// Whether a front chooses anew as soon as another peer listens or reads, or one no longer
    /// does; otherwise at the next change of its routes.
    boolean minds();

    /// The cost told to peers of the route a front is fetching over.
    RouteCost discounted(RouteCost whole);

    /// Whether a peer that the route in use leads back through is told the next one that suits it;
    /// otherwise it is told nothing.
    default boolean tellsStandby() {
        return true;
    }

    /// Whether somebody who reads gets a route that does not lead back through him, and a front
    /// that he reads keeps off those that do; otherwise he gets the one in use, whoever he is.
    default boolean servesAround() {
        return true;
    }

    /// Whether a front counts those it is told to among the peers it is exposed to, so that what
    /// comes back through them is known for a reflection; otherwise only those who read it.
    default boolean heedsListeners() {
        return true;
    }

    /// Whether a source that was displaced tries again when the front that took its place is gone;
    /// otherwise it waits until its own route changes.
    default boolean wakesDisplaced() {
        return true;
    }

    /// Whether any change of its route gives a displaced source the right back to take the name
    /// over; otherwise only another publisher does.
    default boolean rearmsOnChange() {
        return false;
    }

    /// Whether a source that refuses a track speaks for all of them; otherwise the next is asked.
    default boolean oneRefusalIsFinal() {
        return false;
    }

    /// A front that would rather use another route.
    ///
    /// @param from the route it uses, which still stands
    /// @param to the first of those it may use
    /// @param tainted whether `from` leads back through a peer that listens or reads
    /// @param self the relay's own identity
    record Move(Namespace namespace, Route from, Route to, boolean tainted, Origin self) {}
}
