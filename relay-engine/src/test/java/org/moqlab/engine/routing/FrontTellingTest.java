package org.moqlab.engine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.routing.FrontBench.SECOND;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.policy.Gossip202608;

/// What is told to whom (GOSSIP C.5).
final class FrontTellingTest {
    private final FrontBench bench = new FrontBench(new Gossip202608());

    private static RouteCost cost(long price) {
        return new RouteCost(price, price);
    }

    @Test
    void a_peer_on_the_route_in_use_is_told_the_best_that_avoids_it() {
        bench.listens(1);
        bench.listens(2);
        bench.listens(5);
        assertEquals(List.of("2 [64, 1]", "5 [64, 1]"), bench.hears(1, 100, 1));
        assertEquals(List.of("1 [64, 9, 2]"), bench.hears(2, 100, 9, 2));
        assertEquals(
                List.of("2 end", "5 again [64, 9, 2]"),
                bench.loses(1),
                "1 holds what the others are told now");
    }

    @Test
    void a_peer_without_identity_is_told_everything() {
        bench.listens(1, 0, Ear.Wire.CHANGES);

        assertEquals(List.of("1 [64, 1]"), bench.hears(1, 100, 1));
    }

    @Test
    void who_begins_to_listen_is_told_what_suits_him() {
        bench.hears(1, 100, 1);
        bench.hears(2, 100, 9, 2);

        assertEquals(List.of("1 [64, 9, 2]"), bench.listens(1));
        assertEquals(List.of("5 [64, 1]"), bench.listens(5));
    }

    @Test
    void a_wire_without_changes_keeps_the_first_route_until_the_end() {
        bench.listens(5, 5, Ear.Wire.FIRST_ONLY);
        assertEquals(List.of("5 [64, 9, 1]"), bench.hears(1, 100, 9, 1));
        assertEquals(List.of(), bench.hears(2, 100, 2));
        assertEquals(List.of(), bench.loses(1));
        assertEquals(List.of("5 end"), bench.loses(2));
    }

    @Test
    void a_wire_without_changes_is_told_nothing_late_but_every_end() {
        bench.listens(1, 1, Ear.Wire.FIRST_ONLY);
        assertEquals(List.of(), bench.hears(1, 100, 1));
        assertEquals(List.of(), bench.hears(2, 100, 9, 2), "its moment has passed");
        bench.loses(1);
        assertEquals(List.of("1 end"), bench.loses(2));
    }

    @Test
    void who_has_left_is_told_nothing() {
        bench.listens(5);
        bench.hears(1, 100, 1);
        bench.departs(5);

        assertEquals(List.of(), bench.loses(1));
    }

    @Test
    void costs_are_told_where_the_wire_has_a_place_for_them() {
        bench.listens(5);
        bench.listensToCosts(6);

        assertEquals(List.of("5 [64, 1]", "6 [64, 1] cost 4"), bench.hears(1, cost(3), 1, 100, 1));
        assertEquals(List.of("6 again [64, 1] cost 6"), bench.hears(1, cost(5), 1, 100, 1));
    }

    @Test
    void the_route_in_use_is_free_while_it_is_read_and_five_seconds_longer() {
        bench.listensToCosts(6);
        bench.hears(1, cost(3), 1, 100, 1);

        assertEquals(List.of("6 again [64, 1]"), bench.wanted(true));
        bench.now = 10 * SECOND;
        assertEquals(List.of(), bench.wanted(false));
        assertEquals(List.of("6 again [64, 1] cost 4"), bench.next());
        assertEquals(15 * SECOND, bench.now);
        assertEquals(List.of("cost linger"), bench.elapsed());
    }

    @Test
    void who_reads_again_in_time_changes_nothing() {
        bench.listensToCosts(6);
        bench.hears(1, cost(3), 1, 100, 1);
        bench.wanted(true);
        bench.wanted(false);

        assertTrue(bench.waits());
        assertEquals(List.of(), bench.wanted(true));
        assertFalse(bench.waits());
    }

    @Test
    void another_route_ends_the_discount_of_a_front_nobody_reads_any_more() {
        bench.listensToCosts(6);
        bench.hears(1, cost(3), 1, 100, 1);
        bench.wanted(true);
        bench.wanted(false);

        assertEquals(List.of("6 again [64, 2] cost 2"), bench.hears(2, cost(1), 1, 100, 2));
        assertEquals(List.of(), bench.next(), "nothing is left to say");
    }

    @Test
    void a_standby_has_to_be_fetched_and_keeps_its_price() {
        bench.listensToCosts(1);
        bench.listensToCosts(2);
        bench.hears(1, cost(1), 1, 100, 1);
        bench.wanted(true);

        assertEquals(List.of("1 [64, 2] cost 6"), bench.hears(2, cost(5), 1, 100, 2));
    }
}
