package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.session.IetfPeer.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionEvent.GroupBegan;
import org.moqlab.engine.session.SessionEvent.GroupEnded;
import org.moqlab.engine.session.SessionEvent.Introduced;
import org.moqlab.engine.session.SessionEvent.Violated;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.ietf.Draft14;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Setup;

/// How SETUP decides between moq-lite and moq-transport, and how a session of the latter comes up
/// and goes down.
final class IetfHandshakeTest {
    private static final String LITE_02 = "c0 00 00 00 ff 0d ad 02 ";
    private static final String LITE_01 = "c0 00 00 00 ff 0d ad 01 ";
    private static final String DRAFT_14 = "c0 00 00 00 ff 00 00 0e ";
    private static final String NOBODY_S = "c0 00 00 00 ff 00 00 99 ";
    private static final long LITE = LiteVersion.LITE_02.code();

    private static Terms offering(long... versions) {
        List<Long> codes = new ArrayList<>();
        for (long version : versions) {
            codes.add(version);
        }
        return Terms.MARCH_2026.offering(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "20 00 1a 03 " + LITE_02 + LITE_01 + DRAFT_14 + " 00, moq-lite-02",
        "20 00 1a 03 " + LITE_01 + DRAFT_14 + LITE_02 + " 00, moq-lite-01",
        "20 00 1a 03 " + DRAFT_14 + LITE_02 + LITE_01 + " 00, moq-transport-14",
        "20 00 12 02 " + NOBODY_S + DRAFT_14 + " 00, moq-transport-14",
        "20 00 12 02 " + NOBODY_S + LITE_02 + " 00, moq-lite-02"
    })
    void the_client_s_first_version_that_is_known_is_taken(String setup, String wire) {
        for (String alpn : List.of("moql", "")) {
            IetfPeer relay = new IetfPeer(false, Sessions.accept(alpn, Terms.MARCH_2026));
            relay.up();
            relay.hears(setup);
            assertEquals(wire, relay.session.wire());
        }
    }

