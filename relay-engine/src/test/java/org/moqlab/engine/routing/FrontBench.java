package org.moqlab.engine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;

/// One router with fronts, whose relay is `7`: sessions have numbers, and what is told on them is
/// text. Publishers are 100 and up.
final class FrontBench {
    static final Namespace TEST = new Namespace("test");
    static final long MS = 1_000_000;
    static final long SECOND = 1_000 * MS;

    private final RoutingPolicy policy;
    private Router router;
    private final Map<Long, Route> held = new TreeMap<>();
    private List<RouterAction> last = List.of();
    long now;

    FrontBench(RoutingPolicy policy) {
        this(policy, policy.timings());
    }

    FrontBench(RoutingPolicy policy, Timings timings) {
        this.policy = policy;
        this.router = new Router(policy, timings, new Origin(7));
    }

    private static HopPath path(long... ids) {
        return new HopPath(LongStream.of(ids).mapToObj(Origin::new).toList());
    }

    private static Router.Advertised by(long session, RouteCost cost, long price, HopPath path) {
        return new Router.Advertised(
                new SessionId(session),
                Namespace.ROOT,
                path,
                cost.over(price),
                cost,
                false,
                session);
    }

    /// A session advertises the name over these hops, or says that it is over others now.
    ///
    /// @return what that leads to
    List<String> hears(long session, long... hops) {
        return hears(session, RouteCost.ZERO, 0, hops);
    }

    /// The same at a cost, over a link with a price.
    List<String> hears(long session, RouteCost cost, long price, long... hops) {
        Route before = held.get(session);
        Router.Advertised by = by(session, cost, price, path(hops));
        Router.Published published =
                before == null
                        ? router.publish(now, TEST, by).orElseThrow()
                        : router.change(now, TEST, before, by);
        held.put(session, published.route());
        return did(published.actions());
    }

    /// A session takes the name back.
    List<String> loses(long session) {
        return loses(session, Loss.WITHDRAWN);
    }

    List<String> loses(long session, Loss loss) {
        Route route = Objects.requireNonNull(held.remove(session), "nothing held");
        return did(router.close(now, TEST, route, loss, session));
    }

    /// A peer that has this id listens on a session.
    List<String> listens(long session, long peer, Ear.Wire wire) {
        Ear ear = new Ear(new SessionId(session), 0, Namespace.ROOT, new Origin(peer), wire);
        Router.Listened listened = router.listen(now, ear, 0);
        List<RouterAction> all = new ArrayList<>(listened.told());
        all.addAll(listened.actions());
        return did(all);
    }

    List<String> listens(long session) {
        return listens(session, session, Ear.Wire.CHANGES);
    }

    List<String> listensToCosts(long session) {
        return listens(session, session, Ear.Wire.COSTS);
    }

    List<String> departs(long session) {
        return did(router.depart(now, new SessionId(session), 0));
    }

    List<String> wanted(boolean wanted) {
        return did(router.wanted(now, TEST, wanted, 0));
    }

    List<String> reads(long peer, boolean begins) {
        return did(router.reads(now, TEST, new Origin(peer), begins, 0));
    }

    /// Time goes on to the next timer, which runs out.
    List<String> next() {
        now = router.nextDeadline().orElseThrow();
        return did(router.deadline(now));
    }

    List<String> purge() {
        return did(router.purge(now, TEST, 0));
    }

    boolean waits() {
        return router.nextDeadline().isPresent();
    }

    /// Goes on with a copy.
    void copied() {
        router = router.copy();
    }

    String serving(long peer, Long... refused) {
        Reader reader = new Reader(new Origin(peer), new TreeSet<>(List.of(refused)));
        return switch (router.serving(TEST, reader)) {
            case Serving.Shared(Route route, long _) -> "shared " + route.session().number();
            case Serving.Pinned(Route route) -> "pinned " + route.session().number();
            case Serving.Waiting _ -> "waiting";
            case Serving.Best _ -> throw new AssertionError("fronts have no best");
            case Serving.Nowhere _ -> "nowhere";
            case Serving.Unknown _ -> "unknown";
        };
    }

    long uid(long session) {
        return Objects.requireNonNull(held.get(session), "nothing held").uid();
    }

    private List<String> did(List<RouterAction> first) {
        List<RouterAction> actions = new ArrayList<>(first);
        actions.addAll(router.deadline(now));
        last = actions;
        List<String> told = new ArrayList<>();
        for (RouterAction action : actions) {
            if (action instanceof RouterAction.Tell tell) {
                String cost = tell.cost().equals(RouteCost.ZERO) ? "" : " cost " + tell.cost();
                String how = tell.again() ? " again " : " ";
                told.add(tell.ear().session().number() + how + tell.route().hops() + cost);
            } else if (action instanceof RouterAction.Untell(Ear ear, Namespace _)) {
                told.add(ear.session().number() + " end");
            }
        }
        return told;
    }

    /// The row of the last change, such as `1 ONLY` or `2 SHORTEST, 1 LONGER`: sessions and
    /// reasons, the route in use first; empty when it is gone.
    String row() {
        TableRow row = changed();
        List<RankedRoute> all = new ArrayList<>(row.best().stream().toList());
        all.addAll(row.standby());
        return String.join(
                ", ",
                all.stream()
                        .map(one -> one.route().session().number() + " " + one.reason())
                        .toList());
    }

    /// The row of the last change.
    TableRow changed() {
        return last.stream()
                .filter(RouterAction.Changed.class::isInstance)
                .map(action -> ((RouterAction.Changed) action).row())
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no row has changed"));
    }

    /// The effects of the timers that ran out in the last call.
    List<String> elapsed() {
        return last.stream()
                .filter(RouterAction.Elapsed.class::isInstance)
                .map(action -> ((RouterAction.Elapsed) action).timer())
                .toList();
    }

    String policy() {
        return policy.name();
    }
}
