package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The changes with which a flight begins: they lead to what was known at its start.
final class Beginnings {
    private Beginnings() {}

    /// Those that lead to what is known of a relay.
    static List<Change> of(WatchedRelay relay) {
        String name = relay.name();
        long at = relay.heardAt();
        List<Change> all = new ArrayList<>();
        all.add(new Change.Watched(at, relay.target()));
        all.add(new Change.Stands(at, name, relay.standing()));
        all.add(new Change.Speaks(at, name, relay.speech()));
        relay.id().ifPresent(origin -> all.add(new Change.Is(at, name, origin)));
        relay.table().values().forEach(seen -> all.add(new Change.Tells(at, name, seen)));
        all.add(new Change.Connects(at, name, relay.connections()));
        all.add(new Change.Shows(at, name, relay.pages()));
        relay.probes().values().forEach(probe -> all.add(new Change.Answers(at, name, probe)));
        relay.sight().inside().ifPresent(inside -> all.add(new Change.Reveals(at, name, inside)));
        relay.sight()
                .held()
                .forEach(
                        (held, how) -> all.add(new Change.Holds(at, name, held, Optional.of(how))));
        if (!relay.stats().isEmpty()) {
            all.add(new Change.Counts(at, name, relay.stats()));
        }
        if (relay.overflowed()) {
            all.add(new Change.Overflows(at, name));
        }
        return all;
    }
}
