package org.moqlab.engine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.pcollections.TreePMap;

/// The announce table of one relay (GOSSIP A.3.2): routes come, close, and leave the table a moment
/// later; a lost best is replaced by a standby, which peers hear of after the hold-down if there is
/// one.
///
/// Advancing: [#publish], [#close], [#deadline]. Times are mesh time in ns, `cause` the relay's
/// note that led to the call. The maps are persistent, so that [#copy] costs nothing.
public final class Router {
    /// Most namespaces one table holds; further ones are refused.
    public static final int MAX_NAMESPACES = 1_000_000;

    private final RoutingPolicy policy;
    private final Timings timings;
    private TreePMap<Namespace, Entry> entries = TreePMap.empty();
    private TreePMap<Due, Timer> timers = TreePMap.empty();
    private long lastUid;
    private long lastTimer;

    private record Due(long at, long order) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private sealed interface Timer {
        /// A closed route leaves the table.
        record Removal(Namespace namespace, long uid, Loss loss, long cause) implements Timer {}

        /// A promoted route may be told.
        record HoldDown(Namespace namespace, long uid, long cause) implements Timer {}
    }

    /// An empty table.
    public Router(RoutingPolicy policy, Timings timings) {
        this.policy = policy;
        this.timings = timings;
    }

    /// An independent table in the same state.
    public Router copy() {
        Router copy = new Router(policy, timings);
        copy.entries = entries;
        copy.timers = timers;
        copy.lastUid = lastUid;
        copy.lastTimer = lastTimer;
        return copy;
    }

    /// A route that came in, and what to do about it.
    public record Published(Route route, List<RouterAction> actions) {
        /// Creates the value; the list is copied.
        public Published {
            actions = List.copyOf(actions);
        }
    }

    /// Who advertises something, and how.
    ///
    /// @param root root of the session
    /// @param hops as stored here
    /// @param note the relay's note of the announcement
    public record Advertised(SessionId session, Namespace root, Hops hops, long note) {}

    /// A peer at the root of all names advertises a namespace.
    ///
    /// @param hops as stored here
    /// @return empty when the table is full
    public Optional<Published> publish(
            long now, Namespace namespace, SessionId session, Hops hops, long note) {
        return publish(now, namespace, new Advertised(session, Namespace.ROOT, hops, note));
    }

    /// A peer advertises a namespace.
    ///
    /// @param namespace its effective name
    /// @return empty when the table is full
    public Optional<Published> publish(long now, Namespace namespace, Advertised by) {
        Entry entry = entries.get(namespace);
        if (entry == null && entries.size() >= MAX_NAMESPACES) {
            return Optional.empty();
        }
        Route route = new Route(++lastUid, by.session(), by.hops(), now, by.note(), by.root());
        List<RouterAction> actions = new ArrayList<>();
        if (entry == null) {
            put(namespace, Entry.first(route), "first heard, " + hops(route), actions);
            actions.add(new RouterAction.Announce(namespace, route, false));
        } else if (policy.replaces(route, entry.best().route())) {
            String rule = hops(route) + " beats " + hops(entry.best().route());
            Reason reason = policy.replacing(route, entry.best().route());
            put(namespace, entry.overtakenBy(route, reason), rule, actions);
            actions.add(new RouterAction.Announce(namespace, route, true));
        } else {
            String rule = "standby, " + hops(route) + ", best has " + hops(entry.best().route());
            put(namespace, entry.plus(route), rule, actions);
        }
        return Optional.of(new Published(route, actions));
    }

    /// A route closed. It leaves the table after the watcher's delay; until then it may even be
    /// promoted (GOSSIP A.3.2 note 1).
    public void close(long now, Namespace namespace, Route route, Loss loss, long cause) {
        start(now + timings.watcherDelay(), new Timer.Removal(namespace, route.uid(), loss, cause));
    }

    /// Forgets every route of a namespace at once.
    ///
    /// @return nothing to do when there is none
    public List<RouterAction> purge(Namespace namespace) {
        if (!entries.containsKey(namespace)) {
            return List.of();
        }
        entries = entries.minus(namespace);
        return List.of(
                new RouterAction.Changed(TableRow.gone(namespace), "purged by the operator"),
                new RouterAction.Withdraw(namespace));
    }

    /// When the next timer runs out, ns.
    public OptionalLong nextDeadline() {
        return timers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(timers.firstKey().at());
    }

