package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.session.IetfPeer.hex;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionEvent.Accepted;
import org.moqlab.engine.session.SessionEvent.Ended;
import org.moqlab.engine.session.SessionEvent.FrameArrived;
import org.moqlab.engine.session.SessionEvent.GroupBegan;
import org.moqlab.engine.session.SessionEvent.GroupEnded;
import org.moqlab.engine.session.SessionEvent.SubscribeCancelled;
import org.moqlab.engine.session.SessionEvent.SubscribeRequested;
import org.moqlab.engine.session.SessionEvent.Unannounced;
import org.moqlab.engine.session.SessionEvent.Violated;
import org.moqlab.engine.wire.StreamCode;

/// Tracks on moq-transport: requests, answers and ends by number, groups by alias.
final class IetfTrackTest {
    private static final Namespace TEST = new Namespace("test");
    private static final TrackName V = new TrackName("v");
    private static final String SUBSCRIBE = "03 00 0e 00 01 04 74 65 73 74 01 76 80 02 01 02 00";
    private static final String DONE_OK = "0b 00 07 00 40 c8 00 02 4f 4b";
    private static final long ASKED = IetfConversation.handle(0);

    private static IetfPeer asked() {
        return IetfPeer.ofRelay().hears(SUBSCRIBE);
    }

    private static IetfPeer subscribed() {
        IetfPeer client = IetfPeer.ofClient();
        long number = client.session.nextSubscription();
        return client.says(client.talk().subscribe(number, TEST, V, Demand.of(128), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "13, 05 00 17 00 41 94 13 42 72 6f 61 64 63 61 73 74 20 6e 6f 74 20 66 6f 75 6e 64",
        "0, 05 00 0a 00 41 94 06 63 61 6e 63 65 6c",
        "99, 05 00 0c 00 41 94 08 65 72 72 6f 72 20 39 39"
    })
    void a_track_that_cannot_be_had_is_not_found_whatever_the_reason(long code, String answer) {
        IetfPeer relay = asked();
        relay.says(relay.talk().fail(ASKED, code));
        assertEquals(hex(answer), relay.written());
        relay.says(relay.talk().fail(ASKED, code));
        assertEquals("", relay.written(), "once");
    }

    @Test
    void a_subscriber_that_has_had_enough_gets_a_clean_end() {
        IetfPeer relay = asked();
        relay.says(relay.talk().accept(ASKED, Pair.info(0), 0));
        relay.says(relay.talk().accept(ASKED, Pair.info(0), 0));
        assertEquals("", relay.written(), "accepted once");
        relay.hears("0a 00 01 00");
        assertEquals(List.of(new SubscribeCancelled(ASKED)), relay.events());
        assertEquals(hex(DONE_OK), relay.written());
        relay.says(relay.talk().fail(ASKED, 0));
        relay.hears("0a 00 01 00");
        assertEquals(List.of(), relay.events(), "once");
    }

    @Test
    void a_subscriber_may_leave_before_it_is_answered() {
        IetfPeer relay = asked();
        relay.hears("0a 00 01 00");
        assertEquals(List.of(new SubscribeCancelled(ASKED)), relay.events());
        relay.says(relay.talk().accept(ASKED, Pair.info(0), 0));
        assertEquals("", relay.written());
        assertEquals(Optional.empty(), relay.talk().openGroup(0, 1, 0));
    }

    @Test
    void a_track_may_be_over_before_it_was_accepted() {
        IetfPeer relay = asked();
        relay.says(relay.talk().end(ASKED));
        assertEquals(hex("04 00 06 00 00 00 02 00 00" + DONE_OK), relay.written());
    }

    @Test
    void every_filter_is_taken_for_the_newest_object() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears("03 00 11 02 01 04 74 65 73 74 01 76 80 01 01 04 05 00 09 00");
        assertEquals(
                List.of(
                        new SubscribeRequested(
                                IetfConversation.handle(2), 2, TEST, V, Demand.of(128))),
                relay.events());
    }

    @Test
    void a_later_relay_turns_priorities_round() {
        IetfPeer relay = IetfPeer.ofRelay(IetfPeer.SHRUGGING).hears(SUBSCRIBE);
        assertEquals(
                List.of(new SubscribeRequested(ASKED, 0, TEST, V, Demand.of(127))), relay.events());
        IetfPeer client = IetfPeer.ofClient(IetfPeer.SHRUGGING);
        client.says(client.talk().subscribe(0, TEST, V, Demand.of(127), 0));
        assertEquals(hex(SUBSCRIBE), client.written());
    }

