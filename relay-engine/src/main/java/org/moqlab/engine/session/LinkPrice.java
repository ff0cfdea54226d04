package org.moqlab.engine.session;

import java.util.OptionalLong;
import org.moqlab.engine.model.RouteCost;

/// What it costs to fetch over the link of a session (GOSSIP C.2). It is added here and nowhere
/// else, by the end that hears of a route.
///
/// @param own what this end says; empty when it leaves that to the peer
/// @param declared what the peer says in SETUP; empty when it says nothing
record LinkPrice(OptionalLong own, OptionalLong declared) {
    /// What a link costs that nobody has priced.
    static final long USUAL = 1;

    /// What a route costs from this end on.
    ///
    /// @param advertised what it costs from the peer on
    RouteCost beyond(RouteCost advertised) {
        return advertised.over(own.orElse(declared.orElse(USUAL)));
    }
}
