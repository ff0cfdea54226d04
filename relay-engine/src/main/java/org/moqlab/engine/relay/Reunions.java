package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.session.SessionEvent;

/// Peers that come back (the report's first fix): a relay with which a session has ended is told
/// nothing on a new one until some time after that end. A session that ends by itself while another
/// with the same relay goes on leaves that other one alone; what counts is when a relay asks.
final class Reunions {
    /// Requests that wait at once; further ones are answered without delay.
    static final int MAX_WAITING = 10_000;

    private final long delay;
    private final TreeMap<String, Long> over = new TreeMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /// A request for announcements that is answered later.
    ///
    /// @param note the relay's note that it waits
    record Waiting(
            SessionId session,
            String peer,
            SessionEvent.AnnouncementsWanted wanted,
            long until,
            long note) {
        /// Records that the wait is over.
        ///
        /// @return the number of the note
        long elapsed(Turn turn) {
            turn.because(note);
            return turn.note(
                    session,
                    new EventBody.DeadlineReached(
                            "reconnect-delay", peer, "it is told what there is"));
        }
    }

    Reunions(long delay) {
        this.delay = delay;
    }

    Reunions copy() {
        Reunions copy = new Reunions(delay);
        copy.over.putAll(over);
        copy.waiting.addAll(waiting);
        return copy;
    }

    /// A session is over.
    ///
    /// @param relay whether the peer is a relay
    void ended(SessionId session, String peer, boolean relay, long now) {
        waiting.removeIf(one -> one.session.equals(session));
        if (relay && delay > 0) {
            over.values().removeIf(end -> end + delay <= now);
            over.put(peer, now);
        }
    }

    /// Takes in a request for announcements when it has to wait.
    ///
    /// @return whether it does
    boolean waits(
            SessionId session, String peer, SessionEvent.AnnouncementsWanted wanted, Turn turn) {
        Long end = over.get(peer);
        if (end == null || end + delay <= turn.now() || waiting.size() >= MAX_WAITING) {
            return false;
        }
        String why = "a session with it ended less than " + delay / 1_000_000 + " ms ago";
        long note = turn.note(session, new EventBody.Dropped("announcements for " + peer, why));
        waiting.add(new Waiting(session, peer, wanted, end + delay, note));
        return true;
    }

    /// A feed is not wanted any more.
    void unwanted(SessionId session, long stream) {
        waiting.removeIf(one -> one.session.equals(session) && one.wanted.stream() == stream);
    }

    OptionalLong nextDeadline() {
        return waiting.stream().mapToLong(Waiting::until).min();
    }

    /// Hands over the requests that have waited long enough, in the order they came.
    List<Waiting> due(long now) {
        List<Waiting> due = waiting.stream().filter(one -> one.until <= now).toList();
        waiting.removeAll(due);
        return due;
    }
}
