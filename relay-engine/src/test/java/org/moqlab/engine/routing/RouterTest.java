package org.moqlab.engine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.policy.Gossip202603;

/// The table of March 2026, one transition at a time (GOSSIP A.3.2).
final class RouterTest {
    private static final long MS = 1_000_000;
    private static final long HOLD = 250 * MS;
    private static final long WATCHER = MS / 10;
    private static final Namespace TEST = new Namespace("test");

    private final Router router = fresh();
    private long session;

    private static Router fresh() {
        Gossip202603 policy = new Gossip202603();
        return new Router(policy, policy.timings(), Origin.UNKNOWN);
    }

    private Router.Published offered(long now, long hops) {
        return router.publish(now, TEST, new SessionId(++session), new HopCount(hops), 0)
                .orElseThrow();
    }

    private Route publish(long now, long hops) {
        return offered(now, hops).route();
    }

    private void close(long now, Route... routes) {
        for (Route route : routes) {
            router.close(now, TEST, route, Loss.WITHDRAWN, 0);
        }
    }

    /// What peers are told, without the table's own notes.
    private static List<RouterAction> told(List<RouterAction> actions) {
        return actions.stream()
                .filter(a ->
                        a instanceof RouterAction.Announce || a instanceof RouterAction.Withdraw)
                .toList();
    }

    private static RouterAction announce(Route route, boolean again) {
        return new RouterAction.Announce(TEST, route, again);
    }

