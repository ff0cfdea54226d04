package org.moqlab.app.presence;

import org.moqlab.app.pen.Box;

/// Where the lanes lie.
///
/// @param time where the time axis runs
/// @param lane height of a lane with its gap, px
/// @param end mesh time at its right end, ns
/// @param legend left edge of the legend, px
record PresenceLayout(Box time, double lane, long end, double legend) {
    /// Width of the names at the left, px; the same as beside the strip of events.
    static final double NAMES = 94;

    /// Height of the ruler above the lanes, px.
    static final double RULER = 18;

    /// Width of the column that says what is now, px.
    static final double NOW = 54;

    private static final double LEGEND = 150;
    private static final double NARROW = 640;
    private static final double HIGHEST = 30;
    private static final double LOWEST = 9;
    private static final long LEAST = 100_000_000L;

    static PresenceLayout of(double width, double height, int lanes, long end) {
        double legend = width < NARROW ? 0 : LEGEND;
        double room = Math.max(0, height - RULER - 4);
        double lane = Math.clamp(lanes == 0 ? HIGHEST : room / lanes, LOWEST, HIGHEST);
        double w = Math.max(40, width - NAMES - NOW - legend);
        Box time = new Box(NAMES, RULER, w, lane * lanes);
        return new PresenceLayout(time, lane, Math.max(LEAST, end), width - legend);
    }

    double x(long t) {
        return time.x() + time.w() * Math.min(t, end) / end;
    }

    /// Which time stands at `x`, ns.
    long t(double x) {
        return Math.clamp((long) ((x - time.x()) / time.w() * end), 0, end);
    }

    /// Which lane is at `y`; -1 for none.
    int laneAt(double y) {
        return y < time.y() || y >= time.bottom() ? -1 : (int) ((y - time.y()) / lane);
    }

    /// The `i`-th lane.
    Box laneBox(int i) {
        return new Box(time.x(), time.y() + i * lane + 1, time.w(), lane - 3);
    }
}
