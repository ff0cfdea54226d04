package org.moqlab.engine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.policy.Gossip202604;
import org.moqlab.engine.routing.policy.Gossip202605;

/// The table under the first policies with hop lists: newest of the shortest is best, oldest of the
/// shortest is promoted, at once.
final class HopListPolicyTest {
    private static final long MS = 1_000_000;
    private static final long WATCHER = MS / 10;
    private static final Namespace TEST = new Namespace("test");

    private long session;

    static List<RoutingPolicy> policies() {
        return List.of(new Gossip202604(), new Gossip202605());
    }

    private static Router router(RoutingPolicy policy) {
        return new Router(policy, policy.timings(), Origin.UNKNOWN);
    }

    private Router.Published offered(Router router, long... ids) {
        HopPath path = new HopPath(LongStream.of(ids).mapToObj(Origin::new).toList());
        return router.publish(0, TEST, new SessionId(++session), path, 0).orElseThrow();
    }

    private static List<RouterAction> told(List<RouterAction> actions) {
        return actions.stream()
                .filter(a ->
                        a instanceof RouterAction.Announce || a instanceof RouterAction.Withdraw)
                .toList();
    }

    private static TableRow row(List<RouterAction> actions) {
        return actions.stream()
                .filter(RouterAction.Changed.class::isInstance)
                .map(a -> ((RouterAction.Changed) a).row())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static RankedRoute ranked(Router.Published published, Reason reason) {
        return new RankedRoute(published.route(), reason);
    }

    private static RouterAction again(Router.Published published) {
        return new RouterAction.Announce(TEST, published.route(), true);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_route_as_long_as_the_best_takes_its_place_at_once(RoutingPolicy policy) {
        Router router = router(policy);
        Router.Published old = offered(router, 1, 2);
        Router.Published equal = offered(router, 3, 4);

        assertEquals(List.of(again(equal)), told(equal.actions()));
        assertEquals(
                Optional.of(ranked(equal, Reason.NEWER_SAME_HOPS)), row(equal.actions()).best());
        assertEquals(List.of(ranked(old, Reason.SAME_HOPS_OLDER)), row(equal.actions()).standby());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_shorter_route_takes_the_place_of_the_best_and_a_longer_one_stands_by(
            RoutingPolicy policy) {
        Router router = router(policy);
        Router.Published first = offered(router, 1, 2);
        Router.Published longer = offered(router, 1, 2, 3);
        Router.Published shorter = offered(router, 9);

        assertEquals(List.of(), told(longer.actions()));
        assertEquals(List.of(again(shorter)), told(shorter.actions()));
        assertEquals(
                new TableRow(
                        TEST,
                        Optional.of(ranked(shorter, Reason.FEWER_HOPS)),
                        List.of(ranked(longer, Reason.LONGER), ranked(first, Reason.LONGER)),
                        0),
                row(shorter.actions()));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void the_oldest_of_the_shortest_is_promoted_and_told_in_the_same_turn(RoutingPolicy policy) {
        Router router = router(policy);
        Router.Published best = offered(router, 1);
        Router.Published longest = offered(router, 1, 2, 3);
        Router.Published older = offered(router, 4, 5);
        Router.Published newer = offered(router, 6, 7);
        router.close(0, TEST, best.route(), Loss.WITHDRAWN, 0);
        List<RouterAction> actions = router.deadline(WATCHER);

        assertEquals(List.of(again(older)), told(actions));
        assertEquals(
                new TableRow(
                        TEST,
                        Optional.of(ranked(older, Reason.PROMOTED_OLDEST)),
                        List.of(
                                ranked(longest, Reason.LONGER),
                                ranked(newer, Reason.SAME_HOPS_NEWER)),
                        0),
                row(actions));
        assertEquals(OptionalLong.empty(), router.nextDeadline(), "nothing is held down");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void the_others_keep_their_order(RoutingPolicy policy) {
        Router router = router(policy);
        Router.Published best = offered(router, 1);
        Router.Published promoted = offered(router, 1, 2);
        List<Router.Published> rest =
                List.of(
                        offered(router, 1, 2, 3),
                        offered(router, 1, 2, 4),
                        offered(router, 1, 2, 5));
        router.close(0, TEST, best.route(), Loss.WITHDRAWN, 0);
        TableRow row = row(router.deadline(WATCHER));

        assertEquals(promoted.route(), row.best().orElseThrow().route());
        assertEquals(
                rest.stream().map(Router.Published::route).toList(),
                row.standby().stream().map(RankedRoute::route).toList());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_closed_standby_is_promoted_and_told_before_its_watcher_runs(RoutingPolicy policy) {
        Router router = router(policy);
        Router.Published best = offered(router, 1);
        Router.Published dead = offered(router, 1, 2);
        Router.Published alive = offered(router, 1, 2, 3);
        router.close(0, TEST, best.route(), Loss.WITHDRAWN, 0);
        router.close(0, TEST, dead.route(), Loss.WITHDRAWN, 0);

        assertEquals(
                List.of(again(dead), again(alive)), told(router.deadline(WATCHER)), "a corpse");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_hold_down_set_by_hand_holds_here_too(RoutingPolicy policy) {
        Timings own = policy.timings();
        Router router =
                new Router(
                        policy,
                        new Timings(
                                250 * MS,
                                own.watcherDelay(),
                                own.idleTimeout(),
                                own.keepAlive(),
                                0),
                        Origin.UNKNOWN);
        Router.Published best = offered(router, 1);
        Router.Published standby = offered(router, 1, 2);
        router.close(0, TEST, best.route(), Loss.WITHDRAWN, 0);

        assertEquals(List.of(), told(router.deadline(WATCHER)));
        assertEquals(List.of(again(standby)), told(router.deadline(WATCHER + 250 * MS)));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_row_lists_256_standbys_and_counts_the_others(RoutingPolicy policy) {
        Router router = router(policy);
        offered(router, 1);
        TableRow last = row(offered(router, 1, 2).actions());
        for (int i = 0; i < 299; i++) {
            last = row(offered(router, 1, 2).actions());
        }

        assertEquals(TableRow.MAX_LISTED, last.standby().size());
        assertEquals(44, last.unlisted());
        assertEquals(300, last.standbys());
        assertTrue(last.standby().stream().allMatch(r -> r.reason() == Reason.LONGER));
    }
}
