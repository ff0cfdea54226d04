package org.moqlab.engine.routing;

/// Where a track can be read from.
public sealed interface Serving {
    /// From the best route.
    record Best(Route route) implements Serving {}

    /// From this route, and from another one when the front has another.
    ///
    /// @param front number of the front
    record Shared(Route route, long front) implements Serving {}

    /// From this route as long as it stands: others lead back through who asks.
    record Pinned(Route route) implements Serving {}

    /// From nowhere now, but the name stands: who waits is served when a route comes back.
    ///
    /// @param last the last route it had
    /// @param front number of the front
    record Waiting(Route last, long front) implements Serving {}

    /// From nowhere: all there is leads back through who asks, or has refused.
    record Nowhere() implements Serving {}

    /// Nobody has announced it.
    record Unknown() implements Serving {}
}
