package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
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
    private Origin assigned = Origin.UNKNOWN;

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

    /// It is called so here, unless it says who it is.
    void assign(Origin origin) {
        assigned = origin;
    }

    /// Whose routes it wants none of, which is itself: as it says, else as it is called here.
    Origin spared(Origin said) {
        return said.isKnown() ? said : assigned;
    }

    /// What it told, as stored here, with its name where it has none: a list has it as the last
    /// hop, and a count stands for nameless hops the first of which is all that is known of who
    /// publishes (GOSSIP C.2).
    Hops named(Hops told, Hops stored) {
        if (!assigned.isKnown() || !(stored instanceof HopPath path) || path.length() == 0) {
            return stored;
        }
        int at = told instanceof HopPath ? path.origins().size() - 1 : 0;
        if (path.origins().get(at).isKnown()) {
            return stored;
        }
        List<Origin> named = new ArrayList<>(path.origins());
        named.set(at, assigned);
        return new HopPath(named);
    }

    /// Who it is: as it said in SETUP, else as it asks to be spared, else as it is called here;
    /// unknown when there is nothing of that.
    Origin origin() {
        return declared.isKnown()
                ? declared
                : feeds.values().stream()
                        .map(Feed::exclude)
                        .filter(Origin::isKnown)
                        .findFirst()
                        .orElse(assigned);
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
        copy.assigned = assigned;
        return copy;
    }
}
