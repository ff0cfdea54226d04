package org.moqlab.engine.routing;

import java.util.List;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.policy.Gossip202603;

/// The table of March 2026 and what happens to one name in it, for tests.
abstract class OneName {
    static final long MS = 1_000_000;
    static final long HOLD = 250 * MS;
    static final long WATCHER = MS / 10;
    static final Namespace TEST = new Namespace("test");

    final Router router = fresh();
    private long session;

    private static Router fresh() {
        Gossip202603 policy = new Gossip202603();
        return new Router(policy, policy.timings(), Origin.UNKNOWN);
    }

    Router.Published offered(long now, long hops) {
        return router.publish(now, TEST, new SessionId(++session), new HopCount(hops), 0)
                .orElseThrow();
    }

    Route publish(long now, long hops) {
        return offered(now, hops).route();
    }

    void close(long now, Route... routes) {
        for (Route route : routes) {
            router.close(now, TEST, route, Loss.WITHDRAWN, 0);
        }
    }

    /// What peers are told, without the table's own notes.
    static List<RouterAction> told(List<RouterAction> actions) {
        return actions.stream()
                .filter(a ->
                        a instanceof RouterAction.Announce || a instanceof RouterAction.Withdraw)
                .toList();
    }

    static RouterAction announce(Route route, boolean again) {
        return new RouterAction.Announce(TEST, route, again);
    }

    /// The last row among actions.
    static TableRow row(List<RouterAction> actions) {
        return actions.stream()
                .filter(RouterAction.Changed.class::isInstance)
                .map(a -> ((RouterAction.Changed) a).row())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    static List<Long> standby(TableRow row) {
        return row.standby().stream().map(r -> r.route().uid()).toList();
    }
}
