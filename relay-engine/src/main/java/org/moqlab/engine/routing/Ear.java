package org.moqlab.engine.routing;

import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;

/// Somebody who wants to be told of namespaces: one feed of a session.
///
/// @param stream names the feed on its session
/// @param prefix effective prefix of what is wanted
/// @param peer whose routes are not wanted, which is the peer itself; unknown when it did not say
/// @param wire what the wire can say of changes
public record Ear(SessionId session, long stream, Namespace prefix, Origin peer, Wire wire) {
    /// What a wire can say once a namespace has been told. Each can what those before it can.
    public enum Wire {
        /// Only that it is over.
        FIRST_ONLY,
        /// That the route is another one.
        CHANGES,
        /// What it costs.
        COSTS
    }

    /// Whether changes of the route can be told.
    boolean hearsChanges() {
        return wire != Wire.FIRST_ONLY;
    }
}
