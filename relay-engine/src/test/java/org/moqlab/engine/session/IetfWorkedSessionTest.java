package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.moqlab.engine.session.IetfPeer.hex;
import static org.moqlab.engine.session.IetfPeer.told;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionEvent.Accepted;
import org.moqlab.engine.session.SessionEvent.AnnouncementsWanted;
import org.moqlab.engine.session.SessionEvent.Ended;
import org.moqlab.engine.session.SessionEvent.FrameArrived;
import org.moqlab.engine.session.SessionEvent.GroupBegan;
import org.moqlab.engine.session.SessionEvent.GroupEnded;
import org.moqlab.engine.session.SessionEvent.Ready;
import org.moqlab.engine.session.SessionEvent.SubscribeRequested;
import org.moqlab.engine.session.SessionEvent.Unannounced;

/// The session of the bug report's subscriber, octet for octet, seen from either end.
final class IetfWorkedSessionTest {
    private static final Namespace TEST = new Namespace("test");
    private static final String SUBSCRIBE =
            "03 00 14 00 01 04 74 65 73 74 07 63 61 74 61 6c 6f 67 80 02 01 02 00";
    private static final String SUBSCRIBE_OK = "04 00 06 00 00 00 02 00 00";
    private static final String PUBLISH_NAMESPACE = "06 00 08 01 01 04 74 65 73 74 00";
    private static final String PUBLISH_NAMESPACE_OK = "07 00 01 01";
    private static final String DONE_500 = "0b 00 0a 00 41 f4 00 05 65 72 72 6f 72";
    private static final String NAMESPACE_DONE = "09 00 06 01 04 74 65 73 74";
    private static final String AGAIN = "06 00 08 03 01 04 74 65 73 74 00";
    private static final AnnouncementsWanted UNASKED =
            new AnnouncementsWanted(IetfConversation.FEED, Namespace.ROOT, Origin.UNKNOWN);

    @Test
    void the_relay_of_the_bug_report_says_what_it_said() {
        IetfPeer relay = new IetfPeer(false, Sessions.accept("moql", Terms.MARCH_2026));
        relay.up();
        relay.hears(IetfPeer.CLIENT_SETUP);
        assertEquals(hex(IetfPeer.SERVER_SETUP), relay.written());
        assertEquals(List.of(new Ready("moq-transport-14"), UNASKED), relay.events());

        relay.hears(SUBSCRIBE);
        long asked = IetfConversation.handle(0);
        assertEquals(
                List.of(
                        new SubscribeRequested(
                                asked, 0, TEST, new TrackName("catalog"), Demand.of(128))),
                relay.events());
        relay.says(relay.talk().replay(IetfConversation.FEED, List.of(told("test")), 0));
        assertEquals(hex(PUBLISH_NAMESPACE), relay.written());
        relay.hears(PUBLISH_NAMESPACE_OK);
        assertEquals("", relay.written());
        relay.says(relay.talk().accept(asked, Pair.info(128), 0));
        assertEquals(hex(SUBSCRIBE_OK), relay.written());
        relay.says(relay.talk().fail(asked, 24));
        assertEquals(hex(DONE_500), relay.written());
        relay.says(relay.talk().reannounce(IetfConversation.FEED, told("test"), 0));
        assertEquals(hex(NAMESPACE_DONE + AGAIN), relay.written());
        assertEquals(
                List.of("PUBLISH_NAMESPACE_DONE UNANNOUNCE", "PUBLISH_NAMESPACE REANNOUNCE"),
                relay.sent());
        assertFalse(relay.session.isClosed());
    }

