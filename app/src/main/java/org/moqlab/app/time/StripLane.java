package org.moqlab.app.time;

/// Another branch below the strip.
///
/// @param name its name
/// @param fork time up to which it is the same as the shown branch, ns
/// @param end where its recording ends, ns
public record StripLane(String name, long fork, long end) {}
