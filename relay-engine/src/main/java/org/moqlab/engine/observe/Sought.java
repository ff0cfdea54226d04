package org.moqlab.engine.observe;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which events are sought: those of some kinds at one end. A long past is searched for them
/// without reading all of it.
///
/// @param end the relay or client at which they happened
/// @param kinds any of these
public record Sought(String end, Set<Kind> kinds) {
    public Sought {
        kinds = Set.copyOf(kinds);
    }

    /// Events of some kinds, at least one, at an end.
    public static Sought at(String end, Kind... kinds) {
        return new Sought(end, EnumSet.copyOf(List.of(kinds)));
    }

    /// Whether an event is one of them.
    public boolean is(MeshEvent event) {
        return event.relay().equals(end) && kinds.contains(event.kind());
    }
}
