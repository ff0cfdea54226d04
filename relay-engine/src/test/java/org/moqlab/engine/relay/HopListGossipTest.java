package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.relay.RelayBench.SECOND;
import static org.moqlab.engine.relay.RelayBench.TEST;
import static org.moqlab.engine.relay.RelayBench.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Gossip202604;
import org.moqlab.engine.routing.policy.Gossip202605;
import org.moqlab.engine.session.Terms;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.AnnounceRequest;
import org.moqlab.engine.wire.lite.LiteVersion;

/// What relays with hop lists stamp, refuse and keep to themselves (GOSSIP B.1 #1322, #1420,
/// #1423).
final class HopListGossipTest {
    private static final Origin SELF = new Origin(7);
    private static final LiteVersion LITE_04 = LiteVersion.LITE_04;

    private static RelayBench april() {
        Terms terms = new Terms(SELF, List.of(), true, Origin.UNKNOWN, true, true);
        return new RelayBench(new Gossip202604(), terms, LITE_04, "B");
    }

    private static RelayBench may(LiteVersion wire) {
        Terms terms = new Terms(SELF, List.of(), false, SELF, false, true);
        return new RelayBench(new Gossip202605(), terms, wire, "B");
    }

    private static RelayBench may() {
        return may(LITE_04);
    }

    private static HopPath path(long... ids) {
        return new HopPath(LongStream.of(ids).mapToObj(Origin::new).toList());
    }

    private static RelayAction told(long session, Hops hops) {
        return RelayBench.write(session, 0, new Announce(true, TEST, hops).encode(LITE_04));
    }

    private static RelayAction ended(long session) {
        return RelayBench.write(session, 0, Announce.ended(TEST, LITE_04).encode(LITE_04));
    }

    private static RelayAction again(long session, Hops hops) {
        RelayAction.WriteStream end = (RelayAction.WriteStream) ended(session);
        RelayAction.WriteStream next = (RelayAction.WriteStream) told(session, hops);
        return RelayBench.write(session, 0, end.bytes().concat(next.bytes()));
    }

    private static List<EventBody> dropped(List<RelayAction> actions) {
        return actions.stream()
                .filter(RelayAction.Note.class::isInstance)
                .map(action -> ((RelayAction.Note) action).body())
                .filter(EventBody.Dropped.class::isInstance)
                .toList();
    }

    private static RelayAction asks(long session, long exclude) {
        AnnounceRequest request = new AnnounceRequest(Namespace.ROOT, new Origin(exclude));
        return RelayBench.write(session, 1, RelayBench.typed(1, request.encode(LITE_04)));
    }

    @Test
    void in_may_a_relay_asks_to_be_spared_its_own_routes_and_in_april_for_nothing() {
        assertEquals(asks(1, 7), transport(may().open(1, Role.ACCEPTED, "A")).get(1));
        assertEquals(asks(1, 0), transport(april().open(1, Role.ACCEPTED, "A")).get(1));
    }

    @Test
    void in_may_a_relay_signs_with_one_id_and_in_april_with_one_a_session() {
        RelayBench may = may();
        may.peer(1, 0);
        may.peer(2, 0);
        assertEquals(
                List.of(told(1, path(9, 7)), told(2, path(9, 7))),
                transport(may.announce(1, path(9))));

        RelayBench april = april();
        april.peer(1, 0);
        april.peer(2, 0);
        Origin first = DrawnOrigin.onSession(SELF, new SessionId(1));
        Origin second = DrawnOrigin.onSession(SELF, new SessionId(2));
        assertEquals(
                List.of(told(1, path(9, first.id())), told(2, path(9, second.id()))),
                transport(april.announce(1, path(9))));
    }

    @Test
    void what_has_passed_here_is_refused_and_a_note_says_so() {
        RelayBench bench = may();
        bench.peer(1, 0);
        bench.peer(2, 0);
        List<RelayAction> actions = bench.announce(1, path(9, 7, 8));

        assertEquals(List.of(), transport(actions));
        assertEquals(
                List.of(
                        new EventBody.Dropped(
                                "announce test with hops [9, 7, 8]",
                                "refused, it has passed here before")),
                dropped(actions));
        assertEquals(List.of(), transport(bench.ended(1)), "its end changes nothing");
        assertEquals(
                List.of(told(1, path(5, 7)), told(2, path(5, 7))),
                transport(bench.announce(1, path(5))),
                "it may come again another way");
    }