    @Test
    void one_octet_at_a_time_leads_to_the_same_session() {
        for (String setup :
                List.of(IetfPeer.CLIENT_SETUP, "20 00 12 02 " + LITE_02 + DRAFT_14 + "00")) {
            Session whole = Sessions.accept("moql", Terms.MARCH_2026);
            Session parts = Sessions.accept("moql", Terms.MARCH_2026);
            Bytes octets = Bytes.ofHex(setup);
            IetfPeer first = new IetfPeer(false, whole);
            IetfPeer second = new IetfPeer(false, parts);
            first.hears(octets.toHex());
            for (int i = 0; i < octets.length(); i++) {
                second.hears(octets.slice(i, i + 1).toHex());
            }
            assertEquals(first.events(), second.events());
            assertEquals(first.written(), second.written());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 00 0a 01 " + NOBODY_S + "00 | 9 | no common version at octet 3",
                "21 00 09 " + LITE_02 + "00 | 16 | message 33 where SETUP is expected at octet 0",
                "03 00 | 16 | message 3 where SETUP is expected at octet 0",
                "20 00 02 40 41 | 11 | number of versions 65 where at most 64 is allowed at octet"
                        + " 3"
            })
    void setup_that_leads_nowhere_ends_the_session(String octets, long code, String reason) {
        IetfPeer relay = new IetfPeer(false, Sessions.accept("moql", Terms.MARCH_2026));
        relay.up();
        relay.hears(octets);
        assertEquals(List.of(new Violated(code, reason)), relay.events());
        assertTrue(relay.session.isClosed());
        relay.hears(IetfPeer.CLIENT_SETUP);
        assertEquals(List.of(), relay.last());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 00 0a 01 " + LITE_02 + "00 | 9 | no common version at octet 3",
                "21 00 09 " + DRAFT_14 + "00 | 16 | message 33 where SETUP is expected at octet 0",
                "20 00 0b 01 "
                        + DRAFT_14
                        + "00 00 | 14 | 1 octets left over after the message at"
                        + " octet 13"
            })
    void on_the_draft_s_own_alpn_only_the_draft_is_spoken(String octets, long code, String reason) {
        IetfPeer relay = new IetfPeer(false, Sessions.accept("moq-00", Terms.MARCH_2026));
        relay.up();
        relay.hears(octets);
        assertEquals(List.of(new Violated(code, reason)), relay.events());
    }

    @ParameterizedTest
    @CsvSource({
        "21 00 09 " + DRAFT_14 + "00, moq-transport-14",
        "21 00 09 " + LITE_02 + "00, moq-lite-02"
    })
    void a_client_that_offers_both_becomes_what_the_server_says(String answer, String wire) {
        IetfPeer client = new IetfPeer(true, Sessions.dial("moql", offering(LITE, Draft14.CODE)));
        client.up();
        assertEquals(
                hex(
                        "20 00 29 02 "
                                + LITE_02
                                + DRAFT_14
                                + "02 02 c0 00 00 00 ff ff ff ff"
                                + " 07 0c 6d 6f 71 2d 6d 65 73 68 2d 6c 61 62"),
                client.written());
        client.hears(answer);
        assertEquals(wire, client.session.wire());
        client.says(
                client.talk()
                        .subscribe(0, new Namespace("a"), new TrackName("v"), Demand.of(1), 0));
        assertEquals(
                wire.equals("moq-lite-02") ? "" : hex("03 00 0b 00 01 01 61 01 76 01 02 01 02 00"),
                client.written(),
                "the machine that was chosen writes where the other stood");
    }

    @Test
    void a_version_that_was_not_offered_is_refused() {
        IetfPeer client = new IetfPeer(true, Sessions.dial("moql", offering(Draft14.CODE)));
        client.up();
        client.hears("21 00 09 " + LITE_02 + "00");
        assertEquals(
                List.of(new Violated(9, "version ff0dad02 not offered at octet 3")),
                client.events());
    }

    @Test
    void the_name_of_the_protocol_and_the_offer_tell_which_machine_is_made() {
        assertInstanceOf(LiteSession.class, Sessions.accept("moq-lite-03", Terms.MARCH_2026));
        assertInstanceOf(LiteSession.class, Sessions.dial("moq-lite-05", Terms.MARCH_2026));
        assertInstanceOf(LiteSession.class, Sessions.dial("moql", Terms.MARCH_2026));
        assertInstanceOf(IetfSession.class, Sessions.dial("moql", offering(Draft14.CODE)));
        assertInstanceOf(IetfSession.class, Sessions.dial("moq-00", Terms.MARCH_2026));
        assertInstanceOf(IetfSession.class, Sessions.accept("moq-00", Terms.MARCH_2026));
        assertInstanceOf(UndecidedSession.class, Sessions.accept("moql", Terms.MARCH_2026));
    }

    @Test
    void both_machines_offer_the_same_octets() {
        Terms terms = offering(LITE, Draft14.CODE);
        IetfPeer lite = new IetfPeer(true, new LiteSession(true, "moql", terms));
        IetfPeer ietf = new IetfPeer(true, new IetfSession(true, "moql", terms));
        lite.up();
        ietf.up();
        assertEquals(lite.written(), ietf.written());
    }

    @Test
    void groups_that_come_before_setup_wait_for_it() {
        IetfPeer client = new IetfPeer(true, Sessions.dial("moq-00", Terms.MARCH_2026));
        client.up();
        long number = client.session.nextSubscription();
        client.says(
                client.talk()
                        .subscribe(
                                number, new Namespace("a"), new TrackName("v"), Demand.of(1), 0));
        client.hears(3, "18 00 07 00");
        client.take(client.session.finished(3));
        assertEquals(List.of(), client.events());
        client.hears(IetfPeer.SERVER_SETUP);
        assertEquals(
                List.of(new GroupBegan(0, 7), new GroupEnded(0, 7, true)),
                client.events().subList(2, 4));
    }

    @Test
    void a_peer_that_sends_much_before_setup_is_closed() {
        IetfPeer client = new IetfPeer(true, Sessions.dial("moq-00", Terms.MARCH_2026));
        client.up();
        String piece = "00".repeat(1 << 18);
        for (int i = 0; i < 5; i++) {
            client.hears(3 + 4L * i, piece);
        }
        assertEquals(
                List.of(
                        new Violated(
                                11, "more than 1048576 octets of unfinished messages at octet 0")),
                client.events());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ended", "reset", "stopped"})
    void a_session_without_control_stream_is_over(String how) {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.take(
                switch (how) {
                    case "ended" -> relay.session.finished(0);
                    case "reset" -> relay.session.reset(0, StreamCode.toWire(15));
                    default -> relay.session.stopped(0);
                });
        assertEquals(List.of(new Violated(15, "control stream " + how)), relay.events());
    }

    @Test
    void other_bidirectional_streams_are_not_looked_at() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears(4, "01 01 00 ff ff");
        relay.take(relay.session.finished(4));
        relay.take(relay.session.reset(8, StreamCode.toWire(0)));
        assertEquals(List.of(), relay.last());
    }

    @Test
    void a_datagram_is_dropped() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.take(relay.session.datagram(Bytes.ofHex("00 00 00 00 80 61")));
        assertEquals(
                List.of(new SessionAction.Dropped("datagram", "this wire has none")), relay.last());
    }

    @Test
    void the_path_of_a_session_without_url_is_heard_by_later_relays() {
        String setup = "20 00 11 01 " + DRAFT_14 + "01 01 05 2f 61 6e 6f 6e";
        IetfPeer later = new IetfPeer(false, Sessions.accept("moq-00", IetfPeer.SHRUGGING));
        later.up();
        later.hears(setup);
        assertEquals(
                new Introduced(Origin.UNKNOWN, "/anon", Setup.Part.BOTH),
                later.events().getFirst());

        IetfPeer march = new IetfPeer(false, Sessions.accept("moq-00", Terms.MARCH_2026));
        march.up();
        march.hears(setup);
        assertInstanceOf(SessionEvent.Ready.class, march.events().getFirst());
    }

    @Test
    void a_copy_of_an_undecided_session_decides_for_itself() {
        Session original = Sessions.accept("moql", Terms.MARCH_2026);
        IetfPeer first = new IetfPeer(false, original);
        first.hears("20 00 0d 01 c0 00 00");
        IetfPeer second = new IetfPeer(false, original.copy());
        second.take(second.session.received(0, Bytes.ofHex("00 ff 0d ad 02 01 02 40 64")));
        first.hears("00 ff 00 00 0e 01 02 40 64");
        assertEquals("moq-transport-14", first.session.wire());
        assertEquals("moq-lite-02", second.session.wire());
        IetfPeer third = new IetfPeer(false, first.session.copy());
        third.take(third.session.received(0, Bytes.ofHex("11 00 03 00 00 00")));
        assertEquals(hex("12 00 01 00"), third.written());
    }

    @Test
    void a_session_that_is_closed_before_setup_stays_closed() {
        Session session = Sessions.accept("moql", Terms.MARCH_2026);
        IetfPeer relay = new IetfPeer(false, session);
        relay.up();
        relay.says(session.talk().close(0, "enough"));
        assertTrue(session.isClosed());
        relay.hears(IetfPeer.CLIENT_SETUP);
        assertEquals(List.of(), relay.last());
        assertEquals("", session.wire());
        assertEquals(OptionalLong.empty(), session.nextDeadline());
        assertEquals(0, session.waiting(0));
        assertEquals(List.of(), session.credit(StreamKind.UNI, 1));
    }
}
