package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What there is to go through: when something was heard.
///
/// @param from its start, ns since the watching began
/// @param to its end, ns since the watching began
/// @param counts how many changes in each of [#CELLS] equal parts
record Track(long from, long to, List<Integer> counts) {
    /// Parts.
    static final int CELLS = 600;

    static final Track EMPTY = new Track(0, 0, Collections.nCopies(CELLS, 0));

    Track {
        counts = List.copyOf(counts);
    }

    /// Counts.
    ///
    /// @param times in order, ns since the watching began
    static Track of(long from, long to, long... times) {
        int[] counts = new int[CELLS];
        double span = Math.max(1, to - from);
        for (long time : times) {
            long cell = (long) ((time - from) / span * CELLS);
            counts[(int) Math.clamp(cell, 0, CELLS - 1L)]++;
        }
        List<Integer> all = new ArrayList<>(CELLS);
        for (int count : counts) {
            all.add(count);
        }
        return new Track(from, to, all);
    }
}
