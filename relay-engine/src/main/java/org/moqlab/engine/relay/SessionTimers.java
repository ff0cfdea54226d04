package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.moqlab.engine.model.SessionId;

/// When which session of a relay gives up waiting for its peer; few ever wait.
final class SessionTimers {
    private final TreeMap<SessionId, Long> due = new TreeMap<>();

    SessionTimers copy() {
        SessionTimers copy = new SessionTimers();
        copy.due.putAll(due);
        return copy;
    }

    /// Sessions were spoken to or heard: they may wait for something else now.
    void follow(Set<SessionId> sessions, Map<SessionId, Peer> peers) {
        for (SessionId id : sessions) {
            Peer peer = peers.get(id);
            OptionalLong next = peer == null ? OptionalLong.empty() : peer.session.nextDeadline();
            if (next.isPresent()) {
                due.put(id, next.getAsLong());
            } else {
                due.remove(id);
            }
        }
    }

    /// A session is gone.
    void forget(SessionId session) {
        due.remove(session);
    }

    OptionalLong nextDeadline() {
        return due.values().stream().mapToLong(Long::longValue).min();
    }

    /// The sessions that have waited long enough.
    List<SessionId> due(long now) {
        return due.entrySet().stream()
                .filter(entry -> entry.getValue() <= now)
                .map(Map.Entry::getKey)
                .toList();
    }
}
