package org.moqlab.engine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.routing.FrontBench.MS;
import static org.moqlab.engine.routing.FrontBench.SECOND;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.policy.Gossip202608Dev;

/// Where the development version differs (GOSSIP C, marks of dev).
final class FrontDevTest {
    /// 500 ms and the hash of relay 7 and the name modulo 250 ms.
    private static final long HOLD = 652 * MS;

    private final FrontBench bench = new FrontBench(new Gossip202608Dev());

    private static RouteCost cost(long warm, long cold) {
        return new RouteCost(warm, cold);
    }

    @Test
    void a_front_goes_with_its_last_session() {
        bench.listens(5);
        bench.hears(1, 100);

        assertEquals(List.of("5 end"), bench.loses(1, Loss.RELAY));
        assertEquals("", bench.row());
    }

    @Test
    void of_two_that_are_as_cheap_the_one_nearer_to_the_publisher_comes_first() {
        bench.hears(1, cost(1, 5), 0, 100, 1);
        bench.hears(2, cost(1, 4), 0, 100, 2);

        assertEquals("1 KEPT_HOLDING, 2 HELD", bench.row());
        bench.next();
        assertEquals("2 CHEAPEST, 1 DEARER", bench.row());
    }

    @Test
    void a_better_route_has_to_wait_and_is_looked_at_again() {
        bench.listens(5);
        bench.hears(1, cost(5, 5), 0, 100, 9, 1);
        bench.now = SECOND;

        assertEquals(List.of(), bench.hears(2, cost(1, 1), 0, 100, 2));
        assertEquals("1 KEPT_HOLDING, 2 HELD", bench.row());
        assertEquals(TableRow.Wait.HOLD, bench.changed().waits(bench.now));
        assertEquals(SECOND + HOLD, bench.changed().waitOver(bench.now));
        assertEquals(List.of("5 again [64, 2]"), bench.next());
        assertEquals(List.of("adoption hold"), bench.elapsed());
        assertEquals(SECOND + HOLD, bench.now);
        assertEquals("2 CHEAPEST, 1 DEARER", bench.row());
    }

    @Test
    void what_is_no_better_any_more_when_the_wait_is_over_is_not_moved_to() {
        bench.hears(1, cost(5, 5), 0, 100, 9, 1);
        bench.hears(2, cost(1, 1), 0, 100, 2);
        bench.hears(2, cost(8, 8), 0, 100, 2);

        assertEquals("1 CHEAPEST, 2 DEARER", bench.row());
        assertFalse(bench.waits());
    }

    @Test
    void the_wait_belongs_to_a_relay_whichever_session_it_is_over() {
        bench.hears(1, cost(5, 5), 0, 100, 9, 1);
        bench.hears(2, cost(1, 1), 0, 100, 2);
        bench.now = 400 * MS;
        bench.loses(2);
        bench.hears(3, cost(1, 1), 0, 100, 3);
        bench.next();
        assertEquals(400 * MS + HOLD, bench.now, "another relay begins anew");

        FrontBench again = new FrontBench(new Gossip202608Dev());
        again.hears(1, cost(5, 5), 0, 100, 9, 1);
        again.hears(2, cost(1, 1), 0, 100, 2);
        again.now = 400 * MS;
        again.hears(3, cost(1, 1), 0, 100, 2);
        again.next();
        assertEquals(HOLD, again.now, "the same relay over another session");
        assertEquals("3 NEWEST, 2 OLDER, 1 DEARER", again.row());
    }

    @Test
    void there_is_no_wait_for_the_same_relay_nor_after_a_loss_nor_for_its_own_publisher() {
        bench.hears(1, cost(5, 5), 0, 100, 1);
        bench.hears(2, cost(1, 1), 0, 100, 1);
        assertEquals("2 CHEAPEST, 1 DEARER", bench.row(), "the same relay");

        bench.hears(3, cost(7, 7), 0, 100, 3);
        bench.loses(2);
        bench.loses(1);
        assertEquals("3 ONLY", bench.row(), "a loss");
        assertFalse(bench.waits());
    }

    @Test
    void a_peer_that_begins_to_listen_makes_the_front_choose_again() {
        bench.hears(5, cost(1, 1), 0, 100, 5);
        bench.hears(6, cost(2, 2), 0, 100, 6);
        assertEquals("5 CHEAPEST, 6 DEARER", bench.row());

        assertEquals(List.of("5 [64, 6]"), bench.listens(5));
        assertEquals("6 CLEAN, 5 TAINTED", bench.row(), "at once, for 5 would read itself");
        bench.departs(5);
        assertEquals("6 KEPT_HOLDING, 5 HELD", bench.row());
        assertTrue(bench.waits());
    }

    @Test
    void of_two_that_fetch_the_one_farther_from_the_publisher_moves() {
        bench.hears(1, cost(3, 3), 1, 100, 1);
        bench.wanted(true);
        bench.hears(9, cost(0, 2), 1, 100, 9);
        bench.next();
        assertEquals("9 CHEAPEST, 1 DEARER", bench.row(), "9 is nearer, whatever its hash");

        FrontBench near = new FrontBench(new Gossip202608Dev());
        near.hears(1, cost(3, 3), 1, 100, 1);
        near.wanted(true);
        near.hears(8, cost(0, 9), 1, 100, 8);
        assertEquals("1 KEPT, 8 GATED", near.row(), "8 has to come here");
        assertFalse(near.waits());
    }

    @Test
    void the_cold_cost_is_told_even_while_the_warm_one_is_nothing() {
        bench.listensToCosts(6);
        bench.hears(1, cost(3, 4), 1, 100, 1);

        assertEquals(List.of("6 again [64, 1] cost 0/5"), bench.wanted(true));
    }
}
