package org.moqlab.engine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Agenda.Due;
import org.moqlab.engine.routing.Agenda.Timer;

/// The table of relays with fronts (GOSSIP C.3): routes to one publisher share a front, another
/// publisher takes the name over or waits, and a front that has lost its last session lingers.
final class FrontTable implements Table {
    /// How long a front nobody reads any more tells that it is still being fetched, ns.
    static final long COST_LINGER = 5_000_000_000L;

    private final Keeper keeper;
    private final Fronts rules;
    private final Chooser chooser;
    private final Teller teller;
    private final FrontBook book;

    FrontTable(RoutingPolicy policy, Fronts rules, Keeper keeper) {
        this.keeper = keeper;
        this.rules = rules;
        this.chooser = new Chooser(rules, keeper);
        this.teller = new Teller(policy, rules, keeper, chooser);
        this.book = new FrontBook(policy, keeper, chooser);
    }

    private FrontTable(FrontTable other, Keeper keeper) {
        this.keeper = keeper;
        this.rules = other.rules;
        this.chooser = new Chooser(rules, keeper);
        this.teller = other.teller.copy(keeper, chooser);
        this.book = other.book.copy(keeper, chooser);
    }

    @Override
    public FrontTable copy(Keeper other) {
        return new FrontTable(this, other);
    }

    @Override
    public void offered(Namespace namespace, Route route, Step step) {
        Optional<Front> before = book.of(namespace);
        book.attach(namespace, List.of(new Front.Source(route, true)), step);
        String what = before.isEmpty() ? "first heard" : joined(namespace, route, before.get());
        settle(namespace, before, what + ", " + words(route), step);
    }

    private String joined(Namespace namespace, Route route, Front before) {
        Optional<Front> now = book.of(namespace);
        if (now.filter(front -> front.number() == before.number()).isEmpty()) {
            return "taken over from another publisher";
        }
        return now.filter(front -> front.position(route.uid()).isPresent()).isPresent()
                ? "one more route"
                : "parked behind another publisher";
    }

    /// Another number is another source: the old one is taken back and a new one comes.
    @Override
    public void changed(Namespace namespace, Route before, Route next, Step step) {
        Optional<Front> then = book.of(namespace);
        if (then.isEmpty()) {
            offered(namespace, next, step);
        } else if (!next.isSame(before)) {
            book.detach(namespace, before.uid(), Loss.WITHDRAWN, step);
            book.attach(namespace, List.of(new Front.Source(next, true)), step);
            settle(namespace, then, "replaced over its session, " + words(next), step);
        } else if (!next.isSameWay(before)) {
            book.update(namespace, then.get(), next, step);
            settle(namespace, then, "route changed, " + words(next), step);
        }
    }

    /// A publisher without identity proves nothing.
    @Override
    public boolean keeps(Route held, Hops next) {
        return Front.publisher(next).equals(Front.publisher(held.hops()))
                && Front.publisher(next).filter(Origin::isKnown).isPresent();
    }

    @Override
    public void closed(Namespace namespace, Route route, Loss loss, Step step) {
        long delay = keeper.timings().watcherDelay();
        if (delay > 0) {
            Timer removal = new Timer.Removal(namespace, route.uid(), loss, step.cause());
            keeper.agenda().start(step.now() + delay, removal);
        } else {
            remove(namespace, route.uid(), loss, step);
        }
    }

    private void remove(Namespace namespace, long uid, Loss loss, Step step) {
        Optional<Front> before = book.of(namespace);
        Optional<Route> gone = before.flatMap(front -> front.known(uid));
        if (gone.isPresent()) {
            book.detach(namespace, uid, loss, step);
            String how = loss == Loss.WITHDRAWN ? " taken back" : " lost with its session";
            settle(namespace, before, words(gone.get()) + how, step);
        }
    }

    /// Records what a call has come to, and tells everybody.
    private void settle(Namespace namespace, Optional<Front> before, String rule, Step step) {
        Optional<Front> now = book.of(namespace);
        if (now.equals(before)) {
            return;
        }
        step.act(new RouterAction.Changed(row(namespace), rule + outcome(before, now)));
        if (now.isPresent() != before.isPresent()) {
            step.act(new RouterAction.Stands(namespace, now.isPresent()));
        }
        teller.changed(namespace, before, step);
    }

    @Override
    public void recorded(Namespace namespace, long note) {
        teller.recorded(namespace, note);
    }

    private TableRow row(Namespace namespace) {
        return book.of(namespace)
                .map(front -> chooser.among(namespace, front).row())
                .orElseGet(() -> TableRow.gone(namespace));
    }

    private static String outcome(Optional<Front> before, Optional<Front> now) {
        if (now.isEmpty()) {
            return ", no route left";
        }
        if (now.get().isLingering()) {
            return ", no route left, it lingers";
        }
        Route using = now.get().using();
        boolean same = before.filter(front -> front.using().isSame(using)).isPresent();
        return same || before.isEmpty() ? "" : ", now in use " + words(using);
    }

    private static String words(Route route) {
        long hops = route.hops().length();
        return hops + (hops == 1 ? " hop" : " hops");
    }

