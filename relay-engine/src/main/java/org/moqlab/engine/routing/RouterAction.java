package org.moqlab.engine.routing;

import org.moqlab.engine.model.Namespace;

/// What a router wants done or known, in order.
public sealed interface RouterAction {
    /// Tell every peer that asked: this is the route now. When `again`, the old one is withdrawn
    /// first; both messages always go together (GOSSIP A.3.2 note 3).
    record Announce(Namespace namespace, Route route, boolean again) implements RouterAction {}

    /// Tell every peer that asked: the namespace is gone.
    record Withdraw(Namespace namespace) implements RouterAction {}

    /// A row changed.
    ///
    /// @param rule what happened in words
    record Changed(TableRow row, String rule) implements RouterAction {}

    /// A timer ran out; what it led to follows.
    ///
    /// @param effect what came of it, in words
    /// @param cause the note that started it
    record Elapsed(String timer, Namespace namespace, String effect, long cause)
            implements RouterAction {}

    /// What follows was led to by that note rather than by the present input.
    record Because(long cause) implements RouterAction {}
}
