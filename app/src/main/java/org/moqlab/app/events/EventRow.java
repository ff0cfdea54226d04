package org.moqlab.app.events;

import java.util.Optional;
import java.util.function.LongFunction;
import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// One event as a line of the table, put into words when somebody looks. Holds what is sorted and
/// filtered by, and reads the event again for the rest: a hundred thousand rows would keep as many
/// messages in memory otherwise. Immutable.
public final class EventRow {
    private final LongFunction<Optional<MeshEvent>> recording;
    private final long number;
    private final long time;
    private final long connection;
    private final long cause;
    private final String relay;
    private final Kind kind;
    private final int peer;
    private final String session;

    /// @param recording reads an event by its number; empty once it was dropped
    EventRow(
            MeshEvent event,
            LongFunction<Optional<MeshEvent>> recording,
            int peer,
            String session) {
        this.recording = recording;
        this.number = event.n();
        this.time = event.t();
        this.connection = event.session();
        this.cause = event.cause();
        this.relay = event.relay();
        this.kind = event.kind();
        this.peer = peer;
        this.session = session;
    }

    /// Its number.
    public long number() {
        return number;
    }

    /// Mesh time, ns.
    public long time() {
        return time;
    }

    /// Where it happened; empty for the mesh as a whole.
    public String relay() {
        return relay;
    }

    /// Place of that relay in the scenario's list, for its colour; -1 for none.
    public int peer() {
        return peer;
    }

    /// Word of its kind.
    public String kind() {
        return Words.of("kind." + kind);
    }

    /// Its kind.
    Kind type() {
        return kind;
    }

    /// Name of its silhouette.
    public String glyph() {
        return event().map(event -> EventWords.glyph(event.body())).orElse("dropped");
    }

    /// Name of the connection; empty for none.
    public String session() {
        return session;
    }

    /// Number of the connection; 0 for none.
    long connection() {
        return connection;
    }

    /// What happened, in one line.
    public String what() {
        return event().map(event -> EventWords.what(event.body()))
                .orElseGet(() -> Words.of("events.dropped"));
    }

    /// Number of the event that led to it; 0 when it came from outside.
    public long cause() {
        return cause;
    }

    /// The event itself, while the recording has it.
    Optional<MeshEvent> event() {
        return recording.apply(number);
    }
}