    /// The last row among actions.
    private static TableRow row(List<RouterAction> actions) {
        return actions.stream()
                .filter(RouterAction.Changed.class::isInstance)
                .map(a -> ((RouterAction.Changed) a).row())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static List<Long> standby(TableRow row) {
        return row.standby().stream().map(r -> r.route().uid()).toList();
    }

    @Test
    void the_first_route_is_best_and_told_at_once() {
        Router.Published first = offered(7, 1);
        Route route = new Route(1, new SessionId(1), new HopCount(1), 7, 0);

        assertEquals(route, first.route());
        assertEquals(
                List.of(
                        new RouterAction.Changed(
                                new TableRow(
                                        TEST,
                                        Optional.of(new RankedRoute(route, Reason.FIRST_HEARD)),
                                        List.of(),
                                        0),
                                "first heard, 1 hop"),
                        announce(route, false)),
                first.actions());
    }

    @Test
    void strictly_fewer_hops_win_at_once_and_the_old_best_stands_by_last() {
        publish(0, 5);
        publish(0, 9);
        Router.Published shorter = offered(0, 4);

        assertEquals(List.of(announce(shorter.route(), true)), told(shorter.actions()));
        assertEquals(List.of(2L, 1L), standby(row(shorter.actions())));
        assertEquals(
                Optional.of(new RankedRoute(shorter.route(), Reason.FEWER_HOPS)),
                row(shorter.actions()).best());
    }

    @ParameterizedTest
    @CsvSource({"3, SAME_HOPS", "4, LONGER"})
    void as_many_hops_or_more_stand_by_in_silence(long hops, Reason reason) {
        Route best = publish(0, 3);
        Router.Published later = offered(0, hops);

        assertEquals(List.of(), told(later.actions()));
        assertEquals(
                List.of(new RankedRoute(later.route(), reason)), row(later.actions()).standby());
        assertEquals(Optional.of(best), router.best(TEST));
    }

    @Test
    void two_routes_of_one_session_with_equal_hops_are_two() {
        SessionId one = new SessionId(1);
        Route first = router.publish(0, TEST, one, new HopCount(2), 0).orElseThrow().route();
        Route second = router.publish(0, TEST, one, new HopCount(2), 0).orElseThrow().route();
        close(0, first);
        router.deadline(WATCHER);

        assertEquals(Optional.of(second), router.best(TEST));
    }

    @Test
    void a_closed_route_stays_until_its_watcher_has_run() {
        Route only = publish(0, 1);
        close(10, only);

        assertEquals(OptionalLong.of(10 + WATCHER), router.nextDeadline());
        assertEquals(List.of(), router.deadline(10 + WATCHER - 1));
        assertEquals(Optional.of(only), router.best(TEST));
    }

    @Test
    void the_last_route_lost_is_withdrawn_at_once() {
        close(0, publish(0, 1));
        List<RouterAction> actions = router.deadline(WATCHER);

        assertEquals(
                List.of(
                        new RouterAction.Because(0),
                        new RouterAction.Changed(
                                TableRow.gone(TEST), "best with 1 hop lost, no standby left"),
                        new RouterAction.Withdraw(TEST)),
                actions);
        assertEquals(Optional.empty(), router.best(TEST));
        assertEquals(0, router.size());
        assertEquals(OptionalLong.empty(), router.nextDeadline());
    }

    @Test
    void a_lost_standby_is_dropped_in_silence_and_the_others_keep_their_order() {
        publish(0, 1);
        Route second = publish(0, 5);
        publish(0, 5);
        publish(0, 5);
        close(0, second);
        List<RouterAction> actions = router.deadline(WATCHER);

        assertEquals(List.of(), told(actions));
        assertEquals(List.of(3L, 4L), standby(row(actions)));
    }

    @Test
    void a_lost_best_is_replaced_by_the_fewest_hops_and_peers_hear_after_the_hold_down() {
        Route best = publish(0, 1);
        publish(0, 4);
        Route short1 = publish(0, 3);
        close(0, best);
        List<RouterAction> lost = router.deadline(WATCHER);

        assertEquals(List.of(), told(lost));
        assertEquals(Optional.of(short1), router.best(TEST), "used for lookups at once");
        assertEquals(WATCHER + HOLD, row(lost).holdDownUntil());
        assertEquals(OptionalLong.of(WATCHER + HOLD), router.nextDeadline());
        assertEquals(List.of(), router.deadline(WATCHER + HOLD - 1));

        List<RouterAction> over = router.deadline(WATCHER + HOLD);
        assertEquals(List.of(announce(short1, true)), told(over));
        assertEquals(0, row(over).holdDownUntil());
        assertEquals(
                new RouterAction.Elapsed("hold-down", TEST, "peers are told 3 hops", 0),
                over.getFirst());
    }

    @Test
    void among_equals_the_newest_is_promoted() {
        Route best = publish(0, 1);
        publish(0, 3);
        publish(0, 3);
        Route newest = publish(0, 3);
        close(0, best);
        router.deadline(WATCHER);

        assertEquals(Optional.of(newest), router.best(TEST));
    }

    /// Promotion moves the last standby into the slot of the promoted one, so that age among equals
    /// no longer tells who is next.
    @Test
    void promotion_moves_the_last_standby_into_the_free_slot() {
        Route best = publish(0, 1);
        Route two = publish(0, 2);
        publish(0, 5);
        publish(0, 5);
        publish(0, 5);
        close(0, best);
        assertEquals(List.of(5L, 3L, 4L), standby(row(router.deadline(WATCHER))));

        close(0, two);
        TableRow next = row(router.deadline(2 * WATCHER));
        assertEquals(4, next.best().orElseThrow().route().uid(), "last, though 5 is newer");
        assertEquals(List.of(5L, 3L), standby(next));
    }

    @Test
    void a_closed_route_may_be_promoted_until_its_watcher_runs() {
        Route best = publish(0, 1);
        Route dead = publish(0, 2);
        Route alive = publish(0, 3);
        close(0, best);
        close(1, dead);

        router.deadline(WATCHER);
        assertEquals(Optional.of(dead), router.best(TEST));
        router.deadline(WATCHER + 1);
        assertEquals(Optional.of(alive), router.best(TEST));
    }

    @Test
    void every_promotion_starts_its_own_hold_down_and_stale_ones_fall_through() {
        Route best = publish(0, 1);
        Route dead = publish(0, 2);
        Route alive = publish(0, 3);
        close(0, best);
        close(100 * MS, dead);
        router.deadline(WATCHER);
        router.deadline(100 * MS + WATCHER);

        assertEquals(
                List.of(
                        new RouterAction.Elapsed(
                                "hold-down",
                                TEST,
                                "promoted route is no longer best, nothing told",
                                0)),
                router.deadline(WATCHER + HOLD));
        assertEquals(
                List.of(announce(alive, true)), told(router.deadline(100 * MS + WATCHER + HOLD)));
    }

    @Test
    void all_routes_closed_together_end_in_one_withdraw() {
        close(0, publish(0, 1), publish(0, 2), publish(0, 3));
        List<RouterAction> actions = router.deadline(WATCHER);

        assertEquals(List.of(new RouterAction.Withdraw(TEST)), told(actions));
        assertEquals(
                List.of(
                        new RouterAction.Elapsed(
                                "hold-down",
                                TEST,
                                "promoted route is no longer best, nothing told",
                                0),
                        new RouterAction.Elapsed(
                                "hold-down",
                                TEST,
                                "promoted route is no longer best, nothing told",
                                0)),
                router.deadline(WATCHER + HOLD));
    }

    @Test
    void a_shorter_route_during_the_hold_down_is_told_at_once_and_the_timer_falls_through() {
        Route best = publish(0, 1);
        publish(0, 3);
        close(0, best);
        router.deadline(WATCHER);
        Router.Published shorter = offered(10 * MS, 2);

        assertEquals(List.of(announce(shorter.route(), true)), told(shorter.actions()));
        assertEquals(0, row(shorter.actions()).holdDownUntil());
        assertEquals(List.of(), told(router.deadline(WATCHER + HOLD)));
    }

    /// Timers know the route, not the promotion: an earlier timer of the same route tells early.
    @Test
    void a_route_promoted_twice_is_told_by_both_timers() {
        Route best = publish(0, 1);
        Route twice = publish(0, 3);
        close(0, best);
        router.deadline(WATCHER);
        Route between = publish(50 * MS, 2);
        close(100 * MS, between);
        router.deadline(100 * MS + WATCHER);

        assertEquals(List.of(announce(twice, true)), told(router.deadline(WATCHER + HOLD)));
        assertEquals(
                List.of(announce(twice, true)), told(router.deadline(100 * MS + WATCHER + HOLD)));
    }

    @Test
    void a_route_closed_twice_leaves_once() {
        Route only = publish(0, 1);
        close(0, only, only);

        assertEquals(List.of(new RouterAction.Withdraw(TEST)), told(router.deadline(WATCHER)));
    }

    @Test
    void a_name_that_comes_back_before_its_watcher_ran_stays() {
        Route old = publish(0, 1);
        close(0, old);
        Route back = publish(1, 1);
        List<RouterAction> actions = router.deadline(WATCHER);

        assertEquals(List.of(), told(actions));
        assertEquals(Optional.of(back), router.best(TEST));
        assertEquals(List.of(announce(back, true)), told(router.deadline(WATCHER + HOLD)));
    }

    @Test
    void names_do_not_touch_each_other() {
        Namespace other = new Namespace("other");
        Route test = publish(0, 1);
        Route kept =
                router.publish(0, other, new SessionId(9), new HopCount(7), 0)
                        .orElseThrow()
                        .route();
        close(0, test);
        router.deadline(WATCHER);

        assertEquals(Optional.empty(), router.best(TEST));
        assertEquals(Optional.of(kept), router.best(other));
        assertEquals(1, router.size());
    }

    @Test
    void timers_due_together_run_in_the_order_they_were_started() {
        Route first = publish(0, 1);
        Route second = publish(0, 2);
        close(0, second);
        close(0, first);
        List<RouterAction> actions = router.deadline(WATCHER);

        assertEquals(
                List.of("standby with 2 hops lost", "best with 1 hop lost, no standby left"),
                actions.stream()
                        .filter(RouterAction.Changed.class::isInstance)
                        .map(a -> ((RouterAction.Changed) a).rule())
                        .toList());
    }

    @Test
    void every_consequence_names_the_note_that_led_to_it() {
        router.publish(0, TEST, new SessionId(1), new HopCount(1), 11);
        Route standby =
                router.publish(0, TEST, new SessionId(2), new HopCount(3), 12)
                        .orElseThrow()
                        .route();
        router.close(
                0,
                TEST,
                new Route(1, new SessionId(1), new HopCount(1), 0, 11),
                Loss.WITHDRAWN,
                13);

        assertEquals(new RouterAction.Because(13), router.deadline(WATCHER).getFirst());
        assertEquals(
                new RouterAction.Elapsed("hold-down", TEST, "peers are told 3 hops", 13),
                router.deadline(WATCHER + HOLD).getFirst());
        assertEquals(12, standby.note());
    }

    @Test
    void a_copy_goes_its_own_way() {
        Route best = publish(0, 1);
        publish(0, 3);
        close(0, best);
        Router copy = router.copy();
        Router twin = router.copy();
        copy.publish(1, TEST, new SessionId(7), new HopCount(1), 0);
        copy.deadline(HOLD);

        assertEquals(twin.deadline(WATCHER), router.deadline(WATCHER));
        assertEquals(twin.deadline(WATCHER + HOLD), router.deadline(WATCHER + HOLD));
        assertEquals(
                twin.publish(HOLD, TEST, new SessionId(9), new HopCount(1), 0),
                router.publish(HOLD, TEST, new SessionId(9), new HopCount(1), 0));
        assertTrue(copy.size() == 1 && router.size() == 1);
    }
}
