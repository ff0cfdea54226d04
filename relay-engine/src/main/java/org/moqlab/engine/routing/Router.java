package org.moqlab.engine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;

/// The announce table of one relay: routes come, change and close, timers run out, peers listen and
/// read; what is to be told and recorded comes back. How routes are kept is the table's business,
/// with backups (GOSSIP A.3.2) or with fronts (GOSSIP C.3), as the policy says.
///
/// Times are mesh time in ns, `cause` and `note` the relay's note that led to the call. All state
/// is persistent, so that [#copy] costs nothing.
public final class Router {
    /// Most namespaces one table holds; further ones are refused.
    public static final int MAX_NAMESPACES = 1_000_000;

    private final Keeper keeper;
    private final Table table;
    private long lastUid;

    /// An empty table.
    ///
    /// @param self the relay's own identity; unknown for none
    public Router(RoutingPolicy policy, Timings timings, Origin self) {
        this.keeper = new Keeper(timings, self, new Agenda(), new Audience());
        Table plain =
                switch (policy.selection()) {
                    case Backups rules -> new BackupTable(policy, rules, keeper);
                    case Fronts rules -> new FrontTable(policy, rules, keeper);
                };
        this.table =
                policy.heartbeat()
                        .<Table>map(rule -> new PulseTable(rule, keeper, plain))
                        .orElse(plain);
    }

    private Router(Keeper keeper, Table table, long lastUid) {
        this.keeper = keeper;
        this.table = table;
        this.lastUid = lastUid;
    }

    /// An independent table in the same state.
    public Router copy() {
        Keeper other = keeper.copy();
        return new Router(other, table.copy(other), lastUid);
    }

    /// A route as it stands now, and what to do about it.
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
    /// @param cost what it costs from here, the link to the peer included
    /// @param advertised what the peer says it costs from there
    /// @param firsthand whether that is the publisher himself and no relay
    /// @param note the relay's note of the announcement
    public record Advertised(
            SessionId session,
            Namespace root,
            Hops hops,
            RouteCost cost,
            RouteCost advertised,
            boolean firsthand,
            long note) {
        /// Advertised by a peer at the root of all names whose wire has no costs.
        public Advertised(SessionId session, Hops hops, long note) {
            this(session, Namespace.ROOT, hops, RouteCost.ZERO, RouteCost.ZERO, false, note);
        }
    }

    private List<RouterAction> stepping(long now, long cause, Consumer<Step> what) {
        List<RouterAction> actions = new ArrayList<>();
        what.accept(new Step(now, cause, actions));
        return actions;
    }

    /// A peer at the root of all names advertises a namespace.
    ///
    /// @param hops as stored here
    /// @return empty when the table is full
    public Optional<Published> publish(
            long now, Namespace namespace, SessionId session, Hops hops, long note) {
        return publish(now, namespace, new Advertised(session, hops, note));
    }

    /// A peer advertises a namespace.
    ///
    /// @param namespace its effective name
    /// @return empty when the table is full
    public Optional<Published> publish(long now, Namespace namespace, Advertised by) {
        if (!table.hasRoom(namespace)) {
            return Optional.empty();
        }
        Route route = route(now, by);
        return Optional.of(
                new Published(
                        route,
                        stepping(now, by.note(), step -> offered(namespace, route, by, step))));
    }

    private void offered(Namespace namespace, Route route, Advertised by, Step step) {
        if (by.firsthand()) {
            table.vouched(namespace, route, step);
        }
        table.offered(namespace, route, step);
    }

    private Route route(long now, Advertised by) {
        return new Route(
                ++lastUid,
                by.session(),
                by.hops(),
                now,
                by.note(),
                by.root(),
                by.cost(),
                by.advertised());
    }

    /// A peer says that the route of what it advertises is another one. It is the same
    /// advertisement only where the table keeps those of one publisher together and he is known.
    ///
    /// @param held what it advertised until now
    public Published change(long now, Namespace namespace, Route held, Advertised by) {
        Route next =
                table.keeps(held, by.hops())
                        ? held.by(by.hops(), by.cost(), by.advertised(), by.note())
                        : route(now, by);
        return new Published(
                next, stepping(now, by.note(), step -> table.changed(namespace, held, next, step)));
    }