    @Test
    void a_count_beyond_the_longest_list_is_refused() {
        RelayBench bench = may(LiteVersion.LITE_03);
        bench.peer(1);

        assertEquals(
                List.of(
                        new EventBody.Dropped(
                                "announce test with hops 33", "its hop list is too long")),
                dropped(bench.announce(1, new HopCount(33))));
    }

    @Test
    void a_peer_on_the_way_is_told_nothing_but_the_end() {
        RelayBench bench = may();
        bench.peer(1, 8);
        bench.peer(2, 9);
        assertEquals(List.of(told(2, path(8, 7))), transport(bench.announce(1, path(8))));
        assertEquals(
                List.of(again(1, path(9, 7)), ended(2)),
                transport(bench.announce(2, path(9))),
                "ends are told whatever was told before");
    }

    @Test
    void a_peer_that_asks_later_is_not_told_of_routes_it_is_on_either() {
        RelayBench bench = may();
        bench.peer(1, 8);
        bench.announce(1, path(3, 8));

        assertEquals(List.of(told(2, path(3, 8, 7))), transport(bench.peer(2, 0)).subList(2, 3));
        assertEquals(2, transport(bench.peer(3, 3)).size(), "only our own request goes out");
    }

    @Test
    void the_end_of_an_unknown_namespace_ends_the_session_in_april_and_nothing_in_may() {
        RelayBench april = april();
        april.peer(1, 0);
        assertEquals(
                List.of(
                        new RelayAction.CloseSession(
                                new SessionId(1), 13, "end of unknown \"test\" at octet 0")),
                transport(april.ended(1)));

        RelayBench may = may();
        may.peer(1, 0);
        assertEquals(List.of(), transport(may.ended(1)));
    }

    @Test
    void a_full_list_goes_no_further_but_its_end_does() {
        RelayBench bench = may();
        bench.peer(1, 0);
        Hops full = new HopPath(Collections.nCopies(HopPath.MAX_HOPS, new Origin(3)));

        List<RelayAction> actions = bench.announce(1, full);
        assertEquals(List.of(), transport(actions));
        assertEquals(1, dropped(actions).size());
        bench.ended(1);
        assertEquals(List.of(ended(1)), transport(bench.wake()));
    }

    @Test
    void on_a_wire_that_only_counts_a_relay_with_lists_counts_itself() {
        RelayBench bench = may(LiteVersion.LITE_03);
        bench.peer(1);

        assertEquals(
                List.of(RelayBench.told(1, true, 3)),
                transport(bench.announce(1, new HopCount(2))));
        assertEquals(List.of(RelayBench.told(2, true, 3)), transport(bench.peer(2)).subList(2, 3));
    }

    @Test
    void a_promoted_standby_is_told_in_the_turn_of_the_loss() {
        RelayBench bench = may();
        bench.peer(1, 0);
        bench.peer(2, 0);
        bench.announce(1, path(1));
        bench.announce(2, path(2, 3));
        bench.ended(1);

        assertEquals(OptionalLong.of(SECOND / 10_000), bench.relay.nextDeadline());
        assertEquals(
                List.of(again(1, path(2, 3, 7)), again(2, path(2, 3, 7))), transport(bench.wake()));
        assertEquals(OptionalLong.empty(), bench.relay.nextDeadline(), "no hold-down");
    }

    @Test
    void the_wait_between_dials_grows_to_300_seconds_and_the_relay_never_gives_up() {
        for (RelayBench bench : List.of(april(), may())) {
            bench.handle(new RelayInput.Command(RelayInput.Order.START));
            List<Long> waits = new ArrayList<>();
            for (int loss = 1; loss <= 11; loss++) {
                bench.open(loss, Role.DIALLED, "B");
                bench.now += 60 * SECOND;
                bench.closed(loss);
                long before = bench.now;
                bench.wake();
                waits.add((bench.now - before) / SECOND);
            }
            assertEquals(List.of(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L), waits);
        }
    }

    @Test
    void policies_with_hop_lists_agree_on_what_they_take_for_a_hop() {
        for (RoutingPolicy policy : List.of(new Gossip202604(), new Gossip202605())) {
            assertEquals(path(4, 5), policy.stored(path(4, 5)));
            assertEquals(path(0, 0, 0), policy.stored(new HopCount(3)));
            assertTrue(policy.refuses(path(4, 7), SELF));
            assertTrue(!policy.refuses(path(0, 0), Origin.UNKNOWN), "unknown matches nothing");
        }
    }
}
