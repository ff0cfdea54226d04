package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.session.IetfConversation.FEED;
import static org.moqlab.engine.session.IetfPeer.hex;
import static org.moqlab.engine.session.IetfPeer.told;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.session.SessionEvent.Announced;
import org.moqlab.engine.session.SessionEvent.Unannounced;
import org.moqlab.engine.session.SessionEvent.Violated;

/// Namespaces on moq-transport: told unasked, one at a time, and taken back by name.
final class IetfAnnounceTest {
    private static final Namespace TEST = new Namespace("test");
    private static final Announced TEST_ANNOUNCED = IetfPeer.offered(TEST);
    private static final String OFFER = "06 00 08 00 01 04 74 65 73 74 00 ";
    private static final String DONE = "09 00 06 01 04 74 65 73 74 ";

    private static String a(int id) {
        return "06 00 05 0" + id + " 01 01 61 00";
    }

    private static String b(int id) {
        return "06 00 05 0" + id + " 01 01 62 00";
    }

    @Test
    void namespaces_are_offered_one_at_a_time() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.says(relay.talk().replay(FEED, List.of(told("a"), told("b")), 0));
        assertEquals(hex(a(1)), relay.written());
        relay.says(relay.talk().announce(FEED, told("c"), 0));
        assertEquals("", relay.written(), "nothing before the answer");

