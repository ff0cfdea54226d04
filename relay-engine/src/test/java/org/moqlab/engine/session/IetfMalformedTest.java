package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.session.SessionEvent.GoingAway;
import org.moqlab.engine.session.SessionEvent.Violated;

/// What no relay of March 2026 takes on its control stream: each ends the session with one code.
final class IetfMalformedTest {
    private static final String SUBSCRIBE = "03 00 0b 00 01 01 61 01 76 01 02 01 02 00 ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 00 00 | 16 | unknown message 0 at octet 16",
                "01 00 00 | 16 | unknown message 1 at octet 16",
                "40 99 00 00 | 16 | unknown message 153 at octet 16",
                "0e 00 06 00 00 00 02 00 00 | 16 | TRACK_STATUS_OK at octet 16",
                "0f 00 03 00 00 00 | 16 | TRACK_STATUS_ERROR at octet 16",
                "1a 00 01 00 | 16 | REQUESTS_BLOCKED at octet 16",
                "20 00 0a 01 c0 00 00 00 ff 00 00 0e 00 | 16 | CLIENT_SETUP at octet 16",
                "21 00 09 c0 00 00 00 ff 00 00 0e 00 | 16 | SERVER_SETUP at octet 16",
                "10 00 01 00 | 17 | GOAWAY at octet 16",
                "03 00 0b 00 01 01 61 01 76 01 02 00 02 00 | 5 | a subscription without objects at"
                        + " octet 19",
                "03 00 0b 00 01 01 61 01 76 01 03 01 02 00 | 5 | unknown group order 3 at octet 26",
                "03 00 0a 00 01 01 61 01 76 01 02 01 02 00 | 5 | message ends inside a value at"
                        + " octet 29",
                "03 00 0c 00 01 01 61 01 76 01 02 01 02 00 00 | 14 | 1 octets left over after the"
                        + " message at octet 30",
                "06 00 02 00 21 | 11 | number of namespace fields 33 where at most 32 is allowed"
                        + " at octet 20",
                "07 00 00 | 5 | message ends inside a value at octet 19",
                SUBSCRIBE + SUBSCRIBE + " | 12 | request 0 made twice at octet 33"
            })
    void a_breach_ends_the_session(String octets, long code, String reason) {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears(octets);
        assertEquals(new Violated(code, reason), relay.events().getLast());
        assertTrue(relay.last().contains(new SessionAction.Close(code, reason)), "and says so");
        relay.hears("11 00 03 00 00 00");
        assertEquals(List.of(), relay.last(), "a closed session hears nothing");
    }

    @Test
    void later_relays_shrug_where_those_of_march_2026_give_up() {
        IetfPeer relay = IetfPeer.ofRelay(IetfPeer.SHRUGGING);
        relay.hears("1a 00 01 00");
        assertFalse(relay.session.isClosed());
        relay.hears("10 00 0b 0a 68 74 74 70 73 3a 2f 2f 62 2f");
        assertEquals(List.of(new GoingAway("https://b/")), relay.events());
    }

    @Test
    void a_message_waits_for_its_last_octet() {
        Bytes octets = Bytes.ofHex("11 00 03 00 00 00");
        IetfPeer relay = IetfPeer.ofRelay();
        for (int i = 0; i < octets.length(); i++) {
            assertEquals("", relay.hears(octets.slice(i, i).toHex()).written());
            relay.hears(octets.slice(i, i + 1).toHex());
        }
        assertEquals(IetfPeer.hex("12 00 01 00"), relay.written());
    }

    @Test
    void a_subscription_more_than_there_may_be_is_refused() {
        IetfPeer relay = IetfPeer.ofRelay();
        for (int i = 0; i < IetfServed.MAX_SUBSCRIPTIONS; i++) {
            String id = Integer.toHexString(0x8000_0000 | i);
            relay.hears("03 00 0e " + id + " 01 01 61 01 76 01 02 01 02 00");
            assertEquals(1, relay.events().size());
        }
        relay.hears("03 00 0e bf ff ff ff 01 01 61 01 76 01 02 01 02 00");
        assertEquals(List.of(), relay.events());
        assertEquals(List.of("SUBSCRIBE_ERROR REFUSAL"), relay.sent());
    }

    @Test
    void a_peer_that_does_not_read_is_closed() {
        IetfPeer relay = new IetfPeer(false, Sessions.accept("moq-00", IetfPeer.SHRUGGING));
        Session session = relay.session;
        session.streamOpened(0);
        session.received(0, Bytes.ofHex(IetfPeer.CLIENT_SETUP));
        String uri = "u".repeat(8_192);
        for (int i = 0; i < 3_000 && !session.isClosed(); i++) {
            relay.says(relay.talk().goAway(uri, 0));
        }
        assertEquals(List.of(new Violated(0, "peer does not read")), relay.events());
        assertTrue(session.waiting(0) > OutStream.MAX_WAITING);
    }
}