    /// Lets every timer that is due run out, in order.
    public List<RouterAction> deadline(long now) {
        List<RouterAction> actions = new ArrayList<>();
        while (!timers.isEmpty() && timers.firstKey().at() <= now) {
            Due due = timers.firstKey();
            Timer timer = timers.get(due);
            timers = timers.minus(due);
            switch (timer) {
                case Timer.Removal removal -> remove(now, removal, actions);
                case Timer.HoldDown hold -> tell(hold, actions);
                case null -> throw new IllegalStateException("timer without content");
            }
        }
        return actions;
    }

    private void remove(long now, Timer.Removal removal, List<RouterAction> actions) {
        Namespace namespace = removal.namespace();
        Entry entry = entries.get(namespace);
        if (entry == null) {
            return;
        }
        actions.add(new RouterAction.Because(removal.cause()));
        int index = entry.indexOf(removal.uid());
        if (index >= 0) {
            String rule = "standby with " + hops(entry.standby().get(index)) + " lost";
            put(namespace, entry.without(index), rule, actions);
        } else if (entry.isBest(removal.uid())) {
            lostBest(now, removal, entry, actions);
        }
    }

    private void lostBest(
            long now, Timer.Removal removal, Entry entry, List<RouterAction> actions) {
        Namespace namespace = removal.namespace();
        String lost = "best with " + hops(entry.best().route()) + " lost, ";
        if (entry.standby().isEmpty()) {
            gone(namespace, lost + "no standby left", actions);
            return;
        }
        Route next = entry.standby().get(policy.promoted(entry.standby()));
        if (policy.fallsBack(entry.best().route(), next, removal.loss())) {
            promote(now, removal, entry, actions);
        } else {
            gone(namespace, lost + "no standby as short, " + hops(next) + " at best", actions);
        }
    }

    private void gone(Namespace namespace, String rule, List<RouterAction> actions) {
        entries = entries.minus(namespace);
        actions.add(new RouterAction.Changed(TableRow.gone(namespace), rule));
        actions.add(new RouterAction.Withdraw(namespace));
    }

    private void promote(long now, Timer.Removal removal, Entry entry, List<RouterAction> actions) {
        Namespace namespace = removal.namespace();
        String lost = "best with " + hops(entry.best().route()) + " lost, ";
        boolean atOnce = timings.holdDown() == Timings.AT_ONCE;
        long until = atOnce ? 0 : now + timings.holdDown();
        Entry next = entry.promote(policy, until);
        Route promoted = next.best().route();
        put(namespace, next, lost + "standby with " + hops(promoted) + " promoted", actions);
        if (atOnce) {
            actions.add(new RouterAction.Announce(namespace, promoted, true));
        } else {
            start(until, new Timer.HoldDown(namespace, promoted.uid(), removal.cause()));
        }
    }

    private void tell(Timer.HoldDown hold, List<RouterAction> actions) {
        Entry entry = entries.get(hold.namespace());
        if (entry == null || !entry.isBest(hold.uid())) {
            actions.add(elapsed(hold, "promoted route is no longer best, nothing told"));
            return;
        }
        Route route = entry.best().route();
        actions.add(elapsed(hold, "peers are told " + hops(route)));
        put(hold.namespace(), entry.told(), "hold-down over, told " + hops(route), actions);
        actions.add(new RouterAction.Announce(hold.namespace(), route, true));
    }

    private static RouterAction elapsed(Timer.HoldDown hold, String effect) {
        return new RouterAction.Elapsed("hold-down", hold.namespace(), effect, hold.cause());
    }

    private void put(Namespace namespace, Entry entry, String rule, List<RouterAction> actions) {
        entries = entries.plus(namespace, entry);
        actions.add(new RouterAction.Changed(entry.row(namespace, policy), rule));
    }

    private void start(long at, Timer timer) {
        timers = timers.plus(new Due(at, ++lastTimer), timer);
    }

    private static String hops(Route route) {
        return route.hops().length() + (route.hops().length() == 1 ? " hop" : " hops");
    }

    /// The route peers and subscribers use for a namespace now; during a hold-down already the
    /// promoted one (GOSSIP A.3.2 note 2).
    public Optional<Route> best(Namespace namespace) {
        Entry entry = entries.get(namespace);
        return entry == null ? Optional.empty() : Optional.of(entry.best().route());
    }

    /// Every namespace and its best route, in order of names.
    public Iterable<Map.Entry<Namespace, Route>> all() {
        List<Map.Entry<Namespace, Route>> all = new ArrayList<>();
        entries.forEach((name, entry) -> all.add(Map.entry(name, entry.best().route())));
        return all;
    }

    /// Number of namespaces.
    public int size() {
        return entries.size();
    }
}
