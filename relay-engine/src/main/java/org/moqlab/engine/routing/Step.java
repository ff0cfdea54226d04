package org.moqlab.engine.routing;

import java.util.List;

/// One call on a table: when it is, what it is due to, and what came of it so far.
///
/// @param now mesh time, ns
/// @param cause the relay's note that led to it
/// @param actions to add to
record Step(long now, long cause, List<RouterAction> actions) {
    void act(RouterAction action) {
        actions.add(action);
    }
}
