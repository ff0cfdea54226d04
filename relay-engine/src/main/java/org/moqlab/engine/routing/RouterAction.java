package org.moqlab.engine.routing;

import java.util.List;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.model.RouteCost;

/// What a router wants done or known, in order.
public sealed interface RouterAction {
    /// Tell every peer that asked: this is the route now. When `again`, the old one is withdrawn
    /// first; both messages always go together (GOSSIP A.3.2 note 3).
    record Announce(Namespace namespace, Route route, boolean again) implements RouterAction {}

    /// Tell every peer that asked: the namespace is gone.
    record Withdraw(Namespace namespace) implements RouterAction {}

    /// A namespace is known from now on, or no longer is; whom that is told is said by [Tell] and
    /// [Untell].
    record Stands(Namespace namespace, boolean known) implements RouterAction {}

    /// Tell one peer: this is the route for you.
    ///
    /// @param cost what it costs from here
    /// @param again whether the peer holds another one, which changes in place
    record Tell(Ear ear, Namespace namespace, Route route, RouteCost cost, boolean again)
            implements RouterAction {
        /// Where nothing has a price.
        static Tell free(Ear ear, Namespace namespace, Route route) {
            return new Tell(ear, namespace, route, RouteCost.ZERO, false);
        }
    }

    /// Tell one peer: the namespace is gone for you.
    record Untell(Ear ear, Namespace namespace) implements RouterAction {}

    /// A row changed.
    ///
    /// @param rule what happened in words
    record Changed(TableRow row, String rule) implements RouterAction {}

    /// A route is kept out of the table.
    ///
    /// @param why in words
    record Ignored(Namespace namespace, Route route, String why) implements RouterAction {}

    /// Say to every peer that was told a namespace: its publisher lives.
    record Beat(Namespace namespace, Pulse pulse) implements RouterAction {}

    /// Routes are out of the table though they are advertised still: nothing is read from them any
    /// more.
    record Lapsed(List<Route> routes) implements RouterAction {
        /// Creates the value; the list is copied.
        public Lapsed {
            routes = List.copyOf(routes);
        }
    }

    /// A timer ran out; what it led to follows.
    ///
    /// @param effect what came of it, in words
    /// @param cause the note that started it
    record Elapsed(String timer, Namespace namespace, String effect, long cause)
            implements RouterAction {}

    /// What follows was led to by that note rather than by the present input.
    record Because(long cause) implements RouterAction {}
}
