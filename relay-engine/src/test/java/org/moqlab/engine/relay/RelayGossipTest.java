package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.relay.RelayBench.SECOND;
import static org.moqlab.engine.relay.RelayBench.told;
import static org.moqlab.engine.relay.RelayBench.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.wire.WireWriter;

/// How a relay dials, whom it tells what, and how it ends.
final class RelayGossipTest {
    private static final String ENDED_THEN_2 = "07 00 04 74 65 73 74 00  07 01 04 74 65 73 74 02";
    private static final long MAX_HOPS = WireWriter.MAX_VARINT;

    private static RelayAction dial(String peer) {
        return new RelayAction.Dial(peer, RelayBench.ALPN);
    }

    private static RelayAction close(long session) {
        return new RelayAction.CloseSession(new SessionId(session), 0, "shut down");
    }

    private static RelayInput order(RelayInput.Order order) {
        return new RelayInput.Command(order);
    }

    private static List<RelayAction> fail(RelayBench bench, String peer) {
        return transport(bench.handle(new RelayInput.DialFailed(peer, "nobody there")));
    }

    @Test
    void every_peer_is_dialled_at_the_start() {
        RelayBench bench = new RelayBench("B", "C");

        assertEquals(
                List.of(dial("B"), dial("C")),
                transport(bench.handle(order(RelayInput.Order.START))));
        assertEquals(OptionalLong.empty(), bench.relay.nextDeadline());
    }

    @Test
    void the_wait_between_dials_doubles_from_2_to_256_seconds_and_then_the_relay_gives_up() {
        RelayBench bench = new RelayBench("B");
        bench.handle(order(RelayInput.Order.START));
        List<Long> waits = new ArrayList<>();
        for (int loss = 1; loss <= 8; loss++) {
            assertEquals(List.of(), fail(bench, "B"), "loss " + loss);
            long before = bench.now;
            assertEquals(List.of(dial("B")), transport(bench.wake()));
            waits.add((bench.now - before) / SECOND);
        }

        assertEquals(List.of(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L), waits);
        assertEquals(List.of(new RelayAction.Exit("gave up dialling B")), fail(bench, "B"));
        assertEquals(OptionalLong.empty(), bench.relay.nextDeadline());
    }

    @Test
    void a_good_session_does_not_reset_the_wait_and_peers_wait_each_for_itself() {
        RelayBench bench = new RelayBench("B", "C");
        bench.handle(order(RelayInput.Order.START));
        fail(bench, "B");
        bench.wake();
        bench.open(1, Role.DIALLED, "B");
        bench.now = 100 * SECOND;
        bench.closed(1);
        assertEquals(OptionalLong.of(104 * SECOND), bench.relay.nextDeadline());

        fail(bench, "C");
        assertEquals(OptionalLong.of(102 * SECOND), bench.relay.nextDeadline());
        assertEquals(List.of(dial("C")), transport(bench.wake()));
        assertEquals(List.of(dial("B")), transport(bench.wake()));
    }

    @Test
    void a_lost_session_that_was_accepted_is_not_dialled() {
        RelayBench bench = new RelayBench("B");
        bench.open(1, Role.ACCEPTED, "B");
        bench.closed(1);

        assertEquals(OptionalLong.empty(), bench.relay.nextDeadline());
    }

    @Test
    void an_interrupt_closes_accepted_sessions_only() {
        RelayBench bench = new RelayBench("B");
        bench.open(1, Role.ACCEPTED, "A");
        bench.open(2, Role.DIALLED, "B");
        bench.open(3, Role.ACCEPTED, "C");

        assertEquals(
                List.of(close(1), close(3)),
                transport(bench.handle(order(RelayInput.Order.INTERRUPT))));
    }

    @Test
    void a_close_closes_every_session() {
        RelayBench bench = new RelayBench("B");
        bench.open(1, Role.ACCEPTED, "A");
        bench.open(2, Role.DIALLED, "B");

        assertEquals(
                List.of(close(1), close(2)),
                transport(bench.handle(order(RelayInput.Order.CLOSE))));
    }

    @Test
    void a_new_session_is_asked_for_every_announcement() {
        assertEquals(
                List.of(RelayBench.opens(1, 1), RelayBench.write(1, 1, Bytes.ofHex("01 01 00"))),
                transport(new RelayBench().open(1, Role.ACCEPTED, "A")));
    }

