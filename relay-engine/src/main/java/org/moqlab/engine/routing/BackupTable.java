package org.moqlab.engine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Agenda.Timer;
import org.pcollections.TreePMap;

/// The table of relays with backups (GOSSIP A.3.2): routes come, close, and leave the table a
/// moment later; a lost best is replaced by a standby, which peers hear of after the hold-down if
/// there is one.
final class BackupTable implements Table {
    private final RoutingPolicy policy;
    private final Backups rules;
    private final Keeper keeper;
    private TreePMap<Namespace, Entry> entries = TreePMap.empty();

    BackupTable(RoutingPolicy policy, Backups rules, Keeper keeper) {
        this.policy = policy;
        this.rules = rules;
        this.keeper = keeper;
    }

    @Override
    public BackupTable copy(Keeper other) {
        BackupTable copy = new BackupTable(policy, rules, other);
        copy.entries = entries;
        return copy;
    }

    @Override
    public void offered(Namespace namespace, Route route, Step step) {
        Entry entry = entries.get(namespace);
        if (entry == null) {
            put(namespace, Entry.first(route), "first heard, " + hops(route), step);
            step.act(new RouterAction.Announce(namespace, route, false));
        } else if (rules.replaces(route, entry.best().route())) {
            String rule = hops(route) + " beats " + hops(entry.best().route());
            Reason reason = rules.replacing(route, entry.best().route());
            put(namespace, entry.overtakenBy(route, reason), rule, step);
            step.act(new RouterAction.Announce(namespace, route, true));
        } else {
            String rule = "standby, " + hops(route) + ", best has " + hops(entry.best().route());
            put(namespace, entry.plus(route), rule, step);
        }
    }

    /// A route told anew is the end of the old one and a new one.
    @Override
    public void changed(Namespace namespace, Route before, Route next, Step step) {
        closed(namespace, before, Loss.WITHDRAWN, step);
        offered(namespace, next, step);
    }

    @Override
    public boolean keeps(Route held, Hops next) {
        return false;
    }

    /// The route leaves the table after the watcher's delay; until then it may even be promoted
    /// (GOSSIP A.3.2 note 1).
    @Override
    public void closed(Namespace namespace, Route route, Loss loss, Step step) {
        keeper.agenda()
                .start(
                        step.now() + keeper.timings().watcherDelay(),
                        new Timer.Removal(namespace, route.uid(), loss, step.cause()));
    }

    @Override
    public void purged(Namespace namespace, String rule, Step step) {
        if (entries.containsKey(namespace)) {
            entries = entries.minus(namespace);
            step.act(new RouterAction.Changed(TableRow.gone(namespace), rule));
            step.act(new RouterAction.Withdraw(namespace));
        }
    }

    @Override
    public void elapsed(Timer timer, Step step) {
        switch (timer) {
            case Timer.Removal removal -> remove(removal, step);
            case Timer.HoldDown hold -> tell(hold, step);
            case Timer.Linger _,
                    Timer.Adoption _,
                    Timer.Cooling _,
                    Timer.Telling _,
                    Timer.Beat _,
                    Timer.Silence _ -> {}
        }
    }

    private void remove(Timer.Removal removal, Step step) {
        Namespace namespace = removal.namespace();
        Entry entry = entries.get(namespace);
        if (entry == null) {
            return;
        }
        step.act(new RouterAction.Because(removal.cause()));
        int index = entry.indexOf(removal.uid());
        if (index >= 0) {
            String rule = "standby with " + hops(entry.standby().get(index)) + " lost";
            put(namespace, entry.without(index), rule, step);
        } else if (entry.isBest(removal.uid())) {
            lostBest(removal, entry, step);
        }
    }

    private void lostBest(Timer.Removal removal, Entry entry, Step step) {
        String lost = "best with " + hops(entry.best().route()) + " lost, ";
        if (entry.standby().isEmpty()) {
            gone(removal.namespace(), lost + "no standby left", step);
            return;
        }
        Route next = entry.standby().get(rules.promoted(entry.standby()));
        if (policy.fallsBack(entry.best().route(), next, removal.loss())) {
            promote(removal, entry, lost, step);
        } else {
            String rule = lost + "no standby as short, " + hops(next) + " at best";
            gone(removal.namespace(), rule, step);
        }
    }

