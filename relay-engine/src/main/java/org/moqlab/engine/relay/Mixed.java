package org.moqlab.engine.relay;

/// The step and finaliser of SplitMix64: numbers that look random and are the same everywhere.
final class Mixed {
    private Mixed() {}

    static long of(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
