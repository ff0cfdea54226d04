package org.moqlab.app.events;

import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.MeshEvent;

/// One event as a line of the table, put into words when somebody looks. Immutable.
public final class EventRow {
    private final MeshEvent event;
    private final int peer;
    private final String session;

    EventRow(MeshEvent event, int peer, String session) {
        this.event = event;
        this.peer = peer;
        this.session = session;
    }

    /// Its number.
    public long number() {
        return event.n();
    }

    /// Mesh time, ns.
    public long time() {
        return event.t();
    }

    /// Where it happened; empty for the mesh as a whole.
    public String relay() {
        return event.relay();
    }

    /// Place of that relay in the scenario's list, for its colour; -1 for none.
    public int peer() {
        return peer;
    }

    /// Word of its kind.
    public String kind() {
        return Words.of("kind." + event.kind());
    }

    /// Name of its silhouette.
    public String glyph() {
        return EventWords.glyph(event.body());
    }

    /// Name of the connection; empty for none.
    public String session() {
        return session;
    }

    /// What happened, in one line.
    public String what() {
        return EventWords.what(event.body());
    }

    /// Number of the event that led to it; 0 when it came from outside.
    public long cause() {
        return event.cause();
    }

    MeshEvent event() {
        return event;
    }
}
