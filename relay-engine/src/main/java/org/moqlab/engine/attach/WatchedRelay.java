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
/// @param standing whether it can be watched now
/// @param speech what it turned out to be
/// @param id its identity; empty when it has told none
/// @param table what it tells, by namespace; withdrawn names stay for a while
/// @param heardAt when it last said anything, ns
/// @param connections relays it says it has sessions with
/// @param pages what its HTTP says
/// @param overflowed whether it told more than is kept
public record WatchedRelay(
        AttachTarget target,
        Standing standing,
        Speech speech,
        Optional<Origin> id,
        TreePMap<Namespace, Seen> table,
        long heardAt,
        List<Connection> connections,
        Told pages,
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

    /// Whether a relay can be watched.
    ///
    /// @param since when that began, ns
    /// @param detail why, in its words or ours; from outside
    public record Standing(State state, long since, String detail) {
        Standing in(State next, String why, long now) {
            return new Standing(next, next == state ? since : now, why);
        }
    }

    /// What a relay turned out to be.
    ///
    /// @param wire what is spoken with it; empty for nothing yet
    public record Speech(Kind kind, String wire) {}

    /// What the HTTP of a relay says.
    ///
    /// @param nodes relays it says it knows
    /// @param listed the names it lists; empty when it was not asked or did not answer
    /// @param listedAt when it listed them, ns
    /// @param healthy whether it says that it is well; empty when it was not asked
    public record Told(
            List<Node> nodes,
            Optional<List<String>> listed,
            long listedAt,
            Optional<Boolean> healthy) {
        private static final Told NOTHING =
                new Told(List.of(), Optional.empty(), 0, Optional.empty());

        /// Creates the value; the lists are copied.
        public Told {
            nodes = List.copyOf(nodes);
            listed = listed.map(List::copyOf);
        }
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

    /// Creates the value; the list is copied.
    public WatchedRelay {
        connections = List.copyOf(connections);
    }

    static WatchedRelay fresh(AttachTarget target, long now) {
        return new WatchedRelay(
                target,
                new Standing(State.CONNECTING, now, ""),
                new Speech(Kind.UNKNOWN, ""),
                Optional.empty(),
                TreePMap.empty(),
                now,
                List.of(),
                Told.NOTHING,
                false);
    }

    /// What it is called here.
    public String name() {
        return target.name();
    }

    /// What it turned out to be.
    public Kind kind() {
        return speech.kind();
    }

    /// Whether it can be watched now.
    public State state() {
        return standing.state();
    }

    /// What is spoken with it; empty for nothing yet.
    public String wire() {
        return speech.wire();
    }

    /// The names it tells now.
    public SortedSet<Namespace> names() {
        TreeSet<Namespace> names = new TreeSet<>();
        table.values().stream().filter(Seen::told).forEach(seen -> names.add(seen.namespace()));
        return names;
    }

    /// Whether it tells the whole way of names, rather than how long it is, or nothing.
    public boolean tellsPaths() {
        return kind() == Kind.LAB || wire().equals("moq-lite-04") || wire().equals("moq-lite-05");
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
        return at(standing.in(next, why, now), speech);
    }

    WatchedRelay being(Kind what, String spoken) {
        return at(standing, new Speech(what, spoken));
    }

    private WatchedRelay at(Standing now, Speech spoken) {
        return new WatchedRelay(
                target, now, spoken, id, table, heardAt, connections, pages, overflowed);
    }

    WatchedRelay identified(Origin origin) {
        return saying(Optional.of(origin), table, heardAt, connections);
    }

    WatchedRelay telling(TreePMap<Namespace, Seen> now, long at) {
        return saying(id, now, at, connections);
    }

    WatchedRelay connected(List<Connection> now) {
        return saying(id, table, heardAt, now);
    }

    private WatchedRelay saying(
            Optional<Origin> origin,
            TreePMap<Namespace, Seen> now,
            long at,
            List<Connection> with) {
        return new WatchedRelay(target, standing, speech, origin, now, at, with, pages, overflowed);
    }

    WatchedRelay knowing(List<Node> now) {
        return showing(new Told(now, pages.listed(), pages.listedAt(), pages.healthy()));
    }

    WatchedRelay listing(Optional<List<String>> names, Optional<Boolean> well, long now) {
        return showing(new Told(pages.nodes(), names, now, well));
    }

    private WatchedRelay showing(Told now) {
        return new WatchedRelay(
                target, standing, speech, id, table, heardAt, connections, now, overflowed);
    }

    WatchedRelay overflowing() {
        return new WatchedRelay(
                target, standing, speech, id, table, heardAt, connections, pages, true);
    }
}
