package org.moqlab.engine.relay;

import java.util.TreeMap;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.session.LiteSession;
import org.pcollections.TreePMap;

/// One session of a relay: the protocol machine, what the peer advertises to us, and the feeds on
/// which we advertise to it.
final class Peer {
    final String name;
    final Role role;
    final LiteSession session;
    final TreeMap<Long, Namespace> feeds = new TreeMap<>();
    TreePMap<Namespace, Route> held = TreePMap.empty();

    Peer(String name, Role role, LiteSession session) {
        this.name = name;
        this.role = role;
        this.session = session;
    }

    Peer copy() {
        Peer copy = new Peer(name, role, session.copy());
        copy.feeds.putAll(feeds);
        copy.held = held;
        return copy;
    }
}
