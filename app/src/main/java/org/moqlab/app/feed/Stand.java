package org.moqlab.app.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Silence;

/// Where a run stands, as the engine's thread last told. Immutable.
///
/// @param mesh what runs
/// @param recording everything the shown branch has lived through
/// @param place what of it is shown; a live mesh is always at its end
/// @param silences the ends of sessions that hear nothing where the mesh stands
/// @param judged ids of the invariants that had anything to judge where the mesh stands; empty
///   where nobody knows
/// @param ended whether nothing is left to happen
/// @param lanes every branch of the run, in the order they were made
/// @param recordings everything each branch has lived through, by name
/// @param answered number of the last [Order.GoTo] that was carried out
/// @param stops how often the run has stood still by itself
/// @param stop why it did so last
record Stand(
        Mesh mesh,
        Journal recording,
        Place place,
        List<Silence> silences,
        Optional<List<String>> judged,
        boolean ended,
        List<Lane> lanes,
        Map<String, Journal> recordings,
        long answered,
        long stops,
        Optional<Stop> stop) {
    Stand {
        silences = List.copyOf(silences);
        lanes = List.copyOf(lanes);
        recordings = Map.copyOf(recordings);
    }

    /// A live mesh.
    static Stand live(Mesh mesh) {
        return new Stand(
                mesh,
                mesh.journal(),
                Place.START,
                List.of(),
                mesh.judged(),
                false,
                List.of(),
                Map.of(),
                0,
                0,
                Optional.empty());
    }

    /// The same with other silences.
    Stand hearing(List<Silence> now) {
        return new Stand(
                mesh,
                recording,
                place,
                now,
                judged,
                ended,
                lanes,
                recordings,
                answered,
                stops,
                stop);
    }

    /// Name of the branch that is shown; empty where there are none.
    String branch() {
        return Lane.shown(lanes);
    }
}