    /// A route closed.
    ///
    /// @param loss how
    public List<RouterAction> close(
            long now, Namespace namespace, Route route, Loss loss, long cause) {
        return stepping(now, cause, step -> table.closed(namespace, route, loss, step));
    }

    /// Forgets every route of a namespace at once.
    ///
    /// @return nothing to do when there is none
    public List<RouterAction> purge(long now, Namespace namespace, long cause) {
        String rule = "purged by the operator";
        return stepping(now, cause, step -> table.purged(namespace, rule, step));
    }

    /// A peer says that the publisher of a namespace lives. Of no meaning under policies without
    /// heartbeats.
    public List<RouterAction> beaten(long now, Namespace namespace, Pulse pulse, long cause) {
        return stepping(now, cause, step -> table.beaten(namespace, pulse, step));
    }

    /// What is to be said of a publisher's life when his namespace is told; empty for nothing.
    public Optional<Pulse> pulse(long now, Namespace namespace) {
        return table.pulse(namespace, now);
    }

    /// A note has recorded the change of a row; what is told of it is due to that.
    public void recorded(Namespace namespace, long note) {
        table.recorded(namespace, note);
    }

    /// When the next timer runs out, ns; at once when peers are still to be told of this moment.
    public OptionalLong nextDeadline() {
        return keeper.agenda().next();
    }

    /// Lets every timer that is due run out, in order.
    public List<RouterAction> deadline(long now) {
        List<RouterAction> actions = new ArrayList<>();
        for (Optional<Agenda.Timer> due = keeper.agenda().take(now);
                due.isPresent();
                due = keeper.agenda().take(now)) {
            table.elapsed(due.get(), new Step(now, due.get().cause(), actions));
        }
        return actions;
    }

    /// Somebody begins to listen.
    ///
    /// @return what he is told at once; others may be told something else now
    public Listened listen(long now, Ear ear, long cause) {
        keeper.audience().add(ear);
        List<RouterAction.Tell> told = table.offers(ear, true);
        return new Listened(told, stepping(now, cause, step -> table.listens(ear, step)));
    }

    /// What begins when somebody listens.
    ///
    /// @param told what he is told at once
    /// @param actions what is to be done besides
    public record Listened(List<RouterAction.Tell> told, List<RouterAction> actions) {
        /// Creates the value; the lists are copied.
        public Listened {
            told = List.copyOf(told);
            actions = List.copyOf(actions);
        }
    }

    /// What somebody who listens is to be told of everything at this moment.
    public List<RouterAction.Tell> offers(Ear ear) {
        return table.offers(ear, false);
    }

    /// A feed is over.
    public List<RouterAction> unlisten(long now, SessionId session, long stream, long cause) {
        Optional<Ear> gone = keeper.audience().remove(session, stream);
        return stepping(now, cause, step -> gone.ifPresent(ear -> table.listens(ear, step)));
    }

    /// All feeds of a session are over.
    public List<RouterAction> depart(long now, SessionId session, long cause) {
        List<Ear> gone = keeper.audience().on(session);
        gone.forEach(ear -> keeper.audience().remove(session, ear.stream()));
        return stepping(now, cause, step -> gone.forEach(ear -> table.listens(ear, step)));
    }

    /// Tracks of a namespace are read here from now on, or no longer are.
    public List<RouterAction> wanted(long now, Namespace namespace, boolean wanted, long cause) {
        return stepping(now, cause, step -> table.wanted(namespace, wanted, step));
    }

    /// A peer begins to read a namespace from the shared front, or no longer reads it.
    public List<RouterAction> reads(
            long now, Namespace namespace, Origin peer, boolean begins, long cause) {
        return stepping(now, cause, step -> table.reads(namespace, peer, begins, step));
    }

    /// Where somebody may read a namespace from.
    public Serving serving(Namespace namespace, Reader reader) {
        return table.serving(namespace, reader);
    }

    /// The route used for a namespace now.
    public Optional<Route> best(Namespace namespace) {
        return table.best(namespace);
    }

    /// Every namespace and the route used for it, in order of names.
    public List<Map.Entry<Namespace, Route>> all() {
        return table.all();
    }

    /// Number of namespaces.
    public int size() {
        return table.size();
    }
}
