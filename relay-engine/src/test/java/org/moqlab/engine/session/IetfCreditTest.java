package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.session.IetfConversation.FEED;
import static org.moqlab.engine.session.IetfPeer.hex;
import static org.moqlab.engine.session.IetfPeer.told;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionEvent.Ended;
import org.moqlab.engine.session.SessionEvent.Violated;

/// Request ids are spent only as the peer grants them, and a peer that grants none is waited for,
/// though not for ever.
final class IetfCreditTest {
    private static final String SETUP = "20 00 0c 01 c0 00 00 00 ff 00 00 0e 01 02 ";
    private static final long SECOND = 1_000_000_000L;

    private static IetfPeer granting(String limit) {
        IetfPeer relay = new IetfPeer(false, Sessions.accept("moql", Terms.MARCH_2026));
        relay.up();
        return relay.hears(SETUP + limit);
    }

    private static void subscribe(IetfPeer peer, long number) {
        peer.says(
                peer.talk()
                        .subscribe(
                                number, new Namespace("a"), new TrackName("v"), Demand.of(1), 0));
    }

    @Test
    void requests_beyond_the_limit_wait_for_more() {
        IetfPeer relay = granting("03");
        subscribe(relay, 0);
        assertEquals(hex("03 00 0b 01 01 01 61 01 76 01 02 01 02 00"), relay.written());
        subscribe(relay, 1);
        relay.says(relay.talk().announce(FEED, told("a"), 0));
        assertEquals("", relay.written());

        relay.hears("15 00 01 05");
        assertEquals(hex("03 00 0b 03 01 01 61 01 76 01 02 01 02 00"), relay.written());
        relay.hears("15 00 01 07");
        assertEquals(hex("06 00 05 05 01 01 61 00"), relay.written());
    }

    @Test
    void a_peer_that_names_no_limit_sets_none() {
        IetfPeer relay = new IetfPeer(false, Sessions.accept("moql", Terms.MARCH_2026));
        relay.up();
        relay.hears("20 00 0a 01 c0 00 00 00 ff 00 00 0e 00");
        for (int i = 0; i < 200; i++) {
            subscribe(relay, i);
            assertFalse(relay.written().isEmpty());
        }
    }

    @Test
    void a_subscription_that_waits_too_long_fails() {
        IetfPeer relay = granting("00");
        relay.session.at(5 * SECOND);
        subscribe(relay, 0);
        assertEquals(OptionalLong.of(15 * SECOND), relay.session.nextDeadline());
        relay.session.at(15 * SECOND - 1);
        relay.take(relay.session.deadline());
        assertEquals(List.of(), relay.events());
        relay.session.at(15 * SECOND);
        relay.take(relay.session.deadline());
        assertEquals(List.of(new Ended(0, false, 0)), relay.events());
        assertEquals(OptionalLong.empty(), relay.session.nextDeadline());
        relay.hears("15 00 01 05");
        assertEquals("", relay.written());
        assertFalse(relay.session.isClosed());
    }

    @Test
    void an_offer_that_waits_too_long_ends_the_session() {
        IetfPeer relay = granting("00");
        relay.says(relay.talk().announce(FEED, told("a"), 0));
        subscribe(relay, 0);
        relay.session.at(10 * SECOND);
        relay.take(relay.session.deadline());
        assertEquals(List.of(new Violated(0, "no request granted in 10 s")), relay.events());
        assertTrue(relay.session.isClosed());
        assertEquals(OptionalLong.empty(), relay.session.nextDeadline());
    }

    @Test
    void a_subscription_given_up_while_it_waits_is_never_made() {
        IetfPeer relay = granting("00");
        subscribe(relay, 0);
        relay.says(relay.talk().giveUp(0));
        relay.hears("15 00 01 05");
        assertEquals("", relay.written());
    }

    @Test
    void too_many_waiting_requests_end_the_session() {
        IetfPeer relay = granting("00");
        for (int i = 0; i <= IetfRequests.MAX_WAITING; i++) {
            subscribe(relay, i);
        }
        assertEquals(List.of(new Violated(0, "peer grants no requests")), relay.events());
    }
}
