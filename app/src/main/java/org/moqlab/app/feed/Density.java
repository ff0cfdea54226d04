package org.moqlab.app.feed;

import java.util.Arrays;
import org.moqlab.engine.mesh.Durations;

/// How many events happened when, in cells of equal length. When the recording outgrows them, ten
/// cells become one, so that a cell is always a power of ten of a millisecond long.
public final class Density {
    /// Most cells.
    static final int MAX_CELLS = 20_000;

    private static final int GROWTH = 10;

    private final int[] cells = new int[MAX_CELLS];
    private long cell = Durations.MILLI;

    /// Length of a cell, ns.
    public long cell() {
        return cell;
    }

    /// Counts one event.
    ///
    /// @param t mesh time, ns
    void add(long t) {
        while (t / cell >= MAX_CELLS) {
            grow();
        }
        cells[(int) (t / cell)]++;
    }

    private void grow() {
        for (int i = 0; i < MAX_CELLS; i += GROWTH) {
            cells[i / GROWTH] = Arrays.stream(cells, i, i + GROWTH).sum();
        }
        Arrays.fill(cells, MAX_CELLS / GROWTH, MAX_CELLS, 0);
        cell *= GROWTH;
    }

    /// Counts of the bars of a chart from time 0 on.
    ///
    /// @param bar length of a bar, ns, a whole number of cells
    /// @param count how many bars
    public int[] bars(long bar, int count) {
        int each = (int) Math.max(1, bar / cell);
        int[] bars = new int[count];
        for (int i = 0; i < count; i++) {
            int from = (int) Math.min(MAX_CELLS, (long) i * each);
            int to = (int) Math.min(MAX_CELLS, (long) from + each);
            bars[i] = Arrays.stream(cells, from, to).sum();
        }
        return bars;
    }
}