    private void gone(Namespace namespace, String rule, Step step) {
        entries = entries.minus(namespace);
        step.act(new RouterAction.Changed(TableRow.gone(namespace), rule));
        step.act(new RouterAction.Withdraw(namespace));
    }

    private void promote(Timer.Removal removal, Entry entry, String lost, Step step) {
        Namespace namespace = removal.namespace();
        boolean atOnce = keeper.timings().holdDown() == Timings.AT_ONCE;
        long until = atOnce ? 0 : step.now() + keeper.timings().holdDown();
        Entry next = entry.promote(rules, until);
        Route promoted = next.best().route();
        put(namespace, next, lost + "standby with " + hops(promoted) + " promoted", step);
        if (atOnce) {
            step.act(new RouterAction.Announce(namespace, promoted, true));
        } else {
            keeper.agenda()
                    .start(until, new Timer.HoldDown(namespace, promoted.uid(), removal.cause()));
        }
    }

    private void tell(Timer.HoldDown hold, Step step) {
        Entry entry = entries.get(hold.namespace());
        if (entry == null || !entry.isBest(hold.uid())) {
            step.act(elapsed(hold, "promoted route is no longer best, nothing told"));
            return;
        }
        Route route = entry.best().route();
        step.act(elapsed(hold, "peers are told " + hops(route)));
        put(hold.namespace(), entry.told(), "hold-down over, told " + hops(route), step);
        step.act(new RouterAction.Announce(hold.namespace(), route, true));
    }

    private static RouterAction elapsed(Timer.HoldDown hold, String effect) {
        return new RouterAction.Elapsed("hold-down", hold.namespace(), effect, hold.cause());
    }

    private void put(Namespace namespace, Entry entry, String rule, Step step) {
        entries = entries.plus(namespace, entry);
        step.act(new RouterAction.Changed(entry.row(namespace, rules), rule));
    }

    private static String hops(Route route) {
        return route.hops().length() + (route.hops().length() == 1 ? " hop" : " hops");
    }

    /// Peers are told in the turn of the change.
    @Override
    public void recorded(Namespace namespace, long note) {}

    /// Everybody is told the same, which the relay sees to.
    @Override
    public void listens(Ear ear, Step step) {}

    /// Nothing is chosen by who reads.
    @Override
    public void wanted(Namespace namespace, boolean wanted, Step step) {}

    @Override
    public void reads(Namespace namespace, Origin peer, boolean begins, Step step) {}

    @Override
    public List<RouterAction.Tell> offers(Ear ear, boolean begins) {
        List<RouterAction.Tell> offers = new ArrayList<>();
        for (Map.Entry<Namespace, Route> entry : all()) {
            Namespace namespace = entry.getKey();
            if (namespace.startsWith(ear.prefix())
                    && policy.tells(entry.getValue(), ear.peer(), keeper.self())) {
                offers.add(RouterAction.Tell.free(ear, namespace, entry.getValue()));
            }
        }
        return offers;
    }

    /// During a hold-down already the promoted one (GOSSIP A.3.2 note 2).
    @Override
    public Optional<Route> best(Namespace namespace) {
        return Optional.ofNullable(entries.get(namespace)).map(entry -> entry.best().route());
    }

    @Override
    public Serving serving(Namespace namespace, Reader reader) {
        return best(namespace).<Serving>map(Serving.Best::new).orElseGet(Serving.Unknown::new);
    }

    @Override
    public List<Map.Entry<Namespace, Route>> all() {
        List<Map.Entry<Namespace, Route>> all = new ArrayList<>();
        entries.forEach((name, entry) -> all.add(Map.entry(name, entry.best().route())));
        return all;
    }

    @Override
    public boolean knows(Namespace namespace) {
        return entries.containsKey(namespace);
    }

    @Override
    public int size() {
        return entries.size();
    }
}
