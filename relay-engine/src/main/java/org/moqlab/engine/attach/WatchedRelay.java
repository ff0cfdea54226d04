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
/// @param probes what came of asking it for names, by those
/// @param stats what it says it has counted, by broadcast
/// @param sight what it shows of its inside, where it is of this lab
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
        TreePMap<Namespace, Probe> probes,
        List<Stats> stats,
        LabSight sight,
        boolean overflowed) {
    /// Most names that one relay is asked for while it can be watched.
    public static final int MAX_PROBES = 64;

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

        /// The same without what went with the session.
        Told emptied() {
            return new Told(List.of(), Optional.empty(), listedAt, healthy);
        }

        Told knowing(List<Node> now) {
            return new Told(now, listed, listedAt, healthy);
        }

        Told listing(Optional<List<String>> names, Optional<Boolean> well, long now) {
            return new Told(nodes, names, now, well);
        }

        /// The same at a later time.
        Told again(long at) {
            return new Told(nodes, listed, at, healthy);
        }

        long weight() {
            long names = 0;
            for (String name : listed.orElse(List.of())) {
                names += Change.OBJECT + 2L * name.length();
            }
            for (Node node : nodes) {
                names += 2 * Change.OBJECT + 2L * node.node().length();
            }
            return names;
        }
    }

    /// A session a relay says it has.
    ///
    /// @param peer the other end as it calls it
    /// @param dialled whether it has dialled it
    public record Connection(String peer, boolean dialled) {
        /// The same where the peer has no endless name.
        Connection cut() {
            return peer.length() <= NodeUrl.MAX_LENGTH
                    ? this
                    : new Connection(peer.substring(0, NodeUrl.MAX_LENGTH), dialled);
        }
    }

    /// A relay that another says it knows.
    ///
    /// @param node its URL
    /// @param id its identity; empty when it has none or was not heard
    /// @param connections sessions with it
    public record Node(String node, Optional<Origin> id, int connections) {}

    /// Creates the value; the lists are copied.
    public WatchedRelay {
        connections = List.copyOf(connections);
        stats = List.copyOf(stats);
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
                TreePMap.empty(),
                List.of(),
                LabSight.NONE,
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

    /// The same once something more is known.
    WatchedRelay after(Change change) {
        return switch (change) {
            case Change.Watched watched -> fresh(watched.target(), watched.at());
            case Change.Stands stands -> with(stands.standing(), speech, id, overflowed);
            case Change.Speaks speaks -> with(standing, speaks.speech(), id, overflowed);
            case Change.Is is -> with(standing, speech, Optional.of(is.id()), overflowed);
            case Change.Overflows _ -> with(standing, speech, id, true);
            case Change.Tells tells ->
                    with(table.plus(tells.seen().namespace(), tells.seen()), tells.at());
            case Change.Forgets gone -> with(table.minus(gone.namespace()), heardAt);
            case Change.Emptied _ ->
                    with(standing, speech, id, false)
                            .with(TreePMap.empty(), heardAt)
                            .with(List.of(), pages.emptied(), TreePMap.empty())
                            .counting(List.of())
                            .with(LabSight.NONE);
            case Change.Connects connects -> with(connects.connections(), pages, probes);
            case Change.Shows shows -> with(connections, shows.pages(), probes);
            case Change.ShowsStill still -> with(connections, pages.again(still.at()), probes);
            case Change.Reveals reveals ->
                    with(table, reveals.at()).with(sight.showing(reveals.inside()));
            case Change.Holds holds -> with(sight.holding(holds.namespace(), holds.held()));
            case Change.Answers answers -> with(connections, pages, asked(answers.probe()));
            case Change.Counts counts -> counting(counts.stats());
        };
    }

    private TreePMap<Namespace, Probe> asked(Probe probe) {
        boolean room = probes.size() < MAX_PROBES || probes.containsKey(probe.namespace());
        return room ? probes.plus(probe.namespace(), probe) : probes;
    }

    private WatchedRelay with(
            Standing now, Speech spoken, Optional<Origin> origin, boolean overflowing) {
        return new WatchedRelay(
                target,
                now,
                spoken,
                origin,
                table,
                heardAt,
                connections,
                pages,
                probes,
                stats,
                sight,
                overflowing);
    }

    private WatchedRelay with(TreePMap<Namespace, Seen> now, long at) {
        return new WatchedRelay(
                target,
                standing,
                speech,
                id,
                now,
                at,
                connections,
                pages,
                probes,
                stats,
                sight,
                overflowed);
    }

    private WatchedRelay counting(List<Stats> now) {
        return new WatchedRelay(
                target,
                standing,
                speech,
                id,
                table,
                heardAt,
                connections,
                pages,
                probes,
                now,
                sight,
                overflowed);
    }

    private WatchedRelay with(List<Connection> to, Told told, TreePMap<Namespace, Probe> answers) {
        return new WatchedRelay(
                target,
                standing,
                speech,
                id,
                table,
                heardAt,
                to,
                told,
                answers,
                stats,
                sight,
                overflowed);
    }

    private WatchedRelay with(LabSight seen) {
        return new WatchedRelay(
                target,
                standing,
                speech,
                id,
                table,
                heardAt,
                connections,
                pages,
                probes,
                stats,
                seen,
                overflowed);
    }
}
