package org.moqlab.engine.model;

/// A bare hop counter without identity or upper bound, as moq-lite-03 carries it.
public record HopCount(long length) implements Hops {
    /// No hop at all: a local publish.
    public static final HopCount ZERO = new HopCount(0);

    /// Creates a count.
    ///
    /// @throws IllegalArgumentException when the count is negative
    public HopCount {
        if (length < 0) {
            throw new IllegalArgumentException("negative hop count: " + length);
        }
    }

    @Override
    public HopCount through(Origin teller) {
        return new HopCount(length + 1);
    }

    @Override
    public String toString() {
        return Long.toString(length);
    }
}