    @Test
    void everyone_who_asked_is_told_also_the_one_it_came_from() {
        RelayBench bench = new RelayBench();
        bench.peer(1);
        bench.peer(2);

        assertEquals(
                List.of(told(1, true, 4), told(2, true, 4)), transport(bench.announce(1, true, 3)));
        assertEquals(List.of(), transport(bench.announce(2, true, 3)), "no shorter");
        assertEquals(
                List.of(told(3, true, 4)),
                transport(bench.peer(3)).subList(2, 3),
                "who comes later hears the best");
    }

    @Test
    void a_shorter_route_is_told_as_withdraw_and_announce_to_all() {
        RelayBench bench = new RelayBench();
        bench.peer(1);
        bench.peer(2);
        bench.announce(1, true, 3);

        assertEquals(
                List.of(
                        RelayBench.write(1, 0, Bytes.ofHex(ENDED_THEN_2)),
                        RelayBench.write(2, 0, Bytes.ofHex(ENDED_THEN_2))),
                transport(bench.announce(2, true, 1)));
    }

    @ParameterizedTest
    @EnumSource(RelayInput.How.class)
    void what_a_lost_session_had_announced_leaves_after_the_watcher(RelayInput.How how) {
        RelayBench bench = new RelayBench();
        bench.peer(1);
        bench.peer(2);
        bench.announce(1, true, 0);
        bench.handle(new RelayInput.SessionClosed(new SessionId(1), 0, "", how));

        assertEquals(OptionalLong.of(SECOND / 10_000), bench.relay.nextDeadline());
        assertEquals(List.of(told(2, false, 0)), transport(bench.wake()));
    }

    @Test
    void a_peer_that_breaks_the_protocol_loses_its_session_and_its_routes() {
        RelayBench bench = new RelayBench();
        bench.peer(1);
        bench.peer(2);
        bench.announce(1, true, 0);

        assertEquals(
                List.of(
                        new RelayAction.CloseSession(
                                new SessionId(1), 12, "announce of active \"test\" at octet 8")),
                transport(bench.announce(1, true, 0)));
        assertEquals(List.of(told(2, false, 0)), transport(bench.wake()));
        assertEquals(List.of(), bench.announce(1, true, 0), "the session is gone");
    }

    @Test
    void a_peer_that_gave_up_its_feed_is_told_no_more() {
        RelayBench bench = new RelayBench();
        bench.peer(1);
        bench.peer(2);
        bench.finished(2, 0);

        assertEquals(List.of(told(1, true, 1)), transport(bench.announce(1, true, 0)));
    }

    @Test
    void the_largest_count_a_wire_carries_is_passed_on_as_it_is() {
        RelayBench bench = new RelayBench();
        bench.peer(1);
        bench.peer(2);

        assertEquals(
                List.of(told(1, true, MAX_HOPS), told(2, true, MAX_HOPS)),
                transport(bench.announce(1, true, MAX_HOPS)));
    }

    @Test
    void notes_are_numbered_without_gaps_and_name_earlier_notes() {
        RelayBench bench = new RelayBench("B");
        List<RelayAction> all = new ArrayList<>();
        all.addAll(bench.handle(order(RelayInput.Order.START)));
        all.addAll(bench.peer(1));
        all.addAll(bench.announce(1, true, 0));
        all.addAll(bench.closed(1));
        all.addAll(bench.wake());
        long number = 0;
        for (RelayAction action : all) {
            if (action instanceof RelayAction.Note note) {
                assertEquals(++number, note.id());
                assertFalse(note.cause() >= note.id(), note.toString());
            }
        }
        assertTrue(number >= 8, number + " notes");
    }

    @Test
    void a_copy_goes_its_own_way() {
        RelayBench bench = new RelayBench("B");
        bench.peer(1);
        bench.announce(1, true, 0);
        Relay copy = bench.relay.copy();
        Relay twin = bench.relay.copy();
        copy.handle(
                5, new RelayInput.SessionClosed(new SessionId(1), 0, "", RelayInput.How.CLOSED));

        RelayInput next =
                new RelayInput.StreamBytes(
                        new SessionId(1), 1, Bytes.ofHex("07 00 04 74 65 73 74 00"));
        List<RelayAction> actions = bench.relay.handle(5, next);
        assertEquals(twin.handle(5, next), actions);
        assertEquals(twin.nextDeadline(), bench.relay.nextDeadline());
        assertTrue(
                actions.stream()
                        .anyMatch(a ->
                                a instanceof RelayAction.Note note
                                        && note.body() instanceof EventBody.Received));
    }
}
