package org.moqlab.engine.relay;

import java.util.TreeMap;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.session.Session;
import org.pcollections.TreePMap;

/// One session of a relay: the protocol machine, what the peer advertises to us, and the feeds on
/// which we advertise to it.
final class Peer {
    /// A feed the peer asked for.
    ///
    /// @param exclude origin whose routes the peer does not want; unknown excludes nothing
    record Feed(Namespace prefix, Origin exclude) {}

    final String name;
    final Role role;
    final Session session;
    final TreeMap<Long, Feed> feeds = new TreeMap<>();
    TreePMap<Namespace, Route> held = TreePMap.empty();

    Peer(String name, Role role, Session session) {
        this.name = name;
        this.role = role;
        this.session = session;
    }

    /// The session, which is told the time.
    Session at(long now) {
        session.at(now);
        return session;
    }

    Peer copy() {
        Peer copy = new Peer(name, role, session.copy());
        copy.feeds.putAll(feeds);
        copy.held = held;
        return copy;
    }
}
