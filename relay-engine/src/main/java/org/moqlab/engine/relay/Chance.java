package org.moqlab.engine.relay;

/// What is left to chance in a relay: numbers that follow from a seed and how many were drawn, the
/// same on every machine.
final class Chance {
    private final long seed;
    private long drawn;

    Chance(long seed) {
        this.seed = seed;
    }

    Chance copy() {
        Chance copy = new Chance(seed);
        copy.drawn = drawn;
        return copy;
    }

    /// The next number, at least 0 and below `bound`.
    long below(long bound) {
        return Long.remainderUnsigned(Mixed.of(Mixed.of(seed) + ++drawn), bound);
    }
}
