package org.moqlab.engine.relay;

import org.moqlab.engine.model.SessionId;

/// A subscription, track request or fetch a peer made.
///
/// @param stream the stream it stands on, or what the session names it by
record TheirRequest(SessionId session, long stream) implements Comparable<TheirRequest> {
    /// The least of a session.
    static TheirRequest first(SessionId session) {
        return new TheirRequest(session, Long.MIN_VALUE);
    }

    @Override
    public int compareTo(TheirRequest other) {
        int bySession = session.compareTo(other.session);
        return bySession != 0 ? bySession : Long.compare(stream, other.stream);
    }
}
