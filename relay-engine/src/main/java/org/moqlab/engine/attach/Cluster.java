package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;
import org.pcollections.TreePMap;

/// All that is known of the relays that are watched, and the record of how it became known, in the
/// form of every other mesh. Thread-safe; whoever learns something tells it here, and nothing
/// waits.
final class Cluster {
    /// Events kept; older ones are dropped.
    static final int MAX_EVENTS = 200_000;

    /// Octets that the events kept may weigh together; older ones are dropped.
    static final long MAX_WEIGHT = 64L << 20;

    /// Relays watched at once.
    static final int MAX_RELAYS = 64;

    /// Characters of what a relay says in its own words that are kept.
    static final int MAX_DETAIL = 200;

    /// Names kept of one relay, withdrawn ones included; of further ones nothing is.
    static final int MAX_NAMES = 20_000;

    /// Characters that the names kept of one relay may have together.
    static final int MAX_CHARACTERS = 4 << 20;

    /// How long a withdrawn name is remembered, ns.
    static final long REMEMBERED = 60_000_000_000L;

    private final Journal journal = new Journal(MAX_EVENTS, MAX_WEIGHT);
    private TreePMap<String, WatchedRelay> relays = TreePMap.empty();
    private final Map<String, Integer> characters = new TreeMap<>();
    private long routes;

    /// The record.
    Journal journal() {
        return journal;
    }

    /// What is known now.
    synchronized TreePMap<String, WatchedRelay> relays() {
        return relays;
    }

    /// A relay is watched from now on.
    ///
    /// @return false when one of that name is, or there are too many
    synchronized boolean add(AttachTarget target, long now) {
        if (relays.containsKey(target.name()) || relays.size() >= MAX_RELAYS) {
            return false;
        }
        relays = relays.plus(target.name(), WatchedRelay.fresh(target, now));
        return true;
    }

    private void change(String name, UnaryOperator<WatchedRelay> how) {
        WatchedRelay before = relays.get(name);
        if (before != null) {
            relays = relays.plus(name, how.apply(before));
        }
    }

    private void record(long now, String relay, EventBody body) {
        record(now, relay, 0, body);
    }

    /// Records a fact.
    synchronized void record(long now, String relay, long session, EventBody body) {
        journal.append(
                new MeshEvent(
                        journal.next(), now, relay, session, MeshEvent.EXTERNAL, List.of(), body));
    }

    /// A relay can be watched.
    synchronized void up(String name, WatchedRelay.Kind kind, String wire, long now) {
        change(name, relay -> relay.being(kind, cut(wire)).in(WatchedRelay.State.UP, "", now));
        record(now, name, new EventBody.RelayChanged(true, "observed over " + cut(wire)));
    }

    /// A relay cannot be watched now: nothing of what it told holds any more.
    synchronized void down(String name, WatchedRelay.State state, String why, long now) {
        WatchedRelay relay = relays.get(name);
        if (relay == null) {
            return;
        }
        boolean fell = relay.state() == WatchedRelay.State.UP;
        characters.remove(name);
        change(
                name,
                was ->
                        was.in(state, cut(why), now)
                                .telling(TreePMap.empty(), was.heardAt())
                                .connected(List.of())
                                .knowing(List.of())
                                .listing(Optional.empty(), was.pages().healthy(), now));
        if (fell) {
            record(now, name, new EventBody.RelayChanged(false, "lost: " + cut(why)));
        }
    }

    /// A relay said who it is.
    synchronized void identified(String name, Origin id) {
        change(name, relay -> relay.identified(id));
    }

    /// A relay tells a name.
    synchronized void told(String name, Namespace namespace, Hops hops, RouteCost cost, long now) {
        WatchedRelay relay = relays.get(name);
        if (relay == null) {
            return;
        }
        Seen known = relay.table().get(namespace);
        if (known == null && !keeps(relay, namespace)) {
            if (!relay.overflowed()) {
                overflowed(name, "an announce and those after it", now);
            }
            return;
        }
        if (known == null) {
            var _ = weigh(name, namespace.path().length());
        }
        Seen seen =
                known == null
                        ? new Seen(namespace, true, hops, cost, now, now, 0, List.of())
                        : known.again(hops, cost, now);
        change(name, was -> was.telling(was.table().plus(namespace, seen), now));
        if (relay.id().isEmpty() && hops instanceof HopPath path && !path.origins().isEmpty()) {
            Origin last = path.origins().getLast();
            change(name, was -> last.isKnown() ? was.identified(last) : was);
        }
        Route route =
                new Route(++routes, new SessionId(0), hops, now, 0, Namespace.ROOT, cost, cost);
        TableRow row =
                new TableRow(
                        namespace,
                        Optional.of(new RankedRoute(route, Reason.FIRST_HEARD)),
                        List.of(),
                        0);
        record(now, name, new EventBody.Decided(row, "told by the relay"));
    }

    /// A relay takes a name back.
    synchronized void withdrawn(String name, Namespace namespace, long now) {
        WatchedRelay relay = relays.get(name);
        Seen known = relay == null ? null : relay.table().get(namespace);
        if (known == null || !known.told()) {
            return;
        }
        change(name, was -> was.telling(was.table().plus(namespace, known.withdrawn(now)), now));
        record(
                now,
                name,
                new EventBody.Decided(TableRow.gone(namespace), "withdrawn by the relay"));
    }

    /// A relay told more than is kept.
    synchronized void overflowed(String name, String what, long now) {
        change(name, WatchedRelay::overflowing);
        record(now, name, new EventBody.Dropped(what, "more than is kept of one relay"));
    }

    /// A relay says whom it is connected with.
    synchronized void connected(String name, List<WatchedRelay.Connection> now) {
        change(name, relay -> relay.connected(first(now)));
    }

    /// A relay says which others it knows.
    synchronized void knowing(String name, List<WatchedRelay.Node> now) {
        change(name, relay -> relay.knowing(first(now)));
    }

    /// The HTTP of a relay answered, or did not.
    synchronized void listing(
            String name, Optional<List<String>> names, Optional<Boolean> well, long now) {
        change(name, relay -> relay.listing(names, well, now));
    }

    /// Forgets names that were withdrawn long ago.
    synchronized void sweep(long now) {
        for (WatchedRelay relay : List.copyOf(relays.values())) {
            List<Namespace> old =
                    relay.table().values().stream()
                            .filter(seen -> !seen.told() && now - seen.changedAt() > REMEMBERED)
                            .map(Seen::namespace)
                            .toList();
            if (!old.isEmpty()) {
                change(relay.name(), was -> was.telling(was.table().minusAll(old), was.heardAt()));
                old.forEach(name -> weigh(relay.name(), -name.path().length()));
            }
        }
    }

    /// What the names kept of a relay weigh.
    private int weigh(String relay, int more) {
        return characters.merge(relay, more, Integer::sum);
    }

    private boolean keeps(WatchedRelay relay, Namespace name) {
        int weight = weigh(relay.name(), 0) + name.path().length();
        return relay.table().size() < MAX_NAMES && weight <= MAX_CHARACTERS;
    }

    private static <T> List<T> first(List<T> all) {
        return all.size() <= WatchedRelay.MAX_PEERS
                ? all
                : new ArrayList<>(all.subList(0, WatchedRelay.MAX_PEERS));
    }

    private static String cut(String text) {
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
    }
}
