package org.moqlab.app.spacetime;

import org.moqlab.app.pen.Box;

/// Where lanes and times lie on the pane.
///
/// @param lanes the part in which lanes run
/// @param count how many lanes
/// @param warp where times lie
/// @param scroll how much of the axis lies above, px
record SpaceTimeLayout(Box lanes, int count, Warp warp, double scroll) {
    /// Height of the heads, px.
    static final double HEADS = 26;

    /// Width of the times at the left, px.
    static final double TIMES = 76;

    /// Width of the signs at the right, px.
    static final double SIGNS = 210;

    /// Room below the last thing that happened, px.
    static final double FOOT = 40;

    static SpaceTimeLayout of(double width, double height, int count, Warp warp, double scroll) {
        double w = Math.max(80, width - TIMES - SIGNS);
        double h = Math.max(0, height - HEADS);
        double most = Math.max(0, warp.height() + FOOT - h);
        return new SpaceTimeLayout(
                new Box(TIMES, HEADS, w, h), count, warp, Math.clamp(scroll, 0, most));
    }

    /// How far it can be scrolled, px.
    double most() {
        return Math.max(0, warp.height() + FOOT - lanes.h());
    }

    /// The middle of the `i`-th lane.
    double x(int i) {
        return lanes.x() + lanes.w() * (i + 0.5) / Math.max(1, count);
    }

    /// Where a time lies.
    double y(long t) {
        return lanes.y() + 8 + warp.y(t) - scroll;
    }

    /// Which time lies at `y`, ns.
    long t(double y) {
        return warp.t(Math.max(0, y - lanes.y() - 8 + scroll));
    }

    /// Which lane is nearest to `x`.
    int laneAt(double x) {
        return Math.clamp((long) ((x - lanes.x()) / lanes.w() * count), 0, Math.max(0, count - 1));
    }

    /// The first time in view, ns.
    long from() {
        return t(lanes.y());
    }

    /// The last time in view, ns; without end where the axis ends in view.
    long to() {
        boolean all = lanes.h() - 8 + scroll >= warp.height();
        return all ? Long.MAX_VALUE / 2 : t(lanes.bottom());
    }
}
