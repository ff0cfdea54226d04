package org.moqlab.engine.routing;

/// The timings of a policy, ns.
///
/// @param holdDown how long a promoted route is kept to itself before peers are told, or
///   [#AT_ONCE]; a hold-down of 0 still lets everything else that is due go first
/// @param watcherDelay how long after its end a route leaves the table
/// @param idleTimeout silence after which a session is given up
/// @param keepAlive quiet time after which a live session is kept alive by a datagram
/// @param linger how long a namespace stays listed after a silent loss; counts into the bound of
///   ghosts
public record Timings(
        long holdDown, long watcherDelay, long idleTimeout, long keepAlive, long linger) {
    /// No hold-down at all: peers are told in the very turn of the promotion.
    public static final long AT_ONCE = -1;
}
