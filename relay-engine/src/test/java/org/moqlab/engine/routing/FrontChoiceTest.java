package org.moqlab.engine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.moqlab.engine.routing.FrontBench.SECOND;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.policy.Gossip202608;

/// Which route a front uses, how long it outlives the last one, and from where it is read, in the
/// manner of August 2026 (GOSSIP C.3, C.4, C.6).
final class FrontChoiceTest {
    private static final RouteCost FREE = RouteCost.ZERO;

    private final FrontBench bench = new FrontBench(new Gossip202608());

    private static RouteCost cost(long price) {
        return new RouteCost(price, price);
    }

    @Test
    void the_cheapest_comes_first_however_long() {
        bench.hears(1, cost(3), 1, 100);
        bench.hears(2, cost(2), 1, 100, 9, 2);

        assertEquals("2 CHEAPEST, 1 DEARER", bench.row());
    }

    @Test
    void the_price_of_the_link_counts() {
        bench.hears(1, cost(3), 2, 100, 1);
        bench.hears(2, cost(4), 0, 100, 9, 2);

        assertEquals("2 CHEAPEST, 1 DEARER", bench.row());
    }

    @Test
    void equals_are_ordered_by_the_hash_that_every_relay_computes() {
        bench.hears(1, 100, 1);
        bench.hears(2, 100, 2);
        bench.hears(3, 100, 3);

        assertEquals("3 FIRST_BY_HASH, 2 BEHIND_BY_HASH, 1 BEHIND_BY_HASH", bench.row());
    }

    @Test
    void the_newest_of_the_same_way_is_used_so_that_a_corpse_is_not() {
        bench.hears(1, 100);
        bench.hears(2, 100);

        assertEquals("2 NEWEST, 1 OLDER", bench.row());
    }

    @Test
    void what_leads_back_through_a_listener_is_skipped_while_anything_else_is_there() {
        bench.listens(5);
        bench.hears(5, 100, 5);
        assertEquals("5 ONLY", bench.row());
        bench.hears(6, 100, 9, 6);
        assertEquals("6 CLEAN, 5 TAINTED", bench.row());

        bench.listens(6);
        bench.hears(4, 100, 8, 9, 6);
        assertEquals("5 SHORTEST, 6 LONGER, 4 LONGER", bench.row(), "all lead back");
    }

    @Test
    void a_reader_that_does_not_listen_counts_as_well() {
        bench.hears(5, 100, 5);
        bench.reads(5, true);
        bench.hears(6, 100, 9, 6);
        assertEquals("6 CLEAN, 5 TAINTED", bench.row());

        bench.reads(5, false);
        bench.hears(4, 100, 9, 8, 4);
        assertEquals("5 SHORTEST, 6 LONGER, 4 LONGER", bench.row());
    }

    @Test
    void while_it_is_read_it_does_not_move_to_a_fetching_relay_with_a_higher_hash() {
        bench.hears(1, cost(10), 0, 100, 1);
        bench.wanted(true);
        bench.hears(9, FREE, 1, 100, 9);

        assertEquals("1 KEPT, 9 GATED", bench.row());
    }

    @Test
    void it_moves_to_one_with_a_lower_hash_and_to_any_when_nobody_reads() {
        bench.hears(1, cost(10), 0, 100, 1);
        bench.wanted(true);
        bench.hears(8, FREE, 1, 100, 8);
        assertEquals("8 CHEAPEST, 1 DEARER", bench.row());

        FrontBench idle = new FrontBench(new Gossip202608());
        idle.hears(1, cost(10), 0, 100, 1);
        idle.hears(9, FREE, 1, 100, 9);
        assertEquals("9 CHEAPEST, 1 DEARER", idle.row());
    }

    @Test
    void it_moves_to_a_publisher_and_to_relays_that_are_not_fetching() {
        bench.hears(1, cost(10), 0, 100, 1);
        bench.wanted(true);
        bench.hears(9, cost(2), 1, 100, 9);
        assertEquals("9 CHEAPEST, 1 DEARER", bench.row());

        bench.hears(4, FREE, 0, 100);
        assertEquals("4 CHEAPEST, 9 DEARER, 1 DEARER", bench.row());
    }

    @Test
    void a_front_that_loses_its_last_session_lingers_for_five_seconds() {
        bench.listens(5);
        bench.hears(1, 100);
        bench.now = SECOND;

        assertEquals(List.of(), bench.loses(1, Loss.RELAY));
        assertEquals("1 LINGERING", bench.row());
        assertEquals(TableRow.Wait.LINGER, bench.changed().waits(bench.now));
        assertEquals(6 * SECOND, bench.changed().waitOver(bench.now));
        assertEquals("waiting", bench.serving(9));
        assertEquals(List.of("6 [64]"), bench.listens(6), "it is still told");
        assertEquals(List.of("5 end", "6 end"), bench.next());
        assertEquals(List.of("linger"), bench.elapsed());
        assertEquals(6 * SECOND, bench.now);
        assertEquals("", bench.row());
    }

    @Test
    void a_publisher_that_comes_back_in_time_is_the_same_to_everybody() {
        bench.listens(5);
        bench.hears(1, 100);
        bench.loses(1, Loss.RELAY);

        assertEquals(List.of(), bench.hears(2, 100));
        assertEquals("2 ONLY", bench.row());
        assertEquals(TableRow.Wait.NONE, bench.changed().waits(bench.now));
        assertFalse(bench.waits());
    }

    @Test
    void another_publisher_does_not_wait_for_the_linger() {
        bench.listens(5);
        bench.hears(1, 100);
        bench.loses(1, Loss.RELAY);

        assertEquals(List.of("5 end", "5 [65]"), bench.hears(2, 101));
        assertEquals("2 ONLY", bench.row());
        assertFalse(bench.waits());
    }

    @Test
    void who_is_parked_behind_a_lingering_front_gets_the_name_when_it_is_over() {
        bench.listens(5);
        bench.hears(1, 100);
        bench.hears(5, 101, 5);
        bench.loses(1, Loss.RELAY);
        assertEquals("1 LINGERING, 5 PARKED", bench.row());

        assertEquals(List.of("5 end"), bench.next());
        assertEquals("5 ONLY", bench.row());
    }

    @Test
    void everybody_reads_the_route_in_use_unless_one_leads_back_through_him() {
        bench.hears(1, 100, 1);
        bench.hears(2, 100, 9, 2);

        assertEquals("shared 1", bench.serving(5));
        assertEquals("shared 1", bench.serving(0), "nobody knows who that is");
        assertEquals("pinned 2", bench.serving(1));
        assertEquals("pinned 1", bench.serving(2));
        assertEquals("nowhere", bench.serving(100), "all lead to him");
    }

    @Test
    void a_route_that_has_refused_a_track_is_skipped_for_it() {
        bench.hears(1, 100, 1);
        bench.hears(2, 100, 9, 2);

        assertEquals("shared 2", bench.serving(5, bench.uid(1)));
        assertEquals("nowhere", bench.serving(5, bench.uid(1), bench.uid(2)));
    }

    @Test
    void a_copy_goes_on_on_its_own() {
        bench.listens(5);
        bench.hears(1, 100);
        bench.copied();
        bench.loses(1, Loss.RELAY);
        bench.copied();

        assertEquals(List.of("5 end"), bench.next());
    }
}
