package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.session.SessionEvent.Announced;
import org.moqlab.engine.session.SessionEvent.AnnouncementsWanted;
import org.moqlab.engine.session.SessionEvent.Introduced;
import org.moqlab.engine.session.SessionEvent.Ready;
import org.moqlab.engine.session.SessionEvent.Reannounced;
import org.moqlab.engine.session.SessionEvent.Unannounced;
import org.moqlab.engine.session.SessionEvent.Violated;
import org.moqlab.engine.session.Talk.Told;
import org.moqlab.engine.wire.lite.Setup;

/// Announce feeds of the lab wire: each START gets a number, and END and RESTART refer to it.
final class NumberedAnnounceTest {
    private static final String ALPN = "moqlab-06";
    private static final Namespace TEST = new Namespace("test");
    private static final String SETUP = "01 08 02 01 01 01 05 02 52 34";
    private static final String OK = "03 68 68 01 ";

    /// `test` by way of origin 5, at prices 2 and 7.
    private static final String START = "00 09 04 74 65 73 74 01 05 02 07 ";

    /// The first by way of origin 6, at prices 3 and 8.
    private static final String RESTART = "02 05 00 01 06 03 08 ";

    private static final String END = "01 01 00 ";

    private static HopPath path(long... origins) {
        return new HopPath(Arrays.stream(origins).mapToObj(Origin::new).toList());
    }

    private static Told told(long origin, long warm, long cold) {
        return new Told(TEST, path(origin), new RouteCost(warm, cold));
    }

    /// A client that knows who the server is and has asked for all announcements.
    private static Lone asked() {
        Lone client = new Lone(true, ALPN, Lone.SHRUGGING);
        client.gets(3, SETUP);
        client.session.talk().askAnnouncements(Namespace.ROOT, 0);
        return client;
    }

    /// A server that was asked for all announcements on stream 0.
    private static Lone asking(Terms terms) {
        Lone server = new Lone(false, ALPN, terms);
        server.gets(2, SETUP);
        server.gets(0, "01 01 00");
        return server;
    }

    private static String written(List<SessionAction> actions) {
        return actions.stream()
                .filter(SessionAction.Write.class::isInstance)
                .map(write -> ((SessionAction.Write) write).bytes().toHex())
                .reduce("", String::concat);
    }

    private static String hex(String spaced) {
        return spaced.replace(" ", "");
    }

    @Test
    void both_ends_wait_for_setup_and_then_are_ready_and_know_whom_not_to_tell_what() {
        Lone server = new Lone(false, ALPN, Lone.SHRUGGING);
        Lone client = new Lone(true, ALPN, Lone.SHRUGGING);
        Introduced introduced = new Introduced(new Origin(0x1234), "", Setup.Part.BOTH);

        assertEquals(List.of(), Lone.events(server.gets(0, "01 01 00")));
        assertEquals(List.of(), Lone.events(client.gets(1, "01 01 00")));
        assertEquals(
                List.of(
                        introduced,
                        new Ready(ALPN),
                        new AnnouncementsWanted(0, Namespace.ROOT, new Origin(0x1234))),
                Lone.events(server.gets(2, SETUP)));
        assertEquals(
                List.of(
                        introduced,
                        new Ready(ALPN),
                        new AnnouncementsWanted(1, Namespace.ROOT, new Origin(0x1234))),
                Lone.events(client.gets(3, SETUP)));
    }

    @Test
    void the_end_that_dials_waits_for_nothing_on_other_wires() {
        assertEquals(
                List.of(new SessionAction.Happened(new Ready("moq-lite-05"))),
                new LiteSession(true, "moq-lite-05", Lone.SHRUGGING).opened());
        assertEquals(List.of(), new LiteSession(true, ALPN, Lone.SHRUGGING).opened());
    }

    @Test
    void a_namespace_is_told_told_anew_and_withdrawn_by_its_number() {
        Talk talk = asking(Lone.SHRUGGING).session.talk();

        assertEquals(hex(OK + START), written(talk.replay(0, List.of(told(5, 2, 7)), 0)));
        assertEquals(hex(RESTART), written(talk.reannounce(0, told(6, 3, 8), 0)));
        assertEquals(hex(RESTART), written(talk.announce(0, told(6, 3, 8), 0)), "told already");
        assertEquals(hex(END), written(talk.unannounce(0, TEST, 0)));
        assertEquals(hex(START), written(talk.reannounce(0, told(5, 2, 7), 0)));
        assertEquals(hex("02 05 01 01 06 03 08"), written(talk.reannounce(0, told(6, 3, 8), 0)));
        assertEquals(hex("01 01 01"), written(talk.unannounce(0, TEST, 0)));
    }

