package org.moqlab.app.spacetime;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.app.presence.Stretch;
import org.moqlab.engine.mesh.EntryState;

/// How far away a relay held the name from a time on.
///
/// @param t mesh time, ns
/// @param hops of its best route
/// @param state what the entry was
record HopsFrom(long t, long hops, EntryState state) {
    /// The numbers of a relay in order, each said once for as long as it stays.
    static List<HopsFrom> of(List<Stretch> stretches) {
        List<HopsFrom> all = new ArrayList<>();
        long before = -1;
        for (Stretch stretch : stretches) {
            long hops = stretch.look().hops();
            if (hops >= 0 && hops != before) {
                all.add(new HopsFrom(stretch.from(), hops, stretch.look().state()));
            }
            before = hops;
        }
        return all;
    }
}