        relay.hears("07 00 01 01");
        assertEquals(hex(b(3)), relay.written());
        relay.hears("08 00 08 03 41 90 04 6c 6f 6f 70");
        assertEquals(hex("06 00 05 05 01 01 63 00"), relay.written(), "a refusal is skipped");
    }

    @Test
    void a_refused_namespace_is_not_taken_back() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.says(relay.talk().announce(FEED, told("a"), 0));
        relay.hears("08 00 08 01 41 90 04 6c 6f 6f 70");
        relay.says(relay.talk().unannounce(FEED, new Namespace("a"), 0));
        assertEquals("", relay.written());
        relay.says(relay.talk().unannounce(FEED, new Namespace("never"), 0));
        assertEquals("", relay.written());
    }

    @Test
    void a_flapping_namespace_takes_a_new_number_every_time() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.says(relay.talk().announce(FEED, told("a"), 0));
        for (int id = 1; id <= 7; id += 2) {
            relay.hears("07 00 01 0" + id);
            relay.says(relay.talk().reannounce(FEED, told("a"), 0));
            assertEquals(hex("09 00 03 01 01 61 " + a(id + 2)), relay.written());
        }
    }

    @Test
    void what_happens_while_the_peer_is_silent_is_told_in_its_order_later() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.says(relay.talk().announce(FEED, told("a"), 0));
        relay.says(relay.talk().unannounce(FEED, new Namespace("a"), 0));
        relay.says(relay.talk().announce(FEED, told("b"), 0));
        relay.says(relay.talk().unannounce(FEED, new Namespace("b"), 0));
        assertEquals("", relay.written());
        relay.hears("07 00 01 01");
        assertEquals(hex("09 00 03 01 01 61 " + b(3)), relay.written());
        relay.hears("07 00 01 03");
        assertEquals(hex("09 00 03 01 01 62"), relay.written());
    }

    @Test
    void a_namespace_of_too_many_parts_is_not_told() {
        IetfPeer relay = IetfPeer.ofRelay();
        String deep = String.join("/", Collections.nCopies(33, "x"));
        relay.says(relay.talk().replay(FEED, List.of(told(deep), told("a")), 0));

        assertEquals(hex(a(1)), relay.written());
        assertEquals(
                new SessionAction.Dropped(
                        "announce " + deep, "this wire has no room for its parts"),
                relay.last().getFirst());
    }

    @Test
    void the_wrong_answer_to_an_offer_ends_the_session() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.says(relay.talk().announce(FEED, told("a"), 0));
        relay.hears("12 00 01 01");
        assertEquals(
                List.of(new Violated(16, "SUBSCRIBE_NAMESPACE_OK to request 1 at octet 16")),
                relay.events());
    }

    @Test
    void an_answer_to_nothing_is_passed_over() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears("07 00 01 05 08 00 04 07 00 01 78 12 00 01 09 13 00 05 09 41 f4 01 78");
        assertEquals(List.of(), relay.events());
        assertFalse(relay.session.isClosed());
    }

    @Test
    void a_prefix_is_asked_for_and_a_refusal_ends_the_session() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.says(relay.talk().askAnnouncements(new Namespace("anon"), 0));
        assertEquals(hex("11 00 08 01 01 04 61 6e 6f 6e 00"), relay.written());
        relay.hears("13 00 05 01 41 f4 01 78");
        assertEquals(List.of(new Violated(0, "namespaces refused: 500 x")), relay.events());

        IetfPeer later = IetfPeer.ofRelay(IetfPeer.SHRUGGING);
        later.says(later.talk().askAnnouncements(Namespace.ROOT, 0));
        assertEquals(hex("11 00 03 01 00 00"), later.written());
        later.hears("13 00 05 01 41 f4 01 78");
        assertEquals(List.of(), later.events(), "later relays shrug");
    }

    @Test
    void a_prefix_that_is_granted_changes_nothing() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.says(relay.talk().askAnnouncements(Namespace.ROOT, 0));
        relay.hears("12 00 01 01 12 00 01 01");
        assertEquals(List.of(), relay.events());
        assertFalse(relay.session.isClosed());
    }

    @Test
    void the_peer_s_wish_for_namespaces_is_granted_and_nothing_else() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears("11 00 08 02 01 04 61 6e 6f 6e 00");
        assertEquals(hex("12 00 01 02"), relay.written());
        assertEquals(List.of(), relay.events());
        relay.hears("11 00 09 04 02 01 61 03 62 2f 63 00");
        assertEquals(hex("13 00 0b 04 41 90 07 6e 6f 20 70 61 74 68"), relay.written());
        relay.hears("14 00 01 02 14 00 06 01 04 61 6e 6f 6e");
        assertFalse(relay.session.isClosed(), "either form of the end is passed over");
    }

    @Test
    void a_namespace_is_taken_and_taken_back() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears(OFFER);
        assertEquals(List.of(TEST_ANNOUNCED), relay.events());
        assertEquals(hex("07 00 01 00"), relay.written());
        relay.hears(DONE);
        assertEquals(List.of(new Unannounced(TEST)), relay.events());
        relay.hears("06 00 08 02 01 04 74 65 73 74 00");
        assertEquals(List.of(TEST_ANNOUNCED), relay.events());
        assertEquals(hex("07 00 01 02"), relay.written());
    }

    @Test
    void a_namespace_offered_twice_is_never_withdrawn_at_a_relay_of_march_2026() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears(OFFER + "06 00 08 02 01 04 74 65 73 74 00");
        assertEquals(List.of(TEST_ANNOUNCED), relay.events(), "once");
        relay.hears(DONE + DONE);
        assertEquals(List.of(), relay.events());

        IetfPeer later = IetfPeer.ofRelay(IetfPeer.SHRUGGING);
        later.hears(OFFER + "06 00 08 02 01 04 74 65 73 74 00" + DONE);
        assertEquals(List.of(TEST_ANNOUNCED, new Unannounced(TEST)), later.events());
    }

    @ParameterizedTest
    @CsvSource({
        "09 00 03 01 01 61, 'unknown namespace \"a\" at octet 16'",
        "09 00 04 02 01 61 00, 'unknown namespace \"[a, ]\" at octet 16'",
        "0c 00 05 01 01 61 00 00, 'unknown namespace \"a\" at octet 16'"
    })
    void the_end_of_an_unknown_namespace_ends_the_session(String message, String reason) {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears(message);
        assertEquals(List.of(new Violated(13, reason)), relay.events());

        IetfPeer later = IetfPeer.ofRelay(IetfPeer.SHRUGGING);
        later.hears(message);
        assertFalse(later.session.isClosed(), "later relays shrug");
    }

    @Test
    void nobody_minds_that_an_offer_is_cancelled_or_ended_by_its_receiver() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.says(relay.talk().announce(FEED, told("a"), 0));
        relay.hears("07 00 01 01 0c 00 05 01 01 61 00 00 09 00 03 01 01 61");
        assertEquals(List.of(), relay.events());
        relay.says(relay.talk().unannounce(FEED, new Namespace("a"), 0));
        assertEquals(hex("09 00 03 01 01 61"), relay.written());
    }

    @ParameterizedTest
    @CsvSource({
        "06 00 08 00 02 01 61 02 62 2f 00, 08 00 0b 00 41 90 07 6e 6f 20 70 61 74 68",
        "06 00 06 00 02 00 01 61 00, 08 00 0b 00 41 90 07 6e 6f 20 70 61 74 68"
    })
    void a_namespace_that_is_no_path_is_refused(String offer, String refusal) {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears(offer);
        assertEquals(hex(refusal), relay.written());
        assertEquals(List.of(), relay.events());
    }

    @Test
    void a_peer_that_may_not_publish_is_not_asked_and_not_heard() {
        IetfPeer relay = IetfPeer.ofRelay(Terms.MARCH_2026.subscribersOnly());
        relay.says(relay.talk().askAnnouncements(Namespace.ROOT, 0));
        assertEquals("", relay.written());
        relay.hears(OFFER);
        assertEquals(hex("08 00 0f 00 41 90 0b 6e 6f 74 20 61 6c 6c 6f 77 65 64"), relay.written());
        assertEquals(List.of(), relay.events());
    }

    @Test
    void the_root_may_come_as_one_empty_field() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears("06 00 04 00 01 00 00");
        assertEquals(List.of(IetfPeer.offered(Namespace.ROOT)), relay.events());
        relay.hears("09 00 01 00");
        assertEquals(List.of(new Unannounced(Namespace.ROOT)), relay.events());
    }

    @Test
    void a_peer_that_never_answers_is_closed_in_the_end() {
        IetfPeer relay = IetfPeer.ofRelay();
        List<Talk.Told> many = Collections.nCopies(IetfAnnouncer.MAX_WAITING + 2, told("a"));
        relay.says(relay.talk().replay(FEED, many, 0));
        assertTrue(relay.session.isClosed());
        assertEquals(List.of(new Violated(0, "peer does not answer")), relay.events());
    }

    @Test
    void words_on_a_feed_that_is_none_are_not_said() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.says(relay.talk().announce(4, told("a"), 0));
        assertEquals(List.of(), relay.last());
    }
}
