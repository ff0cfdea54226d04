package org.moqlab.app.spacetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where times lie on an axis that stretches bursts and folds waits: while things happen one after
/// the other a hop takes as much room as the next; a time in which nothing happens is a narrow
/// band, however long. One thread.
final class Warp {
    /// Room of one hop, px.
    static final double HOP = 38;

    /// Room of a folded wait, px.
    static final double BAND = 24;

    /// Hops of silence that make a wait.
    private static final int LEAST_WAIT = 2;

    private static final int FIRST_ROOM = 1_024;

    /// A folded wait.
    ///
    /// @param from mesh time, ns
    /// @param to mesh time, ns
    /// @param y its upper edge, px
    record Band(long from, long to, double y) {
        long length() {
            return to - from;
        }
    }

    private final long hop;
    private final boolean folds;
    private long[] times = new long[FIRST_ROOM];
    private double[] places = new double[FIRST_ROOM];
    private int count = 1;

    /// An axis on which nothing has happened yet.
    ///
    /// @param hop how long a hop takes, ns, above 0
    /// @param folds whether waits are folded; otherwise every stretch of time is as long as it
    ///   lasts
    Warp(long hop, boolean folds) {
        this.hop = hop;
        this.folds = folds;
    }

    /// Something happens at `t`, ns, not before what was added last.
    void add(long t) {
        long last = times[count - 1];
        if (t <= last) {
            return;
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
        }
        times[count] = t;
        places[count] = places[count - 1] + room(t - last);
        count++;
    }

    private double room(long gap) {
        return isWait(gap) ? BAND : HOP * gap / hop;
    }

    private boolean isWait(long gap) {
        return folds && gap > LEAST_WAIT * hop;
    }

    /// Where `t` lies, px from the beginning.
    double y(long t) {
        int after = after(t);
        if (after == count) {
            return places[count - 1] + Math.min(BAND, room(Math.max(0, t - times[count - 1])));
        }
        if (after == 0) {
            return 0;
        }
        double share = (double) (t - times[after - 1]) / (times[after] - times[after - 1]);
        return places[after - 1] + share * (places[after] - places[after - 1]);
    }

    /// Which time lies at `y`, ns.
    long t(double y) {
        int found = Arrays.binarySearch(places, 0, count, y);
        int after = found >= 0 ? found : -found - 1;
        if (after >= count) {
            return times[count - 1];
        }
        if (after == 0) {
            return 0;
        }
        double share = (y - places[after - 1]) / (places[after] - places[after - 1]);
        return times[after - 1] + Math.round(share * (times[after] - times[after - 1]));
    }

    private int after(long t) {
        int found = Arrays.binarySearch(times, 0, count, t);
        return found >= 0 ? found : -found - 1;
    }

    /// Length of the whole axis, px.
    double height() {
        return places[count - 1];
    }

    /// The waits that are folded between two places, px.
    List<Band> bands(double from, double to) {
        List<Band> bands = new ArrayList<>();
        int found = Arrays.binarySearch(places, 0, count, from);
        int start = Math.max(1, found >= 0 ? found : -found - 1);
        for (int i = start; i < count && places[i - 1] <= to; i++) {
            if (isWait(times[i] - times[i - 1])) {
                bands.add(new Band(times[i - 1], times[i], places[i - 1]));
            }
        }
        return bands;
    }
}
