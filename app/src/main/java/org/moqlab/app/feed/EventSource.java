package org.moqlab.app.feed;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.observe.MeshEvent;

/// The record of the run being shown, for panes that need more than the fresh events of a moment.
public interface EventSource {
    /// Events from number `from` on that the shown moment has, at most `max`, oldest first.
    List<MeshEvent> events(long from, int max);

    /// The event of that number, unless it is no longer kept or not shown yet.
    Optional<MeshEvent> event(long n);

    /// The name people read for a connection.
    SessionNames sessions();
}
