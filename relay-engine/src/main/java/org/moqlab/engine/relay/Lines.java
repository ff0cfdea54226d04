package org.moqlab.engine.relay;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.Talk;

/// What the data plane needs of its relay during one turn: the sessions that are still there, the
/// table, and the journal. Talking may end a session, and with it whatever hung on it, before the
/// call is back.
interface Lines {
    /// Mesh time, ns.
    long now();

    /// The note that what follows is due to.
    long cause();

    /// Records a fact.
    void note(SessionId session, EventBody body);

    /// Says something on a session; not a word when it is gone.
    void say(SessionId session, Function<Talk, List<SessionAction>> words);

    /// Whether a session is there and its peer's wire can do something.
    boolean can(SessionId session, Predicate<Talk> skill);

    /// Number for a request of ours; empty when the session is gone.
    OptionalLong nextRequest(SessionId session);

    /// Octets on a stream of a session that wait at this end; 0 when it is gone.
    long waiting(SessionId session, long stream);

    /// Where a track of a namespace can be taken from for a peer.
    ///
    /// @param asking [Turn#NO_SESSION] for all who share a front
    /// @param refused numbers of routes that have refused the track
    Source source(SessionId asking, Namespace namespace, SortedSet<Long> refused);

    /// Tracks of a front are read from now on, or no longer are.
    void wanted(Namespace namespace, boolean wanted);

    /// Somebody begins to read a front, or no longer reads it.
    void reads(Namespace namespace, Origin reader, boolean begins);
}
