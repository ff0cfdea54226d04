package org.moqlab.engine.model;

/// A bare hop counter without identity, as moq-lite-03 carries it. Nothing bounds it but the 62
/// bits of the wire, where it stays.
public record HopCount(long length) implements Hops {
    /// No hop at all: a local publish.
    public static final HopCount ZERO = new HopCount(0);

    /// Largest count a QUIC varint carries.
    public static final long MAX = (1L << 62) - 1;

    /// Creates a count.
    ///
    /// @throws IllegalArgumentException when the count does not fit 62 bits
    public HopCount {
        if (length < 0 || length > MAX) {
            throw new IllegalArgumentException("hop count out of 62 bits: " + length);
        }
    }

    @Override
    public HopCount through(Origin teller) {
        return new HopCount(Math.min(length + 1, MAX));
    }

    @Override
    public String toString() {
        return Long.toString(length);
    }
}
