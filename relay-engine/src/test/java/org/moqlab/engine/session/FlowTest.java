package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionEvent.Accepted;
import org.moqlab.engine.session.SessionEvent.Announced;
import org.moqlab.engine.session.SessionEvent.Ended;
import org.moqlab.engine.session.SessionEvent.FrameArrived;
import org.moqlab.engine.session.SessionEvent.GroupBegan;
import org.moqlab.engine.session.SessionEvent.GroupEnded;
import org.moqlab.engine.session.SessionEvent.SubscribeRequested;
import org.moqlab.engine.session.SessionEvent.Violated;

/// Credit and windows are kept to the octet, nothing is lost for want of them, what waits is
/// bounded, and copies go their own way.
final class FlowTest {
    private static final Namespace TEST = new Namespace("test");
    private static final TrackName TRACK = new TrackName("v");

    private static List<SessionAction> subscribe(Session session) {
        return session.talk().subscribe(session.nextSubscription(), TEST, TRACK, Demand.of(100), 0);
    }

    private static Session client() {
        Session client = new LiteSession(true, "moq-lite-03", Terms.MARCH_2026);
        client.opened();
        return client;
    }

    private static List<SessionAction> opens(List<SessionAction> actions) {
        return actions.stream().filter(SessionAction.Open.class::isInstance).toList();
    }

    private static SessionAction open(long stream) {
        return new SessionAction.Open(stream, StreamKind.BIDI);
    }

    @ParameterizedTest
    @CsvSource({
        "moql, 1, 1",
        "moql, 3, 7",
        "moq-lite-03, 1, 1",
        "moq-lite-03, 5, 2",
        "moq-lite-03, 64, 1000"
    })
    void through_any_window_everything_arrives_in_order(String alpn, int chunk, long window) {
        Pair pair = new Pair(alpn, chunk, window, 10);
        pair.client.events();
        pair.server.events();
        long id = pair.client.subscribe("test", "v");
        long stream = ((SubscribeRequested) pair.server.events().getLast()).stream();
        pair.server.say(talk -> talk.accept(stream, Pair.info(100), 0));
        Bytes payload = Bytes.ofUtf8("x".repeat(700));
        long group = pair.server.openGroup(id, 0);
        pair.server.say(talk -> talk.frame(group, OptionalLong.empty(), payload, 0));
        pair.server.say(talk -> talk.frame(group, OptionalLong.empty(), Bytes.EMPTY, 0));
        pair.server.say(talk -> talk.endGroup(group));
        pair.server.say(talk -> talk.end(stream));

        assertEquals(
                List.of(
                        new Accepted(0, Pair.accepted(alpn, 100)),
                        new GroupBegan(0, 0),
                        new FrameArrived(0, 0, OptionalLong.empty(), payload),
                        new FrameArrived(0, 0, OptionalLong.empty(), Bytes.EMPTY),
                        new GroupEnded(0, 0, true),
                        new Ended(0, true, 0)),
                pair.client.events());
    }

    @Test
    void an_end_waits_for_the_octets_before_it() {
        Session server = new LiteSession(false, "moq-lite-03", Terms.MARCH_2026);
        server.opened();
        server.credit(StreamKind.UNI, 1);
        long stream = server.talk().openGroup(0, 7, 0).orElseThrow().stream();
        server.talk().frame(stream, OptionalLong.empty(), Bytes.ofUtf8("hi"), 0);

        assertEquals(List.of(), Lone.transport(server.talk().endGroup(stream)));
        assertEquals(
                List.of(
                        new SessionAction.Write(stream, Bytes.ofHex("00 02 00 07"), false),
                        new SessionAction.Write(stream, Bytes.ofHex("02 68"), false)),
                Lone.transport(server.writable(stream, 6)));
        assertEquals(
                List.of(new SessionAction.Write(stream, Bytes.ofHex("69"), true)),
                Lone.transport(server.writable(stream, 6)));
        assertEquals(List.of(), server.writable(stream, 6), "it is over");
    }

    @Test
    void an_aborted_group_loses_what_waits() {
        Session server = new LiteSession(false, "moq-lite-03", Terms.MARCH_2026);
        server.opened();
        server.credit(StreamKind.UNI, 1);
        long stream = server.talk().openGroup(0, 7, 0).orElseThrow().stream();

        assertEquals(
                List.of(Lone.reset(stream, 24)),
                Lone.transport(server.talk().abortGroup(stream, 24)));
        assertEquals(List.of(), server.writable(stream, 100));
        assertEquals(
                List.of(),
                server.talk().frame(stream, OptionalLong.empty(), Bytes.ofUtf8("hi"), 0));
        assertEquals(List.of(), server.talk().endGroup(stream));
    }

    @Test
    void without_credit_streams_wait_and_keep_their_order() {
        Session client = client();
        for (int i = 0; i < 4; i++) {
            assertEquals(List.of(), subscribe(client));
        }

        assertEquals(List.of(), client.credit(StreamKind.UNI, 9), "the other kind does not help");
        assertEquals(List.of(open(0)), client.credit(StreamKind.BIDI, 1));
        assertEquals(List.of(open(4), open(8)), client.credit(StreamKind.BIDI, 2));
        assertEquals(List.of(open(12)), client.credit(StreamKind.BIDI, 2));
        assertEquals(List.of(open(16)), subscribe(client), "one was left over");
        assertEquals(List.of(), subscribe(client));
    }

