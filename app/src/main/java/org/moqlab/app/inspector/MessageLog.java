package org.moqlab.app.inspector;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.SessionEnd;
import org.moqlab.engine.model.MessageView.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// What was said at one end of a session, as far as the record goes back. Keeps the latest messages
/// of every kind, so that a flood of objects does not wash away the announcements.
final class MessageLog {
    /// Most messages kept of one kind, and most told at once.
    static final int MAX = 200;

    /// Events read from the record at once.
    static final int CHUNK = 20_000;

    private final SessionEnd end;
    private final Map<Kind, ArrayDeque<SessionMessage>> latest = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private long read;

    MessageLog(SessionEnd end) {
        this.end = end;
    }

    SessionEnd end() {
        return end;
    }

    /// Reads on, to the last event shown.
    ///
    /// @return whether there was a message among them
    boolean readOn(EventSource events) {
        long before = count(Optional.empty());
        List<MeshEvent> fresh = events.events(read + 1, CHUNK);
        while (!fresh.isEmpty()) {
            fresh.stream()
                    .filter(event -> event.session() == end.session())
                    .filter(event -> event.relay().equals(end.endpoint()))
                    .forEach(event -> SessionMessage.of(event).ifPresent(this::keep));
            read = fresh.getLast().n();
            fresh = events.events(read + 1, CHUNK);
        }
        return count(Optional.empty()) > before;
    }

    private void keep(SessionMessage message) {
        Kind kind = message.view().kind();
        ArrayDeque<SessionMessage> kept = latest.computeIfAbsent(kind, _ -> new ArrayDeque<>());
        kept.addLast(message);
        counts.merge(kind, 1L, Long::sum);
        if (kept.size() > MAX) {
            kept.removeFirst();
        }
    }

    /// How many messages of a kind, or in all, were read.
    long count(Optional<Kind> kind) {
        return kind.map(k -> counts.getOrDefault(k, 0L))
                .orElseGet(() -> counts.values().stream().mapToLong(Long::longValue).sum());
    }

    /// The latest [#MAX] of a kind, or of all, newest first.
    List<SessionMessage> newest(Optional<Kind> kind) {
        return latest.entrySet().stream()
                .filter(kept -> kind.isEmpty() || kind.get() == kept.getKey())
                .flatMap(kept -> kept.getValue().stream())
                .sorted(Comparator.comparingLong((SessionMessage m) -> m.event().n()).reversed())
                .limit(MAX)
                .toList();
    }
}
