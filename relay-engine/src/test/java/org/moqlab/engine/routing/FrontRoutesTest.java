package org.moqlab.engine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.moqlab.engine.routing.FrontBench.SECOND;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.routing.policy.Gossip202608;

/// How sources come, change, take over, wait and go (GOSSIP C.2, C.3).
final class FrontRoutesTest {
    static List<RoutingPolicy> policies() {
        return List.of(new Gossip202608());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void routes_to_one_publisher_share_a_front_and_a_second_one_tells_nobody_anything(
            RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);

        assertEquals(List.of("5 [64, 1]"), bench.hears(1, 100, 1));
        assertEquals("1 ONLY", bench.row());
        assertEquals(List.of(), bench.hears(2, 100, 3, 2));
        assertEquals("1 SHORTEST, 2 LONGER", bench.row());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void another_publisher_takes_the_name_over_and_peers_see_an_end_and_a_beginning(
            RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        bench.hears(1, 100);

        assertEquals(List.of("5 end", "5 [65]"), bench.hears(2, 101));
        assertEquals("2 ONLY, 1 DISPLACED", bench.row());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void who_was_displaced_gets_the_name_back_when_the_winner_leaves(RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        bench.hears(1, 100);
        bench.hears(2, 101);

        assertEquals(List.of("5 end", "5 [64]"), bench.loses(2));
        assertEquals("1 ONLY", bench.row());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_change_of_route_does_not_let_the_displaced_strike_back_but_a_new_publisher_does(
            RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        bench.hears(1, 100);
        bench.hears(2, 101);

        assertEquals(List.of(), bench.hears(1, 100, 8), "the same publisher on another way");
        assertEquals("2 ONLY, 1 DISPLACED", bench.row());
        assertEquals(List.of("5 end", "5 [66, 8]"), bench.hears(1, 102, 8), "another publisher");
        assertEquals("1 ONLY, 2 DISPLACED", bench.row());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void what_leads_back_through_a_listener_is_a_reflection_and_waits(RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        bench.hears(1, 100);

        assertEquals(List.of(), bench.hears(5, 101, 5));
        assertEquals("1 ONLY, 5 PARKED", bench.row());
        assertEquals(List.of("5 end"), bench.loses(1), "5 is not told what leads through it");
        assertEquals("5 ONLY", bench.row());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_publisher_without_identity_is_never_the_same_as_another(RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        bench.hears(1, 0);

        assertEquals(List.of("5 end", "5 [0]"), bench.hears(2, 0));
        assertEquals("2 ONLY, 1 DISPLACED", bench.row());
        assertEquals(List.of("5 end", "5 [0, 3]"), bench.hears(2, 0, 3), "not even as itself");
        assertEquals("2 ONLY, 1 DISPLACED", bench.row());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_route_told_anew_changes_in_place_where_its_publisher_is_the_same(RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        bench.hears(1, 100, 1);
        long uid = bench.uid(1);

        assertEquals(List.of("5 again [64, 9, 1]"), bench.hears(1, 100, 9, 1));
        assertEquals(uid, bench.uid(1));
        assertEquals(List.of(), bench.hears(1, 100, 9, 1), "nothing has changed");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_route_told_anew_by_another_publisher_is_another_source(RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        bench.hears(1, 100, 1);
        long uid = bench.uid(1);

        assertEquals(List.of("5 end", "5 [65, 1]"), bench.hears(1, 101, 1));
        assertEquals(uid + 1, bench.uid(1));
        assertEquals("1 ONLY", bench.row());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void the_last_route_taken_back_takes_the_front_along_at_once(RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        bench.hears(1, 100, 1);
        bench.hears(2, 100, 9, 2);

        assertEquals(List.of("5 again [64, 9, 2]"), bench.loses(1, Loss.RELAY));
        assertEquals("2 ONLY", bench.row());
        assertEquals(List.of("5 end"), bench.loses(2));
        assertEquals("", bench.row());
        assertFalse(bench.waits());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_purge_forgets_routes_and_whoever_is_parked(RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        bench.hears(1, 100);
        bench.hears(2, 101);

        assertEquals(List.of("5 end"), bench.purge());
        assertEquals("", bench.row());
        assertEquals("unknown", bench.serving(9));
        assertEquals(List.of(), bench.purge());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_watcher_set_by_hand_delays_the_end_of_a_route(RoutingPolicy policy) {
        Timings own = policy.timings();
        FrontBench bench =
                new FrontBench(
                        policy,
                        new Timings(
                                own.holdDown(),
                                SECOND,
                                own.idleTimeout(),
                                own.keepAlive(),
                                own.linger()));
        bench.listens(5);
        bench.hears(1, 100, 1);

        assertEquals(List.of(), bench.loses(1));
        assertEquals(List.of("5 end"), bench.next());
        assertEquals(SECOND, bench.now);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_list_without_room_for_one_more_is_kept_and_not_told(RoutingPolicy policy) {
        FrontBench bench = new FrontBench(policy);
        bench.listens(5);
        long[] full = LongStream.concat(LongStream.of(100), LongStream.range(200, 231)).toArray();

        assertEquals(HopPath.MAX_HOPS, full.length);
        assertEquals(List.of(), bench.hears(1, full));
        assertEquals("1 ONLY", bench.row());
    }
}
