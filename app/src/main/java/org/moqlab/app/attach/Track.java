package org.moqlab.app.attach;

import java.util.Arrays;

/// What there is to go through: when something was heard.
///
/// @param from its start, ns since the watching began
/// @param to its end, ns since the watching began
/// @param counts how many changes in each of [#CELLS] equal parts
record Track(long from, long to, int[] counts) {
    /// Parts.
    static final int CELLS = 600;

    static final Track EMPTY = new Track(0, 0, new int[CELLS]);

    /// Counts.
    ///
    /// @param times in order, ns since the watching began
    static Track of(long from, long to, long[] times) {
        int[] counts = new int[CELLS];
        long span = Math.max(1, to - from);
        for (long time : times) {
            long share = Math.clamp((time - from) * CELLS / span, 0, CELLS - 1L);
            counts[(int) share]++;
        }
        return new Track(from, to, counts);
    }

    int highest() {
        return Arrays.stream(counts).max().orElse(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Track(long first, long last, int[] all)
                && first == from
                && last == to
                && Arrays.equals(all, counts);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(from) * 31 + Long.hashCode(to);
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }
}
