package org.moqlab.engine.mesh;

/// Why a run that was to go on until a condition stands still.
public sealed interface Halt {
    /// Mesh time at which it stands, ns.
    long t();

    /// The condition was met by event `n`; the mesh stands at the end of the step that appended it.
    record Met(long n, long t) implements Halt {}

    /// The condition was not met up to the bound.
    record Bound(long t) implements Halt {}

    /// The condition was not met, and nothing can happen any more.
    record Ended(long t) implements Halt {}

    /// Whoever asked wants to go no further.
    record Cancelled(long t) implements Halt {}
}