    @Test
    void the_subscriber_of_the_bug_report_hears_what_it_heard() {
        IetfPeer client = new IetfPeer(true, Sessions.dial("moq-00", Terms.MARCH_2026));
        client.up();
        assertEquals(
                hex(
                        "20 00 21 01 c0 00 00 00 ff 00 00 0e 02 02 c0 00 00 00 ff ff ff ff"
                                + " 07 0c 6d 6f 71 2d 6d 65 73 68 2d 6c 61 62"),
                client.written());
        client.hears(
                "21 00 1f c0 00 00 00 ff 00 00 0e 02 02 c0 00 00 00 ff ff ff ff"
                        + " 07 0b 6d 6f 71 2d 6c 69 74 65 2d 72 73");
        assertEquals(List.of(new Ready("moq-transport-14"), UNASKED), client.events());

        long number = client.session.nextSubscription();
        TrackName track = new TrackName("catalog");
        client.says(client.talk().subscribe(number, TEST, track, Demand.of(128), 0));
        assertEquals(hex(SUBSCRIBE), client.written());
        client.hears(PUBLISH_NAMESPACE);
        assertEquals(hex(PUBLISH_NAMESPACE_OK), client.written());
        assertEquals(List.of(IetfPeer.offered(TEST)), client.events());
        client.hears(SUBSCRIBE_OK);
        assertEquals(List.of(new Accepted(number, IetfTrackHearing.NO_INFO)), client.events());
        client.hears(DONE_500);
        assertEquals(List.of(new Ended(number, false, 500)), client.events());
        client.hears(NAMESPACE_DONE + AGAIN);
        assertEquals(List.of(new Unannounced(TEST), IetfPeer.offered(TEST)), client.events());
        assertEquals(hex("07 00 01 03"), client.written());
        assertFalse(client.session.isClosed());
    }

    @Test
    void a_group_goes_out_with_the_octets_of_march_2026() {
        IetfPeer relay = IetfPeer.ofRelay();
        relay.hears(SUBSCRIBE);
        relay.says(relay.talk().accept(IetfConversation.handle(0), Pair.info(0), 0));

        Talk.Group group = relay.talk().openGroup(0, 7, 0).orElseThrow();
        relay.says(group.actions());
        assertEquals(hex("18 00 07 00"), relay.written(group.stream()));
        OptionalLong time = OptionalLong.of(3_000);
        relay.says(relay.talk().frame(group.stream(), time, Bytes.ofUtf8("hi"), 0));
        assertEquals(hex("00 02 68 69"), relay.written(group.stream()));
        relay.says(relay.talk().frame(group.stream(), time, Bytes.EMPTY, 0));
        assertEquals(hex("00 00 00"), relay.written(group.stream()));
        relay.says(relay.talk().endGroup(group.stream()));
        assertEquals("|", relay.written(group.stream()));
        relay.says(relay.talk().end(IetfConversation.handle(0)));
        assertEquals(hex("0b 00 07 00 40 c8 00 02 4f 4b"), relay.written());
    }

    @Test
    void a_later_relay_adds_a_block_of_extensions() {
        IetfPeer relay = IetfPeer.ofRelay(IetfPeer.SHRUGGING);
        relay.hears(SUBSCRIBE);
        Talk.Group group = relay.talk().openGroup(0, 7, 0).orElseThrow();
        relay.says(group.actions());
        assertEquals(hex("19 00 07 00"), relay.written(group.stream()));
        relay.says(
                relay.talk().frame(group.stream(), OptionalLong.of(3_000), Bytes.ofUtf8("hi"), 0));
        assertEquals(hex("00 03 10 4b b8 02 68 69"), relay.written(group.stream()));
        relay.says(relay.talk().frame(group.stream(), OptionalLong.empty(), Bytes.ofUtf8("hi"), 0));
        assertEquals(hex("00 00 02 68 69"), relay.written(group.stream()));
    }

    @Test
    void groups_of_either_age_are_read() {
        IetfPeer client = IetfPeer.ofClient();
        long number = client.session.nextSubscription();
        client.says(client.talk().subscribe(number, TEST, new TrackName("v"), Demand.of(128), 0));
        client.hears(3, "18 00 07 00  00 02 68 69  00 00 00");
        assertEquals(
                List.of(
                        new GroupBegan(number, 7),
                        frame(number, OptionalLong.empty(), "hi"),
                        frame(number, OptionalLong.empty(), "")),
                client.events(),
                "the alias of the family is the request id, before it was told");
        client.take(client.session.finished(3));
        assertEquals(List.of(new GroupEnded(number, 7, true)), client.events());

        client.hears("04 00 06 00 09 00 02 00 00");
        client.hears(7, "19 09 07 00  00 03 10 4b b8 02 68 69");
        assertEquals(
                List.of(new GroupBegan(number, 7), frame(number, OptionalLong.of(3_000), "hi")),
                client.events());
        client.hears(11, "10 09 07 00  00 02 68 69  00 00 03");
        assertEquals(
                List.of(
                        new GroupBegan(number, 7),
                        frame(number, OptionalLong.empty(), "hi"),
                        new GroupEnded(number, 7, true)),
                client.events());
    }

    private static FrameArrived frame(long number, OptionalLong time, String payload) {
        return new FrameArrived(number, 7, time, Bytes.ofUtf8(payload));
    }
}
