package org.moqlab.app.time;

import org.moqlab.engine.mesh.Durations;

/// A time axis from 0 to a horizon on so many px.
///
/// @param horizon mesh time at the right end, ns
/// @param width px
public record Axis(long horizon, double width) {
    /// Shortest stretch an axis shows, ns.
    static final long LEAST = 100 * Durations.MILLI;

    private static final long[] STEPS = {100, 120, 150, 200, 250, 300, 400, 500, 600, 800};
    private static final int DECADE = 10;
    private static final long FIRST_UNIT = 10_000;

    /// An axis that has room for `end` and a little more, at a length that seldom changes.
    public static Axis upTo(long end, double width) {
        long wanted = Math.max(LEAST, end + end / 32);
        for (long unit = FIRST_UNIT; unit < Long.MAX_VALUE / 1_000 / DECADE; unit *= DECADE) {
            for (long step : STEPS) {
                if (step * unit >= wanted) {
                    return new Axis(step * unit, width);
                }
            }
        }
        return new Axis(wanted, width);
    }

    /// Where a time stands, px from the left.
    double x(long t) {
        return width * t / horizon;
    }

    /// Which time stands at `x`, ns; within the axis.
    long t(double x) {
        return Math.clamp((long) (x / Math.max(1, width) * horizon), 0, horizon);
    }

    /// Length of a bar of at least `least` px, ns: 1, 2 or 5 of a power of ten of a cell.
    public long bar(long cell, double least) {
        long bar = cell;
        int[] factors = {2, 5, 10};
        for (long unit = cell; unit <= horizon; unit *= DECADE) {
            for (int factor : factors) {
                if (x(bar) >= least) {
                    return bar;
                }
                bar = unit * factor;
            }
        }
        return bar;
    }
}
