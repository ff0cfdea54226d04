package org.moqlab.engine.observe;

import java.util.List;

/// One fact of a run (DESIGN §3).
///
/// @param n its number, from 1 without gaps
/// @param t mesh time in ns
/// @param relay the relay or client it happened at; empty for the mesh as a whole
/// @param session the connection it happened on; 0 for none
/// @param cause number of the event that led to it; [#EXTERNAL] when it came from outside
/// @param also further causes, at most [#MAX_ALSO]
/// @param body what it says
public record MeshEvent(
        long n, long t, String relay, long session, long cause, List<Long> also, EventBody body) {
    /// The cause of what comes from outside: a person, a scenario, a foreign peer.
    public static final long EXTERNAL = 0;

    /// Most further causes one event names.
    public static final int MAX_ALSO = 8;

    /// Creates an event; the list is copied.
    public MeshEvent {
        also = List.copyOf(also);
    }

    /// The kind of its body.
    public Kind kind() {
        return body.kind();
    }
}
