package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.TruthView;

/// Judges table entries by what is really published (DESIGN §6). Pure: reads a snapshot and a time.
public final class Truth {
    private Truth() {}

    /// What `relay` holds, or should hold, for `namespace` at `now`; unknown where the relay is
    /// down or the best routes lead to a stranger.
    ///
    /// @param now mesh time, ns, not before the snapshot's
    public static EntryState state(
            MeshSnapshot snapshot, String relay, Namespace namespace, long now) {
        return state(snapshot, pointers(snapshot, relay, namespace), namespace, now);
    }

    /// What the relay at which a walk starts holds, or should hold; for who has followed its
    /// pointers already.
    ///
    /// @param way where the best routes for `namespace` lead from it in that snapshot
    public static EntryState state(
            MeshSnapshot snapshot, Pointers way, Namespace namespace, long now) {
        Optional<RelayView> view = snapshot.relay(way.names().getFirst()).filter(RelayView::up);
        if (view.isEmpty()) {
            return EntryState.UNKNOWN;
        }
        Optional<TruthView> truth = Optional.ofNullable(snapshot.truth().get(namespace));
        List<String> publishers =
                truth.map(TruthView::publishers).orElseGet(() -> selves(snapshot, namespace));
        if (!view.get().rows().containsKey(namespace)) {
            return publishers.isEmpty() ? EntryState.ABSENT : lacks(view.get());
        }
        if (way.reaches(publishers)) {
            return EntryState.LIVE;
        }
        if (way.leadsTo(name -> !isOurs(snapshot, name))) {
            return EntryState.UNKNOWN;
        }
        boolean passed =
                truth.filter(told -> !told.isPublished() && now >= told.since() + told.bound())
                        .isPresent();
        return passed ? EntryState.GHOST : EntryState.LINGERING;
    }

    /// What a relay tells who watches it may not be all it has.
    private static EntryState lacks(RelayView relay) {
        return relay.isObserved() ? EntryState.UNKNOWN : EntryState.MISSING;
    }

    /// Relays that find each other by gossip publish their own addresses as long as they are up.
    private static List<String> selves(MeshSnapshot snapshot, Namespace namespace) {
        return namespace.startsWith(Namespace.ORIGINS)
                ? snapshot.relays().values().stream()
                        .filter(RelayView::up)
                        .map(RelayView::name)
                        .filter(name ->
                                Namespace.ORIGINS.join(new Namespace(name)).equals(namespace))
                        .toList()
                : List.of();
    }

    /// Where following the best routes from one relay leads.
    ///
    /// @param names relays and clients on the way, the start first; a cycle ends with the name it
    ///   closes on
    /// @param cycle whether it closes on itself
    /// @param broken whether the last step is over a session that its far end has lost, because it
    ///   closed it, died, or is a new process by now
    public record Pointers(List<String> names, boolean cycle, boolean broken) {
        /// Creates the walk; the list is copied.
        public Pointers {
            names = List.copyOf(names);
        }

        /// A walk over sessions that hold.
        public Pointers(List<String> names, boolean cycle) {
            this(names, cycle, false);
        }

        /// Whether it ends at one of `publishers`.
        public boolean reaches(List<String> publishers) {
            return leadsTo(publishers::contains);
        }

        private boolean leadsTo(Predicate<String> end) {
            return !cycle && !broken && end.test(names.getLast());
        }
    }

    /// Follows the best routes for `namespace` from `relay` until a publisher, a dead end or a
    /// cycle.
    public static Pointers pointers(MeshSnapshot snapshot, String relay, Namespace namespace) {
        List<String> names = new ArrayList<>();
        // A way through hundreds of relays is followed from each of them.
        Set<String> passed = new TreeSet<>();
        String here = relay;
        while (passed.add(here)) {
            names.add(here);
            Optional<SessionView> session = session(snapshot, here, namespace);
            if (session.isEmpty()) {
                return new Pointers(names, false);
            }
            String next = session.get().other(here);
            if (isLost(snapshot, session.get(), next)) {
                names.add(next);
                return new Pointers(names, false, true);
            }
            here = next;
        }
        names.add(here);
        return new Pointers(names, true);
    }

    /// Whether `end`, one of ours, does not hold the session; of strangers that cannot be known.
    private static boolean isLost(MeshSnapshot snapshot, SessionView session, String end) {
        boolean holds = session.dialer().equals(end) ? session.dialerUp() : session.acceptorUp();
        return isOurs(snapshot, end) && !holds;
    }

    /// Whether a name is of this mesh; what strangers really publish only they know.
    private static boolean isOurs(MeshSnapshot snapshot, String name) {
        return snapshot.relay(name).filter(relay -> !relay.isObserved()).isPresent()
                || snapshot.clients().containsKey(name);
    }

    private static Optional<SessionView> session(
            MeshSnapshot snapshot, String relay, Namespace namespace) {
        return snapshot.relay(relay)
                .filter(RelayView::up)
                .map(r -> r.rows().get(namespace))
                .map(RowView::row)
                .flatMap(row -> row.best())
                .map(best -> snapshot.sessions().get(best.route().session().number()));
    }

    /// The peer `relay` would fetch `namespace` from.
    public static Optional<String> next(MeshSnapshot snapshot, String relay, Namespace namespace) {
        return session(snapshot, relay, namespace).map(session -> session.other(relay));
    }
}
