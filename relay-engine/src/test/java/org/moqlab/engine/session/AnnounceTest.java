package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.session.SessionEvent.Announced;
import org.moqlab.engine.session.SessionEvent.AnnouncementsUnwanted;
import org.moqlab.engine.session.SessionEvent.AnnouncementsWanted;
import org.moqlab.engine.session.SessionEvent.Unannounced;
import org.moqlab.engine.session.SessionEvent.Violated;
import org.moqlab.engine.session.Talk.Told;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.WireWriter;

/// Announce feeds: asked for, answered, kept up to date, and ended by whoever breaks their rules.
final class AnnounceTest {
    private static final Namespace TEST = new Namespace("test");
    private static final String ACTIVE_1 = "07 01 04 74 65 73 74 01";
    private static final String ENDED = "07 00 04 74 65 73 74 00";

    private static Told told(String name, long hops) {
        return new Told(new Namespace(name), new HopCount(hops));
    }

    private static Announced announced(String name, long hops) {
        return new Announced(new Namespace(name), new HopCount(hops));
    }

    /// A client of that wire that has asked for all announcements.
    private static Lone asked(String alpn) {
        Lone client = new Lone(true, alpn);
        if (alpn.equals("moql")) {
            client.gets(0, "21 00 09 c0 00 00 00 ff 0d ad 02 00");
        }
        client.session.talk().askAnnouncements(Namespace.ROOT, 0);
        return client;
    }

    @ParameterizedTest
    @CsvSource({"moql, 0", "moq-lite-03, 3"})
    void what_is_known_and_what_comes_is_told(String alpn, long hops) {
        Pair pair = new Pair(alpn);
        pair.client.events();
        pair.server.events();
        pair.client.say(talk -> talk.askAnnouncements(new Namespace("room"), 0));
        long stream = ((AnnouncementsWanted) pair.server.events().getFirst()).stream();

        pair.server.say(talk -> talk.replay(stream, List.of(told("room/1", 3)), 0));
        pair.server.say(talk -> talk.announce(stream, told("room", 3), 0));
        pair.server.say(talk -> talk.unannounce(stream, new Namespace("room/1"), 0));
        pair.server.say(talk -> talk.announce(stream, told("room/1", 3), 0));

        assertEquals(
                List.of(
                        announced("room/1", hops),
                        announced("room", hops),
                        new Unannounced(new Namespace("room/1")),
                        announced("room/1", hops)),
                pair.client.events());
    }

    @Test
    void moq_lite_02_begins_with_one_init_and_marks_what_is_told_again() {
        Pair pair = new Pair("moql");
        pair.client.say(talk -> talk.askAnnouncements(Namespace.ROOT, 0));
        pair.client.received();
        pair.server.sent();
        long stream = ((AnnouncementsWanted) pair.server.events().getLast()).stream();
        pair.server.say(talk -> talk.replay(stream, List.of(told("a", 0), told("b", 0)), 0));
        pair.server.say(talk -> talk.unannounce(stream, new Namespace("a"), 0));
        pair.server.say(talk -> talk.announce(stream, told("a", 0), 0));
        pair.server.say(talk -> talk.announce(stream, told("c", 0), 0));

        List<String> expected =
                List.of(
                        "ANNOUNCE_INIT ANNOUNCE",
                        "ANNOUNCE UNANNOUNCE",
                        "ANNOUNCE REANNOUNCE",
                        "ANNOUNCE ANNOUNCE");
        assertEquals(expected, pair.server.sent());
        assertEquals(expected, pair.client.received());
    }

    @Test
    void moq_lite_03_has_no_init_and_marks_what_is_told_again() {
        Pair pair = new Pair("moq-lite-03");
        pair.client.say(talk -> talk.askAnnouncements(Namespace.ROOT, 0));
        pair.server.sent();
        long stream = ((AnnouncementsWanted) pair.server.events().getLast()).stream();
        pair.server.say(talk -> talk.replay(stream, List.of(told("a", 0)), 0));
        pair.server.say(talk -> talk.unannounce(stream, new Namespace("a"), 0));
        pair.server.say(talk -> talk.announce(stream, told("a", 1), 0));

        List<String> expected =
                List.of("ANNOUNCE ANNOUNCE", "ANNOUNCE UNANNOUNCE", "ANNOUNCE REANNOUNCE");
        assertEquals(expected, pair.server.sent());
        assertEquals(expected, pair.client.received());
    }