    @Test
    void what_is_not_told_cannot_end() {
        Terms careless = new Terms(new Origin(0x2868), List.of(), true, Origin.UNKNOWN, true, true);
        Talk talk = asking(careless).session.talk();

        assertEquals(hex("03 68 68 00"), written(talk.replay(0, List.of(), 0)));
        assertEquals(List.of(), talk.unannounce(0, TEST, 0));
        assertEquals(hex(START), written(talk.announce(0, told(5, 2, 7), 0)));
    }

    @Test
    void what_is_heard_costs_the_link_as_well() {
        assertEquals(
                List.of(
                        new Announced(
                                TEST, path(5, 0x2868), new RouteCost(2, 7), new RouteCost(3, 8)),
                        new Reannounced(
                                TEST, path(6, 0x2868), new RouteCost(3, 8), new RouteCost(4, 9)),
                        new Unannounced(TEST),
                        new Announced(
                                TEST, path(5, 0x2868), new RouteCost(2, 7), new RouteCost(3, 8))),
                Lone.events(asked().gets(0, OK + START + RESTART + END + START)));
    }

    @ParameterizedTest
    @CsvSource({"-1, '', 1", "-1, 04 01 09, 9", "-1, 04 01 00, 0", "4, '', 4", "4, 04 01 09, 4"})
    void a_link_costs_what_this_end_says_else_what_the_peer_says_else_1(
            long own, String declared, long price) {
        Terms terms = own < 0 ? Lone.SHRUGGING : Lone.SHRUGGING.priced(OptionalLong.of(own));
        Lone client = new Lone(true, ALPN, terms);
        client.gets(3, declared.isEmpty() ? SETUP : "01 04 01 " + declared);
        client.session.talk().askAnnouncements(Namespace.ROOT, 0);
        Announced heard = (Announced) Lone.events(client.gets(0, OK + START)).getFirst();

        assertEquals(new RouteCost(2, 7).over(price), heard.cost());
    }

    @ParameterizedTest
    @CsvSource({"moq-lite-04", "moq-lite-05"})
    void a_link_costs_nothing_where_the_wire_has_no_costs(String alpn) {
        Terms dear = Lone.SHRUGGING.priced(OptionalLong.of(5));
        Lone client = new Lone(true, alpn, dear);
        client.session.talk().askAnnouncements(Namespace.ROOT, 0);
        String ok = alpn.equals("moq-lite-05") ? OK : "";
        Announced heard =
                (Announced) Lone.events(client.gets(0, ok + "07 01 04 74 65 73 74 00")).getFirst();

        assertEquals(RouteCost.ZERO, heard.cost());
    }

    @ParameterizedTest
    @CsvSource({"moq-lite-05", "moqlab-06"})
    void the_price_of_a_link_is_declared_in_setup(String alpn) {
        LiteSession dear = new LiteSession(true, alpn, Lone.SHRUGGING.priced(OptionalLong.of(5)));
        dear.opened();
        List<SessionAction> opening = new ArrayList<>(dear.credit(StreamKind.UNI, 1));
        opening.addAll(dear.writable(2, 100));

        assertEquals(hex("01 08 02 04 01 05 05 02 68 68"), written(opening));
    }

    @ParameterizedTest
    @CsvSource({
        "'01 01 00', 15, octet 4",
        "'02 05 00 01 06 03 08', 15, octet 4",
        "'00 09 04 74 65 73 74 01 05 02 07 01 01 01', 15, octet 15",
        "'00 09 04 74 65 73 74 01 05 02 07 01 01 00 01 01 00', 15, octet 18",
        "'00 09 04 74 65 73 74 01 05 02 07 00 09 04 74 65 73 74 01 05 02 07', 12, octet 15",
        "'04 00', 5, octet 4",
        "'03 00', 5, octet 6",
        "'00 08 04 74 65 73 74 01 05 02', 5, octet 14",
        "'00 80 10 00 01', 11, octet 4"
    })
    void a_feed_that_breaks_its_rules_ends_the_session(String hex, long code, String where) {
        Lone client = asked();
        client.gets(0, OK);
        List<SessionAction> actions = client.gets(0, hex);

        SessionAction.Close close = (SessionAction.Close) Lone.transport(actions).getFirst();
        assertEquals(new Violated(code, close.reason()), Lone.events(actions).getLast());
        assertEquals(code, close.code());
        assertTrue(close.reason().endsWith(where), close.reason());
    }