    @Test
    void a_namespace_that_is_no_path_is_not_found() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears("03 00 0c 00 01 02 61 2f 01 76 80 02 01 02 00");
        assertEquals(List.of(), relay.events());
        assertEquals(
                hex(
                        "05 00 17 00 41 94 13 42 72 6f 61 64 63 61 73 74 20 6e 6f 74 20 66 6f 75"
                                + " 6e 64"),
                relay.written());
    }

    @Test
    void a_track_status_and_an_update_get_no_answer() {
        IetfPeer relay = asked();
        relay.hears("0d 00 0e 04 01 04 74 65 73 74 01 76 80 02 01 02 00");
        assertEquals("", relay.written());
        relay.hears("02 00 08 06 00 05 00 00 80 01 00 17 00 01 08");
        assertEquals("", relay.written());
        assertEquals(List.of(), relay.events());
    }

    @Test
    void a_fetch_is_refused_but_where_it_asks_for_nothing() {
        IetfPeer relay = asked();
        relay.hears("16 00 07 04 80 02 03 00 00 00");
        assertEquals(
                hex("19 00 11 04 41 f4 0d 6e 6f 74 20 73 75 70 70 6f 72 74 65 64"),
                relay.written());
        relay.hears("16 00 07 04 80 02 02 00 00 00");
        assertEquals(hex("18 00 06 04 02 00 00 00 00"), relay.written());
        assertEquals(hex("05 04") + "|", relay.written(3));
    }

    @ParameterizedTest
    @CsvSource({
        "05 00 17 00 41 94 13 42 72 6f 61 64 63 61 73 74 20 6e 6f 74 20 66 6f 75 6e 64, 404",
        "05 00 03 00 04 00, 13",
        "05 00 03 00 01 00, 6",
        "05 00 03 00 10 00, 0",
        "04 00 06 00 00 05 02 00 00, 17",
        "07 00 01 00, 16"
    })
    void a_refusal_ends_a_subscription(String answer, long code) {
        IetfPeer client = subscribed();
        client.hears(answer);
        assertEquals(List.of(new Ended(0, false, code)), client.events());
        client.hears("04 00 06 00 00 00 02 00 00");
        assertEquals(List.of(), client.events());
        assertFalse(client.session.isClosed());
    }

    @ParameterizedTest
    @CsvSource({"200, true, 0", "2, true, 0", "500, false, 500", "6, false, 26", "0, false, 0"})
    void a_track_ends_as_its_publisher_says(long status, boolean clean, long code) {
        IetfPeer client = subscribed();
        client.hears("04 00 06 00 00 00 02 00 00");
        assertEquals(List.of(new Accepted(0, IetfTrackHearing.NO_INFO)), client.events());
        String number =
                status < 64 ? "04 00 0" + status : "05 00 " + (status == 200 ? "40c8" : "41f4");
        client.hears("0b 00 " + number + " 00 00");
        assertEquals(List.of(new Ended(0, clean, code)), client.events());
    }

    @Test
    void to_a_relay_of_march_2026_every_end_of_a_track_is_clean() {
        IetfPeer relay = IetfPeer.ofRelay();
        long number = relay.session.nextSubscription();
        relay.says(relay.talk().subscribe(number, TEST, V, Demand.of(128), 0));
        relay.hears("04 00 06 01 00 00 02 00 00 0b 00 05 01 41 f4 00 00");
        assertEquals(
                List.of(new Accepted(number, IetfTrackHearing.NO_INFO), new Ended(number, true, 0)),
                relay.events());
    }

    @Test
    void a_subscription_given_up_is_told_and_not_heard_of_again() {
        IetfPeer client = subscribed();
        client.hears("04 00 06 00 00 00 02 00 00");
        client.hears(3, "18 00 07 00 00 02 68");
        assertEquals(List.of(new GroupBegan(0, 7)), client.events());
        client.says(client.talk().giveUp(0));
        assertEquals(hex("0a 00 01 00"), client.written());
        client.hears(3, "69 00 01 61");
        client.take(client.session.finished(3));
        assertEquals(List.of(), client.last());
        client.hears(7, "18 00 08 00 00 01 61");
        assertEquals(List.of(), client.last(), "it was under way");
        client.hears("04 00 06 00 00 00 02 00 00" + DONE_OK);
        assertEquals(List.of(), client.drops(), "the last word");
        assertEquals(List.of(), client.events());
        client.hears(DONE_OK);
        assertEquals(List.of("PUBLISH_DONE: nobody here asked for it"), client.drops());
        client.says(client.talk().giveUp(0));
        assertEquals("", client.written());
    }

    @ParameterizedTest
    @CsvSource({
        "14 00 07 03 00  00 01 61, ''",
        "18 00 07 00  01 01 61, began ended",
        "18 00 07 00  00 00 03, began ended",
        "18 00 07 00  00 00 01, began ended",
        "18 00 07 00  00 00 04, began ended",
        "18 00 07 00  00 00 02, began ended",
        "18 05 07 00  00 01 61, ''",
        "05 00 00 00 00 00 00 01 61, ''",
        "03 00, ''",
        "30 00 07 00 01 61, ''"
    })
    void what_this_family_does_not_do_is_refused_on_its_stream_alone(String stream, String seen) {
        IetfPeer client = subscribed();
        client.hears(3, stream);
        List<SessionEvent> expected =
                seen.isEmpty()
                        ? List.of()
                        : List.of(new GroupBegan(0, 7), new GroupEnded(0, 7, false));
        assertEquals(expected, client.events());
        client.hears(3, "00 01 61");
        client.take(client.session.finished(3));
        assertEquals(List.of(), client.events());
        client.hears(7, "18 00 08 00  00 01 61");
        assertEquals(
                List.of(
                        new GroupBegan(0, 8),
                        new FrameArrived(0, 8, OptionalLong.empty(), Bytes.ofUtf8("a"))),
                client.events());
    }

    @Test
    void a_group_cut_short_is_not_clean() {
        IetfPeer client = subscribed();
        client.hears(3, "18 00 07 00 00 02 61");
        client.take(client.session.finished(3));
        assertEquals(List.of(new GroupEnded(0, 7, false)), client.events());
        client.hears(7, "18 00 08 00");
        client.take(client.session.reset(7, StreamCode.toWire(24)));
        assertEquals(List.of(new GroupEnded(0, 8, false)), client.events());
        client.hears(11, "18 00");
        client.take(client.session.finished(11));
        assertEquals(List.of(), client.events());
    }

    @Test
    void a_track_the_peer_publishes_by_itself_is_taken() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears("1d 00 0e 00 01 04 74 65 73 74 01 76 09 02 00 01 00");
        assertEquals(List.of(IetfPeer.offered(TEST)), relay.events());
        assertEquals(hex("1e 00 06 00 01 00 02 02 00"), relay.written());
        relay.hears(2, "18 09 07 00 00 01 61");
        assertEquals(List.of(), relay.events(), "nobody subscribed to it yet");

        relay.says(relay.talk().subscribe(0, TEST, V, Demand.of(128), 0));
        assertEquals(List.of(new Accepted(0, IetfTrackHearing.NO_INFO)), relay.events());
        assertEquals("", relay.written());
        relay.hears(6, "18 09 08 00 00 01 61");
        assertEquals(
                List.of(
                        new GroupBegan(0, 8),
                        new FrameArrived(0, 8, OptionalLong.empty(), Bytes.ofUtf8("a"))),
                relay.events());
        relay.hears("1d 00 0e 02 01 04 74 65 73 74 01 77 09 02 00 01 00");
        assertEquals(hex("1f 00 0d 02 41 90 09 64 75 70 6c 69 63 61 74 65"), relay.written());
        relay.hears("0b 00 05 00 41 f4 00 00");
        assertEquals(List.of(new Ended(0, true, 0), new Unannounced(TEST)), relay.events());
    }

    @Test
    void a_service_from_a_published_track_may_be_given_up_and_taken_again() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears("1d 00 0e 00 01 04 74 65 73 74 01 76 09 02 00 01 00");
        relay.says(relay.talk().subscribe(0, TEST, V, Demand.of(128), 0));
        relay.says(relay.talk().giveUp(0));
        assertEquals("", relay.written());
        relay.says(relay.talk().subscribe(1, TEST, V, Demand.of(128), 0));
        assertEquals(List.of(new Accepted(1, IetfTrackHearing.NO_INFO)), relay.events());
    }

    @Test
    void a_track_name_that_fits_no_message_is_not_asked_for() {
        IetfPeer client = IetfPeer.ofClient();
        TrackName huge = new TrackName("v".repeat(66_000));
        client.says(client.talk().subscribe(0, TEST, huge, Demand.of(1), 0));
        assertEquals(List.of(new Ended(0, false, 11)), client.events());
        assertEquals("", client.written());
    }

    @Test
    void an_alias_that_stands_for_another_track_ends_the_session() {
        IetfPeer client = subscribed();
        client.says(client.talk().subscribe(1, TEST, new TrackName("w"), Demand.of(1), 0));
        client.hears("04 00 06 00 07 00 02 00 00 04 00 06 02 07 00 02 00 00");
        assertEquals(
                List.of(
                        new Accepted(0, IetfTrackHearing.NO_INFO),
                        new Violated(12, "track alias 7 taken at octet 47")),
                client.events());
        assertTrue(client.session.isClosed());
    }

    @Test
    void a_stop_of_a_group_aborts_it() {
        IetfPeer relay = asked();
        relay.says(relay.talk().accept(ASKED, Pair.info(0), 0));
        Talk.Group group = relay.talk().openGroup(0, 7, 0).orElseThrow();
        relay.says(group.actions());
        relay.take(relay.session.stopped(group.stream()));
        assertEquals(List.of(Lone.reset(group.stream(), 0)), Lone.transport(relay.last()));
        relay.says(relay.talk().frame(group.stream(), OptionalLong.empty(), Bytes.EMPTY, 0));
        assertEquals(List.of(), relay.last());
        relay.says(relay.talk().abortGroup(0, 24));
        assertEquals(List.of(), relay.last(), "the control stream is no group");
    }
}
