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
import org.moqlab.engine.model.SessionId;

/// The table of March 2026, one transition at a time (GOSSIP A.3.2).
final class RouterTest extends OneName {
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
    void a_route_closed_twice_leaves_once() {
        Route only = publish(0, 1);
        close(0, only, only);

        assertEquals(List.of(new RouterAction.Withdraw(TEST)), told(router.deadline(WATCHER)));
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
