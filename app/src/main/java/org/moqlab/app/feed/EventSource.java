package org.moqlab.app.feed;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.Sought;

/// The record of the run being shown, for panes that need more than the fresh events of a moment:
/// what the shown moment has, and the whole recording, which may go on after it.
public interface EventSource {
    /// Events from number `from` on that the shown moment has, at most `max`, oldest first.
    List<MeshEvent> events(long from, int max);

    /// Those sought among at most `max` events from number `from` on that the shown moment has,
    /// oldest first.
    List<MeshEvent> events(long from, int max, Sought sought);

    /// The event of that number, unless it is no longer kept or the shown moment does not have it.
    Optional<MeshEvent> event(long n);

    /// Events from number `from` on of the whole recording, at most `max`, oldest first.
    List<MeshEvent> recorded(long from, int max);

    /// The event of that number of the whole recording, unless it is no longer kept.
    Optional<MeshEvent> recorded(long n);

    /// Number of the last event of the whole recording; 0 for none.
    long last();

    /// How the recording came to be another one than before.
    Splice splice();

    /// The name people read for a connection.
    SessionNames sessions();
}