    @Test
    void an_empty_init_is_still_sent() {
        Lone server = new Lone(false, "moql");
        server.gets(0, "20 00 0d 01 c0 00 00 00 ff 0d ad 02 01 02 40 64");
        server.gets(4, "01 01 00");

        assertEquals(
                List.of(new SessionAction.Write(4, Bytes.ofHex("01 00"), false)),
                Lone.transport(server.session.talk().replay(4, List.of(), 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "moq-lite-03, 0, " + ACTIVE_1 + " " + ACTIVE_1 + ", 12, octet 8",
        "moql, 4, 06 01 04 74 65 73 74 06 01 04 74 65 73 74, 12, octet 7",
        "moql, 4, 0b 02 04 74 65 73 74 04 74 65 73 74, 12, octet 0",
        "moq-lite-03, 0, " + ENDED + ", 13, octet 0",
        "moq-lite-03, 0, " + ACTIVE_1 + " " + ENDED + " " + ENDED + ", 13, octet 16",
        "moq-lite-03, 0, 07 02 04 74 65 73 74 01, 5, octet 1",
        "moq-lite-03, 0, 08 01 04 74 65 73 74 01 00, 14, octet 8",
        "moq-lite-03, 0, 80 10 00 01, 11, octet 0"
    })
    void a_feed_that_breaks_its_rules_ends_the_session(
            String alpn, long stream, String hex, long code, String where) {
        List<SessionAction> actions = asked(alpn).gets(stream, hex);
        SessionEvent last = Lone.events(actions).getLast();

        SessionAction.Close close = (SessionAction.Close) Lone.transport(actions).getFirst();
        assertEquals(code, close.code());
        assertEquals(new Violated(code, close.reason()), last);
        assertTrue(close.reason().endsWith(where), close.reason());
    }

    @Test
    void a_namespace_may_end_and_come_again_on_one_feed() {
        List<SessionAction> actions =
                asked("moq-lite-03").gets(0, ACTIVE_1 + ENDED + "07 01 04 74 65 73 74 02");

        assertEquals(
                List.of(announced("test", 1), new Unannounced(TEST), announced("test", 2)),
                Lone.events(actions));
    }

    @Test
    void a_feed_that_ends_cleanly_withdraws_nothing() {
        Lone client = asked("moq-lite-03");
        client.session.writable(0, 100);
        client.gets(0, ACTIVE_1);
        List<SessionAction> actions = client.session.finished(0);

        assertEquals(List.of(), Lone.events(actions));
        assertEquals(
                List.of(new SessionAction.Write(0, Bytes.EMPTY, true)), Lone.transport(actions));
    }

    @Test
    void a_feed_that_ends_inside_a_message_ends_the_session() {
        Lone client = asked("moq-lite-03");
        client.gets(0, ACTIVE_1 + "07 01 04");
        List<SessionAction> actions = client.session.finished(0);

        String reason = "stream ends inside a message at octet 8";
        assertEquals(List.of(new Violated(5, reason)), Lone.events(actions));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "13, 13", "77, 0"})
    void a_feed_that_is_reset_ends_the_session(long code, long closed) {
        List<SessionAction> actions =
                asked("moq-lite-03").session.reset(0, StreamCode.toWire(code));

        String reason = "announce feed reset at octet 0";
        assertEquals(List.of(new Violated(closed, reason)), Lone.events(actions));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_asked_may_give_up(boolean reset) {
        Lone server = new Lone(false, "moq-lite-03");
        server.gets(0, "01 01 00");
        List<SessionAction> actions =
                reset ? server.session.reset(0, StreamCode.toWire(0)) : server.session.finished(0);

        assertEquals(List.of(new AnnouncementsUnwanted(0)), Lone.events(actions));
        assertEquals(
                List.of(reset ? Lone.reset(0, 0) : new SessionAction.Write(0, Bytes.EMPTY, true)),
                Lone.transport(actions));
        assertEquals(List.of(), server.session.talk().announce(0, told("test", 0), 0));
    }

    @Test
    void octets_after_an_announce_request_reset_that_stream_and_end_its_feed() {
        Lone server = new Lone(false, "moq-lite-03");
        server.gets(0, "01 01 00");
        List<SessionAction> actions = server.gets(0, "00");

        assertEquals(List.of(Lone.reset(0, 16)), Lone.transport(actions));
        assertEquals(List.of(new AnnouncementsUnwanted(0)), Lone.events(actions));
        assertEquals(List.of(), server.session.talk().announce(0, told("test", 0), 0));
    }

    @Test
    void a_suffix_that_makes_a_name_too_long_ends_the_session() {
        Lone client = new Lone(true, "moq-lite-03");
        client.session.talk().askAnnouncements(new Namespace("room"), 0);
        String suffix = "a".repeat(Namespace.MAX_LENGTH - 4);
        Bytes body = new WireWriter().bool(true).string(suffix).varint(0).toBytes();
        List<SessionAction> actions = client.gets(0, new WireWriter().bytes(body).toBytes());

        String reason = "namespace of 4097 characters where at most 4096 are allowed at octet 0";
        assertEquals(List.of(new Violated(11, reason)), Lone.events(actions));
    }

    @Test
    void wherever_a_feed_is_cut_the_same_is_heard() {
        Bytes feed = Bytes.ofHex(ACTIVE_1 + ENDED + ACTIVE_1 + "05 01 01 61 40 40");
        List<SessionAction> whole = asked("moq-lite-03").gets(0, feed);
        assertEquals(4, Lone.events(whole).size());
        for (int cut = 0; cut <= feed.length(); cut++) {
            Lone client = asked("moq-lite-03");
            List<SessionAction> actions = client.gets(0, feed.slice(0, cut));
            actions.addAll(client.gets(0, feed.slice(cut, feed.length())));
            assertEquals(whole, actions, "cut at " + cut);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"moql", "moq-lite-03"})
    void a_thousand_namespaces_arrive_in_order_through_a_window_of_one_octet(String alpn) {
        Pair pair = new Pair(alpn, 1, 1, 100);
        pair.client.say(talk -> talk.askAnnouncements(Namespace.ROOT, 0));
        long stream = ((AnnouncementsWanted) pair.server.events().getLast()).stream();
        pair.client.events();
        List<Told> told = IntStream.range(0, 1_000).mapToObj(i -> told("n" + i, 0)).toList();
        pair.server.say(talk -> talk.replay(stream, told.subList(0, 500), 0));
        pair.server.say(talk -> {
            List<SessionAction> actions = new ArrayList<>();
            told.subList(500, 1_000).forEach(one -> actions.addAll(talk.announce(stream, one, 0)));
            return actions;
        });

        assertEquals(
                told.stream().map(one -> announced(one.namespace().path(), 0)).toList(),
                pair.client.events());
    }
}
