package org.moqlab.engine.relay;

import java.util.List;
import java.util.TreeMap;
import org.moqlab.engine.model.SessionId;

/// The ranks of the groups on their way, a session each.
final class Ranking {
    private final TreeMap<SessionId, RankOrder> sessions = new TreeMap<>();

    Ranking copy() {
        Ranking copy = new Ranking();
        sessions.forEach((session, order) -> copy.sessions.put(session, order.copy()));
        return copy;
    }

    /// A group begins on a stream.
    void begin(SessionId session, long stream, int priority, boolean newest, Lines lines) {
        RankOrder order = sessions.computeIfAbsent(session, _ -> new RankOrder());
        tell(session, order.add(stream, priority, newest), lines);
    }

    /// A group matters more or less than before.
    void change(SessionId session, long stream, int priority, Lines lines) {
        RankOrder order = sessions.get(session);
        if (order != null) {
            tell(session, order.change(stream, priority), lines);
        }
    }

    /// A group is over.
    void end(SessionId session, long stream) {
        RankOrder order = sessions.get(session);
        if (order != null) {
            order.remove(stream);
        }
    }

    /// A session is gone.
    void gone(SessionId session) {
        sessions.remove(session);
    }

    private static void tell(SessionId session, List<RankOrder.Rank> ranks, Lines lines) {
        for (RankOrder.Rank rank : ranks) {
            lines.say(session, talk -> talk.rank(rank.stream(), rank.rank()));
        }
    }
}
