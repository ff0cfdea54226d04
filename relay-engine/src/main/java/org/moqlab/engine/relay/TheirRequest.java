package org.moqlab.engine.relay;

import org.moqlab.engine.model.SessionId;

/// A subscription, track request or fetch a peer made, named by the stream it stands on.
record TheirRequest(SessionId session, long stream) implements Comparable<TheirRequest> {
    @Override
    public int compareTo(TheirRequest other) {
        int bySession = session.compareTo(other.session);
        return bySession != 0 ? bySession : Long.compare(stream, other.stream);
    }
}
