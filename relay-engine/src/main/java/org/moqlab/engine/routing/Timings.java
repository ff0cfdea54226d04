package org.moqlab.engine.routing;

/// The timings of a policy, ns.
///
/// @param holdDown how long a promoted route is kept to itself before peers are told
/// @param watcherDelay how long after its end a route leaves the table
/// @param idleTimeout silence after which a session is given up
/// @param keepAlive quiet time after which a live session is kept alive by a datagram
/// @param linger how long a namespace stays listed after a silent loss; counts into the bound of
///   ghosts
public record Timings(
        long holdDown, long watcherDelay, long idleTimeout, long keepAlive, long linger) {}
