package org.moqlab.engine.attach;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.transport.NodeUrl;
import org.pcollections.TreePMap;

/// What is known of one relay that is watched, at a moment.
///
/// @param target how it is reached
/// @param kind what it turned out to be
/// @param state whether it can be watched now
/// @param since when that began, ns
/// @param detail why, in its words or ours; from outside
/// @param wire what is spoken with it; empty for nothing yet
/// @param id its identity; empty when it has told none
/// @param table what it tells, by namespace; withdrawn names stay for a while
/// @param heardAt when it last said anything, ns
/// @param connections relays it says it has sessions with
/// @param nodes relays it says it knows, from its HTTP
/// @param listed the names its HTTP lists; empty when it was not asked or did not answer
/// @param listedAt when it listed them, ns
/// @param healthy whether its HTTP says that it is well; empty when it was not asked
/// @param overflowed whether it told more than is kept
public record WatchedRelay(
        AttachTarget target,
        Kind kind,
        State state,
        long since,
        String detail,
        String wire,
        Optional<Origin> id,
        TreePMap<Namespace, Seen> table,
        long heardAt,
        List<Connection> connections,
        List<Node> nodes,
        Optional<List<String>> listed,
        long listedAt,
        Optional<Boolean> healthy,
        boolean overflowed) {
    /// Most relays, connections or nodes that one relay may tell of.
    public static final int MAX_PEERS = 1_024;

    /// What a relay turned out to be.
    public enum Kind {
        /// Nothing is known yet.
        UNKNOWN,
        /// One of this lab, which shows everything.
        LAB,
        /// Another, which shows what it tells its peers.
        OTHER
    }

    /// Whether a relay can be watched.
    public enum State {
        /// It is being dialled for the first time.
        CONNECTING,
        /// It is watched.
        UP,
        /// It was watched, or was to be, and does not answer.
        LOST,
        /// It answers, and refuses.
        REFUSED
    }

    /// A session a relay says it has.
    ///
    /// @param peer the other end as it calls it
    /// @param dialled whether it has dialled it
    public record Connection(String peer, boolean dialled) {}

    /// A relay that another says it knows.
    ///
    /// @param node its URL
    /// @param id its identity; empty when it has none or was not heard
    /// @param connections sessions with it
    public record Node(String node, Optional<Origin> id, int connections) {}

    /// Creates the value; the lists are copied.
    public WatchedRelay {
        connections = List.copyOf(connections);
        nodes = List.copyOf(nodes);
        listed = listed.map(List::copyOf);
    }

    static WatchedRelay fresh(AttachTarget target, long now) {
        return new WatchedRelay(
                target,
                Kind.UNKNOWN,
                State.CONNECTING,
                now,
                "",
                "",
                Optional.empty(),
                TreePMap.empty(),
                now,
                List.of(),
                List.of(),
                Optional.empty(),
                0,
                Optional.empty(),
                false);
    }

    /// What it is called here.
    public String name() {
        return target.name();
    }

    /// The names it tells now.
    public SortedSet<Namespace> names() {
        TreeSet<Namespace> names = new TreeSet<>();
        table.values().stream().filter(Seen::told).forEach(seen -> names.add(seen.namespace()));
        return names;
    }

    /// Whether it tells the whole way of names, rather than how long it is, or nothing.
    public boolean tellsPaths() {
        return kind == Kind.LAB || wire.equals("moq-lite-04") || wire.equals("moq-lite-05");
    }

    /// Whether it is reached at a URL, but for a slash at the end.
    boolean isAt(URI url) {
        return NodeUrl.bare(target.url().toString()).equals(NodeUrl.bare(url.toString()));
    }

    /// Whether it has that identity.
    boolean isSame(Optional<Origin> other) {
        return other.filter(Origin::isKnown).isPresent() && other.equals(id);
    }

    WatchedRelay in(State next, String why, long now) {
        boolean same = next == state;
        return new WatchedRelay(
                target,
                kind,
                next,
                same ? since : now,
                why,
                wire,
                id,
                table,
                heardAt,
                connections,
                nodes,
                listed,
                listedAt,
                healthy,
                overflowed);
    }

    WatchedRelay being(Kind what, String spoken) {
        return new WatchedRelay(
                target,
                what,
                state,
                since,
                detail,
                spoken,
                id,
                table,
                heardAt,
                connections,
                nodes,
                listed,
                listedAt,
                healthy,
                overflowed);
    }

    WatchedRelay identified(Origin origin) {
        return new WatchedRelay(
                target,
                kind,
                state,
                since,
                detail,
                wire,
                Optional.of(origin),
                table,
                heardAt,
                connections,
                nodes,
                listed,
                listedAt,
                healthy,
                overflowed);
    }

    WatchedRelay telling(TreePMap<Namespace, Seen> now, long at) {
        return new WatchedRelay(
                target,
                kind,
                state,
                since,
                detail,
                wire,
                id,
                now,
                at,
                connections,
                nodes,
                listed,
                listedAt,
                healthy,
                overflowed);
    }

    WatchedRelay connected(List<Connection> now) {
        return new WatchedRelay(
                target,
                kind,
                state,
                since,
                detail,
                wire,
                id,
                table,
                heardAt,
                now,
                nodes,
                listed,
                listedAt,
                healthy,
                overflowed);
    }

    WatchedRelay knowing(List<Node> now) {
        return new WatchedRelay(
                target,
                kind,
                state,
                since,
                detail,
                wire,
                id,
                table,
                heardAt,
                connections,
                now,
                listed,
                listedAt,
                healthy,
                overflowed);
    }

    WatchedRelay listing(Optional<List<String>> names, Optional<Boolean> well, long now) {
        return new WatchedRelay(
                target,
                kind,
                state,
                since,
                detail,
                wire,
                id,
                table,
                heardAt,
                connections,
                nodes,
                names,
                now,
                well,
                overflowed);
    }

    WatchedRelay overflowing() {
        return new WatchedRelay(
                target,
                kind,
                state,
                since,
                detail,
                wire,
                id,
                table,
                heardAt,
                connections,
                nodes,
                listed,
                listedAt,
                healthy,
                true);
    }
}
