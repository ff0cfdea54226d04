package org.moqlab.engine.relay;

import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.session.Session;
import org.moqlab.engine.session.Talk;
import org.pcollections.TreePMap;

/// One session of a relay: the protocol machine, what the peer advertises to us, and the feeds on
/// which we advertise to it.
final class Peer {
    /// A feed the peer asked for.
    ///
    /// @param prefix effective prefix of what it is told
    /// @param exclude origin whose routes the peer does not want; unknown excludes nothing
    record Feed(Namespace prefix, Origin exclude) {}

    final String name;
    final Role role;
    final Session session;
    final boolean hasUrl;
    final TreeMap<Long, Feed> feeds = new TreeMap<>();
    TreePMap<Namespace, Route> held = TreePMap.empty();
    private Optional<Root> root;
    private Optional<Root> writing;
    private Origin declared = Origin.UNKNOWN;

    /// @param hasUrl whether the transport carries a URL, whose path counts
    /// @param root where it stands; empty when there is nothing for it here
    Peer(String name, Role role, Session session, boolean hasUrl, Optional<Root> root) {
        this.name = name;
        this.role = role;
        this.session = session;
        this.hasUrl = hasUrl;
        this.root = root;
        this.writing = root;
    }

    /// It may publish elsewhere than where it may subscribe; empty for nowhere.
    void writes(Optional<Root> other) {
        writing = other;
    }

    /// Where it may publish; empty for nowhere.
    Optional<Root> writing() {
        return writing;
    }

    /// Where it stands; empty when there is nothing for it here.
    Optional<Root> root() {
        return root;
    }

    /// SETUP says where it stands.
    void stand(Optional<Root> other) {
        root = other;
        writing = other;
    }

    /// SETUP says who it is.
    void introduced(Origin origin) {
        declared = origin;
    }

    /// Who it is: as it said in SETUP, else as it asks to be spared; unknown when it said neither.
    Origin origin() {
        return declared.isKnown()
                ? declared
                : feeds.values().stream()
                        .map(Feed::exclude)
                        .filter(Origin::isKnown)
                        .findFirst()
                        .orElse(Origin.UNKNOWN);
    }

    /// The way to talk to it, with effective names; its session is told the time.
    Talk talk(long now) {
        return RootedTalk.at(root.orElse(Root.ALL), at(now).talk());
    }

    /// The session, which is told the time.
    Session at(long now) {
        session.at(now);
        return session;
    }

    Peer copy() {
        Peer copy = new Peer(name, role, session.copy(), hasUrl, root);
        copy.writing = writing;
        copy.feeds.putAll(feeds);
        copy.held = held;
        copy.declared = declared;
        return copy;
    }
}
