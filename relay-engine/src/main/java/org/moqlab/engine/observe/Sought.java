package org.moqlab.engine.observe;

import java.util.List;

/// Which events are sought: those of some kinds at one end. A long past is searched for them
/// without reading all of it.
///
/// @param end the relay or client at which they happened
/// @param kinds any of these
public record Sought(String end, List<Kind> kinds) {
    /// Creates it; the list is copied.
    public Sought {
        kinds = List.copyOf(kinds);
    }

    /// Events of some kinds at an end.
    public static Sought at(String end, Kind... kinds) {
        return new Sought(end, List.of(kinds));
    }

    /// Whether an event is one of them.
    public boolean is(MeshEvent event) {
        return event.relay().equals(end) && kinds.contains(event.kind());
    }
}