    @Test
    void a_stream_given_up_before_its_turn_is_opened_and_reset() {
        Session client = client();
        subscribe(client);
        subscribe(client);

        assertEquals(List.of(), client.talk().giveUp(0));
        assertEquals(
                List.of(open(0), Lone.reset(0, 0), open(4)),
                Lone.transport(client.credit(StreamKind.BIDI, 2)));
    }

    @Test
    void a_peer_that_never_gives_credit_is_given_up() {
        Session client = client();
        List<SessionAction> last = List.of();
        for (int i = 0; i <= Streams.MAX_WAITING_OPENS; i++) {
            assertFalse(client.isClosed(), i + " streams wait");
            last = subscribe(client);
        }

        String reason = "peer does not read";
        assertEquals(
                List.of(
                        new SessionAction.Close(0, reason),
                        new SessionAction.Happened(new Violated(0, reason))),
                last);
    }

    @Test
    void a_peer_that_never_reads_is_given_up() {
        Session server = new LiteSession(false, "moq-lite-03", Terms.MARCH_2026);
        server.opened();
        server.credit(StreamKind.UNI, 1);
        long stream = server.talk().openGroup(0, 7, 0).orElseThrow().stream();
        Bytes payload = Bytes.wrap(new byte[1 << 20]);
        for (int i = 0; i < OutStream.MAX_WAITING >> 20; i++) {
            assertFalse(server.isClosed(), i + " frames wait");
            server.talk().frame(stream, OptionalLong.empty(), payload, 0);
        }

        assertTrue(server.isClosed());
    }

    @Test
    void a_closed_session_says_nothing_and_hears_nothing() {
        Lone lone = new Lone(false, "moq-lite-03");
        lone.gets(0, "01 01 00");
        Session server = lone.session;
        Talk talk = server.talk();
        assertEquals(
                List.of(
                        new SessionAction.Close(0, "enough"),
                        new SessionAction.Happened(new Violated(0, "enough"))),
                talk.close(0, "enough"));

        List<List<SessionAction>> after = new ArrayList<>();
        after.add(talk.close(0, "again"));
        after.add(talk.askAnnouncements(Namespace.ROOT, 0));
        after.add(talk.announce(0, new Talk.Told(TEST, HopCount.ZERO), 0));
        after.add(subscribe(server));
        after.add(server.streamOpened(4));
        after.add(server.received(4, Bytes.ofHex("01 01 00")));
        after.add(server.finished(0));
        after.add(server.reset(4, 0));
        after.add(server.stopped(0));
        after.add(server.writable(0, 100));
        after.add(server.credit(StreamKind.BIDI, 100));
        assertEquals(List.of(), after.stream().flatMap(List::stream).toList());
        assertTrue(talk.openGroup(0, 0, 0).isEmpty());
    }

    @Test
    void a_copy_taken_inside_a_message_reads_and_writes_on_like_the_original() {
        Lone lone = new Lone(true, "moq-lite-03");
        Session original = lone.session;
        subscribe(original);
        original.writable(0, 3);
        original.talk().askAnnouncements(Namespace.ROOT, 0);
        lone.gets(4, "07 01 04 74");
        lone.gets(3, "00 02 00 07 05 68 65");
        Session copy = original.copy();

        assertEquals(continued(copy), continued(original));
    }

    private static List<SessionAction> continued(Session session) {
        List<SessionAction> actions = new ArrayList<>();
        actions.addAll(session.writable(0, 5));
        actions.addAll(session.received(4, Bytes.ofHex("65 73 74 01")));
        actions.addAll(session.received(0, Bytes.ofHex("00 05 00 00 00 00 00")));
        actions.addAll(session.received(3, Bytes.ofHex("6c 6c 6f")));
        actions.addAll(session.writable(0, 100));
        actions.addAll(subscribe(session));
        actions.addAll(session.received(4, Bytes.ofHex("07 01 04 74 65 73 74 01")));
        String duplicate = "announce of active \"test\" at octet 8";
        assertEquals(
                List.of(
                        new Announced(TEST, new HopCount(1)),
                        new Accepted(0, Pair.info(0)),
                        new FrameArrived(0, 7, OptionalLong.empty(), Bytes.ofUtf8("hello")),
                        new Violated(12, duplicate)),
                Lone.events(actions));
        return actions;
    }

    @Test
    void what_happens_to_a_copy_leaves_the_original_alone() {
        Lone lone = new Lone(true, "moq-lite-03");
        subscribe(lone.session);
        lone.session.writable(0, 1);
        lone.gets(0, "00 05 00");
        Session twin = lone.session.copy();
        Session copy = lone.session.copy();
        copy.writable(0, 1_000);
        copy.received(0, Bytes.ofHex("ff ff ff ff ff"));
        copy.talk().askAnnouncements(Namespace.ROOT, 0);
        copy.credit(StreamKind.UNI, 7);
        copy.talk().close(15, "gone");

        assertFalse(lone.session.isClosed());
        assertEquals(
                twin.received(0, Bytes.ofHex("00 00 00 00")),
                lone.session.received(0, Bytes.ofHex("00 00 00 00")));
        assertEquals(twin.writable(0, 1_000), lone.session.writable(0, 1_000));
        assertEquals(opens(subscribe(twin)), opens(subscribe(lone.session)), "and the next is 4");
    }
}
