package org.moqlab.app.feed;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// Reads a journal from its first event on, pulse by pulse, and keeps what panes want to know of
/// all events: names of connections and counts.
final class Follower {
    /// Most events read in one pulse; the rest follows in the next.
    static final int MAX_PULSE = 20_000;

    private final SessionNames names = new SessionNames();
    private long read;
    private long messages;
    private long dropped;

    /// Reads on, up to event `until`.
    ///
    /// @return what was read, the newest [Moment#MAX_FRESH] when there was more
    List<MeshEvent> follow(Journal journal, long until) {
        int most = (int) Math.min(MAX_PULSE, until - read);
        if (most <= 0) {
            return List.of();
        }
        List<MeshEvent> events = journal.events(read + 1, most);
        for (MeshEvent event : events) {
            names.follow(event);
            messages += event.kind() == Kind.SENT ? 1 : 0;
        }
        if (!events.isEmpty()) {
            dropped += events.getFirst().n() - read - 1;
            read = events.getLast().n();
        }
        int surplus = Math.max(0, events.size() - Moment.MAX_FRESH);
        return surplus == 0 ? events : new ArrayList<>(events.subList(surplus, events.size()));
    }

    SessionNames names() {
        return names;
    }

    long messages() {
        return messages;
    }

    /// Events that were gone from the journal before they were read.
    long dropped() {
        return dropped;
    }
}
