package org.moqlab.engine.routing;

/// How a route was lost.
public enum Loss {
    /// Whoever advertised it took it back.
    WITHDRAWN,
    /// The session with a publisher ended.
    PUBLISHER,
    /// The session with another relay ended.
    RELAY
}