    @Test
    void what_is_dropped_here_has_its_number_and_may_come_with_a_shorter_list() {
        String full = "00 28 04 74 65 73 74 20 " + "05 ".repeat(32) + "02 07 ";
        Lone client = asked();

        assertEquals(List.of(), Lone.events(client.gets(0, OK + full)));
        assertEquals(
                List.of(
                        new Announced(
                                TEST, path(6, 0x2868), new RouteCost(3, 8), new RouteCost(4, 9)),
                        new Unannounced(TEST)),
                Lone.events(client.gets(0, RESTART + END)));
        assertEquals(List.of(), Lone.events(client.gets(0, full + "01 01 01")));
    }

    @Test
    void wherever_a_feed_is_cut_the_same_is_heard() {
        Bytes feed = Bytes.ofHex(OK + START + RESTART + END + START + "01 01 01");
        List<SessionAction> whole = asked().gets(0, feed);
        assertEquals(5, Lone.events(whole).size());
        for (int cut = 0; cut <= feed.length(); cut++) {
            Lone client = asked();
            List<SessionAction> actions = client.gets(0, feed.slice(0, cut));
            actions.addAll(client.gets(0, feed.slice(cut, feed.length())));
            assertEquals(whole, actions, "cut at " + cut);
        }
    }

    @Test
    void a_number_is_shown_with_what_it_stands_for() {
        List<MessageView> views =
                asked().gets(0, OK + START + RESTART + END).stream()
                        .filter(SessionAction.Received.class::isInstance)
                        .map(got -> ((SessionAction.Received) got).message())
                        .toList();

        assertEquals(
                List.of(
                        "ANNOUNCE_OK: 1 to come from 2868",
                        "ANNOUNCE_START: test, 1 hop, cost 2/7",
                        "ANNOUNCE_RESTART: test, 1 hop, cost 3/8",
                        "ANNOUNCE_END: test"),
                views.stream().map(view -> view.name() + ": " + view.summary()).toList());
        assertEquals(
                List.of(
                        new MessageView.Field("number", "0"),
                        new MessageView.Field("suffix", "test"),
                        new MessageView.Field("hops", "[6]"),
                        new MessageView.Field("warm cost", "3"),
                        new MessageView.Field("cold cost", "8")),
                views.get(2).fields());
    }

    @Test
    void a_thousand_namespaces_come_and_go_through_a_window_of_one_octet() {
        Pair pair =
                new Pair(
                        new LiteSession(true, ALPN, Lone.SHRUGGING),
                        new LiteSession(false, ALPN, Lone.SHRUGGING),
                        1,
                        1,
                        100);
        pair.client.say(talk -> talk.askAnnouncements(Namespace.ROOT, 0));
        long stream = ((AnnouncementsWanted) pair.server.events().getLast()).stream();
        pair.client.events();
        pair.server.say(talk -> talk.replay(stream, List.of(), 0));
        List<SessionEvent> expected = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Namespace name = new Namespace("n" + i);
            RouteCost cost = new RouteCost(i, 2L * i);
            Told told = new Told(name, path(5), cost);
            pair.server.say(talk -> talk.announce(stream, told, 0));
            pair.server.say(talk -> talk.reannounce(stream, told, 0));
            HopPath heard = path(5, 0x2868);
            expected.add(new Announced(name, heard, cost, cost.over(1)));
            expected.add(new Reannounced(name, heard, cost, cost.over(1)));
            if (i % 2 == 0) {
                pair.server.say(talk -> talk.unannounce(stream, name, 0));
                expected.add(new Unannounced(name));
            }
        }

        assertEquals(expected, pair.client.events());
    }

    @ParameterizedTest
    @CsvSource({
        "moql, false, false",
        "moq-lite-03, false, false",
        "moq-lite-04, false, false",
        "moq-lite-05, true, false",
        "moqlab-06, true, true",
        "moq-00, false, false"
    })
    void late_wires_tell_another_route_in_place_and_the_last_its_costs(
            String alpn, boolean restarts, boolean costs) {
        Session session = Sessions.accept(alpn, Lone.SHRUGGING);
        session.opened();

        assertEquals(restarts, session.talk().restarts());
        assertEquals(costs, session.talk().tellsCosts());
    }
}
