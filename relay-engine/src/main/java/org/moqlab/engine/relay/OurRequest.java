package org.moqlab.engine.relay;

import org.moqlab.engine.model.SessionId;

/// A subscription, track request or fetch this end made on a session.
///
/// @param number from [org.moqlab.engine.session.Session#nextSubscription]
record OurRequest(SessionId session, long number) implements Comparable<OurRequest> {
    /// The least of all.
    static final OurRequest FIRST = new OurRequest(Turn.NO_SESSION, 0);

    @Override
    public int compareTo(OurRequest other) {
        int bySession = session.compareTo(other.session);
        return bySession != 0 ? bySession : Long.compare(number, other.number);
    }
}
