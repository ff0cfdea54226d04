package org.moqlab.engine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Who follows a lost route, and when peers hear of it, in the table of March 2026 (GOSSIP A.3.2).
final class PromotionTest extends OneName {
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
    void a_name_that_comes_back_before_its_watcher_ran_stays() {
        Route old = publish(0, 1);
        close(0, old);
        Route back = publish(1, 1);
        List<RouterAction> actions = router.deadline(WATCHER);

        assertEquals(List.of(), told(actions));
        assertEquals(Optional.of(back), router.best(TEST));
        assertEquals(List.of(announce(back, true)), told(router.deadline(WATCHER + HOLD)));
    }
}
