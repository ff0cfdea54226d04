package org.moqlab.app.time;

import java.util.Arrays;
import java.util.List;

/// What the strip shows besides the playhead. A value.
///
/// @param axis its time axis
/// @param bar length of a bar, ns
/// @param bars events a bar
/// @param signs in order of time
/// @param lanes the other branches
/// @param end up to where time was run, ns
public record StripScene(
        Axis axis,
        long bar,
        List<Integer> bars,
        List<Sign> signs,
        List<StripLane> lanes,
        long end) {
    /// Narrowest bar, px.
    public static final double LEAST_BAR = 5;

    /// Creates a scene; the lists are copied.
    public StripScene {
        bars = List.copyOf(bars);
        signs = List.copyOf(signs);
        lanes = List.copyOf(lanes);
    }

    static List<Integer> boxed(int... bars) {
        return Arrays.stream(bars).boxed().toList();
    }

    int highest() {
        return bars.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