    @Override
    public void purged(Namespace namespace, String rule, Step step) {
        Optional<Front> before = book.of(namespace);
        if (before.isPresent()) {
            book.forget(namespace);
            step.act(new RouterAction.Changed(TableRow.gone(namespace), rule));
            step.act(new RouterAction.Stands(namespace, false));
            teller.changed(namespace, before, step);
        }
    }

    @Override
    public void elapsed(Timer timer, Step step) {
        Optional<Front> front = book.of(timer.namespace());
        switch (timer) {
            case Timer.Removal gone -> {
                step.act(new RouterAction.Because(gone.cause()));
                remove(gone.namespace(), gone.uid(), gone.loss(), step);
            }
            case Timer.Linger linger -> front.ifPresent(one -> lingered(linger, one, step));
            case Timer.Adoption hold -> front.ifPresent(one -> adopted(hold, one, step));
            case Timer.Cooling cooling -> front.ifPresent(one -> cooled(cooling, one, step));
            case Timer.Telling telling -> teller.tell(telling.namespace(), front, step);
            case Timer.HoldDown _, Timer.Beat _, Timer.Silence _ -> {}
        }
    }

    private void lingered(Timer.Linger linger, Front front, Step step) {
        Namespace namespace = linger.namespace();
        step.act(elapsed("linger", linger, "no route has come back"));
        book.close(namespace, front, step);
        settle(namespace, Optional.of(front), "linger over", step);
    }

    private void adopted(Timer.Adoption hold, Front front, Step step) {
        Namespace namespace = hold.namespace();
        step.act(elapsed("adoption hold", hold, "the front chooses again"));
        book.put(namespace, chooser.choose(namespace, front, step));
        settle(namespace, Optional.of(front), "hold over", step);
    }

    private void cooled(Timer.Cooling cooling, Front front, Step step) {
        step.act(elapsed("cost linger", cooling, "told at its full cost"));
        Front cool = front.cool(Optional.empty());
        book.put(cooling.namespace(), cool);
        teller.changed(cooling.namespace(), Optional.of(cool), step);
    }

    private static RouterAction elapsed(String name, Timer timer, String effect) {
        return new RouterAction.Elapsed(name, timer.namespace(), effect, timer.cause());
    }

    /// Whose policy minds lets its fronts choose anew.
    @Override
    public void listens(Ear ear, Step step) {
        if (rules.minds()) {
            List<Namespace> concerned =
                    book.all().keySet().stream()
                            .filter(namespace -> namespace.startsWith(ear.prefix()))
                            .toList();
            concerned.forEach(namespace -> rechoose(namespace, step));
        }
    }

    private void rechoose(Namespace namespace, Step step) {
        Optional<Front> before = book.of(namespace).filter(front -> !front.isLingering());
        if (before.isPresent()) {
            book.put(namespace, chooser.choose(namespace, before.get(), step));
            settle(namespace, before, "listeners changed", step);
        }
    }

    /// The price of the route in use is paid while tracks flow; when nobody reads any more it is
    /// told for a while as if it were.
    @Override
    public void wanted(Namespace namespace, boolean wanted, Step step) {
        Optional<Front> before = book.of(namespace);
        if (before.filter(front -> front.demand().wanted() != wanted).isEmpty()) {
            return;
        }
        Front front = before.get();
        keeper.agenda().cancel(front.clocks().cooling());
        Optional<Due> cooling =
                wanted
                        ? Optional.empty()
                        : Optional.of(
                                keeper.agenda()
                                        .start(
                                                step.now() + COST_LINGER,
                                                new Timer.Cooling(namespace, step.cause())));
        Front next = front.with(front.demand().with(wanted)).cool(cooling);
        book.put(namespace, next);
        if (wanted) {
            teller.changed(namespace, before, step);
        }
    }

    @Override
    public void reads(Namespace namespace, Origin peer, boolean begins, Step step) {
        Optional<Front> front = book.of(namespace).filter(_ -> peer.isKnown());
        if (front.isPresent()) {
            Front.Demand demand = front.get().demand().with(peer, begins ? 1 : -1);
            book.put(namespace, front.get().with(demand));
            if (rules.minds()) {
                rechoose(namespace, step);
            }
        }
    }

    @Override
    public List<RouterAction.Tell> offers(Ear ear, boolean begins) {
        List<RouterAction.Tell> offers = new ArrayList<>();
        book.all()
                .forEach((namespace, front) -> {
                    if (namespace.startsWith(ear.prefix())) {
                        teller.offers(ear, namespace, front, begins).ifPresent(offers::add);
                    }
                });
        return offers;
    }

    @Override
    public Optional<Route> best(Namespace namespace) {
        return book.of(namespace).map(Front::using);
    }

    @Override
    public Serving serving(Namespace namespace, Reader reader) {
        return book.of(namespace)
                .map(front -> chooser.among(namespace, front).serving(reader))
                .orElseGet(Serving.Unknown::new);
    }

    @Override
    public List<Map.Entry<Namespace, Route>> all() {
        List<Map.Entry<Namespace, Route>> all = new ArrayList<>();
        book.all().forEach((name, front) -> all.add(Map.entry(name, front.using())));
        return all;
    }

    @Override
    public boolean knows(Namespace namespace) {
        return book.of(namespace).isPresent();
    }

    @Override
    public int size() {
        return book.all().size();
    }
}
