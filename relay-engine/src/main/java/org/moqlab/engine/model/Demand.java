package org.moqlab.engine.model;

import java.util.OptionalLong;

/// What a subscriber asks of a track (WIRE §3.5).
///
/// @param priority 0 to 255, higher matters more
/// @param ordered whether groups are wanted oldest first
/// @param maxLatency milliseconds after which an old group is no longer wanted, 0 for at once
/// @param start first group wanted; empty for the latest
/// @param end last group wanted, inclusive; empty for no end
public record Demand(
        int priority, boolean ordered, long maxLatency, OptionalLong start, OptionalLong end) {
    /// Largest priority.
    public static final int MAX_PRIORITY = 255;

    /// Largest number of a group that a bound can name.
    public static final long MAX_GROUP = (1L << 62) - 2;

    /// Longest latency, in milliseconds.
    public static final long MAX_LATENCY = (1L << 62) - 1;

    /// Creates a demand. An end before the start is a demand for nothing.
    ///
    /// @throws IllegalArgumentException when a number is outside its bound
    public Demand {
        if (priority < 0 || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException("priority out of 8 bits: " + priority);
        }
        if (maxLatency < 0 || maxLatency > MAX_LATENCY) {
            throw new IllegalArgumentException("latency out of 62 bits: " + maxLatency);
        }
        check(start);
        check(end);
    }

    private static void check(OptionalLong group) {
        if (group.orElse(0) < 0 || group.orElse(0) > MAX_GROUP) {
            throw new IllegalArgumentException("group out of bounds: " + group.orElse(0));
        }
    }

    /// What relays ask of each other where nobody says more: in order, no latency, from the latest
    /// group on without an end.
    ///
    /// @throws IllegalArgumentException when the priority is outside its bound
    public static Demand of(int priority) {
        return new Demand(priority, true, 0, OptionalLong.empty(), OptionalLong.empty());
    }
}
