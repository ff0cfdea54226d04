package org.moqlab.engine.simulation;

/// The chance of a run: a counter-based generator, so that the same seed gives the same run on
/// every machine and a copy continues like the original.
public final class Chance {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final long seed;
    private long drawn;

    /// A generator that has drawn nothing yet.
    public Chance(long seed) {
        this.seed = seed;
    }

    /// An independent generator that goes on as this one.
    public Chance copy() {
        Chance copy = new Chance(seed);
        copy.drawn = drawn;
        return copy;
    }

    /// A uniform number from 0 to `max`, both included.
    public long upTo(long max) {
        return max == 0 ? 0 : Long.remainderUnsigned(next(), max + 1);
    }

    /// The finaliser of SplitMix64 over seed and counter.
    private long next() {
        long z = seed + STEP * ++drawn;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
