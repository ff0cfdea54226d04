package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.moqlab.engine.relay.Listener.VIDEO;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.TrackInfo;

/// Where a listener begins, what time its frames have, and what it can ask besides.
final class PlaneJoinTest {
    private static final TrackInfo CAMERA = new TrackInfo(3, true, 250, 90_000);
    private static final String CAMERA_WORDS = "3/true/250/90000";
    private static final long SECOND = 1_000_000_000L;

    private final Net net = new Net();

    private Listener listener(String name, String relay, String alpn) {
        return net.add(new Listener(net, name, relay, alpn));
    }

    /// A relay, a publisher and somebody who listens already, all on one wire.
    private Studio playing(String alpn) {
        net.relay("R", new AsksFirst(), alpn);
        Studio pub = net.add(new Studio(net, "R", alpn, CAMERA));
        listener("first", "R", alpn).subscribe();
        pub.asked();
        return pub;
    }

    @Test
    void a_late_joiner_starts_at_the_latest_group_and_gets_what_follows() {
        Studio pub = playing("moq-lite-05");
        pub.group(4);
        pub.begin(5);
        pub.frame(5, 10, Bytes.ofUtf8("a"));
        Listener late = listener("late", "R", "moq-lite-05");
        late.subscribe();
        pub.frame(5, 20, Bytes.ofUtf8("b"));
        pub.end(5);
        pub.group(6);

        assertEquals(
                List.of(
                        "accepted " + CAMERA_WORDS,
                        "begin 5",
                        "5: a @10",
                        "5: b @20",
                        "end 5",
                        "begin 6",
                        "6: g6 @0",
                        "end 6"),
                late.heard());
        assertEquals(List.of(), pub.asked());
    }

    @Test
    void who_names_a_start_gets_everything_kept_from_there() {
        Studio pub = playing("moq-lite-05");
        List.of(4L, 5L, 6L).forEach(pub::group);
        Listener late = listener("late", "R", "moq-lite-05");
        late.subscribe(VIDEO, Listener.demand(1, OptionalLong.of(5), OptionalLong.of(7)));
        List.of(7L, 8L).forEach(pub::group);

        assertEquals(
                List.of(
                        "begin 5",
                        "5: g5 @0",
                        "end 5",
                        "begin 6",
                        "6: g6 @0",
                        "end 6",
                        "begin 7",
                        "7: g7 @0",
                        "end 7"),
                late.heard().subList(1, 10));
    }

    @Test
    void an_older_group_that_one_asks_for_is_not_sent_to_who_wants_the_latest() {
        Studio pub = playing("moq-lite-05");
        pub.group(6);
        Listener latest = listener("latest", "R", "moq-lite-05");
        latest.subscribe();
        Listener old = listener("old", "R", "moq-lite-05");
        old.subscribe(VIDEO, Listener.from(4));
        latest.heard();
        old.heard();

        assertEquals(List.of("update 100 from 4"), pub.asked());
        pub.group(4);
        assertEquals(List.of(), latest.heard());
        assertEquals(List.of("begin 4", "4: g4 @0", "end 4"), old.heard());
    }

    @Test
    void a_late_joiner_does_not_get_a_group_that_was_aborted() {
        Studio pub = playing("moq-lite-05");
        pub.group(4);
        pub.begin(5);
        pub.frame(5, 0, Bytes.ofUtf8("half"));
        pub.abort(5, 24);
        Listener late = listener("late", "R", "moq-lite-05");
        late.subscribe();

        assertEquals(
                List.of("accepted " + CAMERA_WORDS, "begin 4", "4: g4 @0", "end 4"), late.heard());
    }

    @Test
    void a_group_too_large_to_keep_is_passed_on_but_not_to_late_joiners() {
        Studio pub = playing("moq-lite-05");
        Bytes mega = Bytes.wrap(new byte[1 << 20]);
        pub.begin(5);
        for (int i = 0; i < 5; i++) {
            pub.frame(5, i, mega);
        }
        Listener late = listener("late", "R", "moq-lite-05");
        late.subscribe();
        pub.end(5);
        pub.group(6);

        assertEquals(
                List.of("accepted " + CAMERA_WORDS, "begin 6", "6: g6 @0", "end 6"), late.heard());
    }

    @Test
    void times_and_timescale_of_the_source_pass_unchanged() {
        Studio pub = playing("moq-lite-05");
        net.relay("S", new AsksFirst(), "moq-lite-05", "R");
        Listener sub = listener("sub", "S", "moq-lite-05");
        sub.subscribe();
        pub.begin(1);
        pub.frame(1, 90_000, Bytes.ofUtf8("i"));
        pub.frame(1, 87_000, Bytes.ofUtf8("b"));
        pub.end(1);

        assertEquals(
                List.of(
                        "accepted " + CAMERA_WORDS,
                        "begin 1",
                        "1: i @90000",
                        "1: b @87000",
                        "end 1"),
                sub.heard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"moq-lite-03", "moq-lite-04"})
    void frames_of_a_wire_without_times_get_that_of_their_arrival(String alpn) {
        net.now = 3 * SECOND;
        Studio pub = playing(alpn);
        Listener sub = listener("sub", "R", "moq-lite-05");
        sub.subscribe();
        net.now = 4 * SECOND + 1_500_000;
        pub.group(1);
        net.now = 9 * SECOND;
        Listener late = listener("late", "R", "moq-lite-05");
        late.subscribe();

        List<String> group = List.of("begin 1", "1: g1 @4001", "end 1");
        assertEquals(group, sub.heard().subList(1, 4));
        assertEquals(group, late.heard().subList(1, 4), "not that of the replay");
    }

    @Test
    void a_track_of_an_old_wire_is_described_by_defaults() {
        net.relay("R", new AsksFirst(), "moq-lite-04");
        net.add(new Studio(net, "R", "moq-lite-04"));
        Listener sub = listener("sub", "R", "moq-lite-05");
        sub.askTrack();

        assertEquals(List.of("track 0/false/5000/1000"), sub.heard());
    }

    @Test
    void many_who_ask_for_a_track_are_answered_with_one_answer_from_upstream() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-05", CAMERA)).mute();
        Listener one = listener("one", "R", "moq-lite-05");
        Listener two = listener("two", "R", "moq-lite-05");
        one.askTrack();
        two.askTrack();
        assertEquals(List.of("track v"), pub.asked());

        pub.answerTrack();

        assertEquals(List.of("track " + CAMERA_WORDS), one.heard());
        assertEquals(List.of("track " + CAMERA_WORDS), two.heard());
        listener("three", "R", "moq-lite-05").askTrack();
        assertEquals(List.of(), pub.asked(), "it is known now");
    }

    @Test
    void a_track_nobody_wants_described_any_more_is_not_asked_for_any_more() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-05", CAMERA)).mute();
        Listener one = listener("one", "R", "moq-lite-05");
        Listener two = listener("two", "R", "moq-lite-05");
        long first = one.askTrack();
        two.askTrack();
        one.giveUp(first);
        assertEquals(List.of("track v"), pub.asked());
        net.cut("two", "R");
        assertEquals(List.of("track unwanted"), pub.asked());
    }

    @Test
    void refusals_of_a_description_are_passed_on() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Listener early = listener("early", "R", "moq-lite-05");
        early.askTrack();
        assertEquals(List.of("no track 13"), early.heard());

        net.add(new Studio(net, "R", "moq-lite-05")).refusing(6);
        early.askTrack();
        assertEquals(List.of("no track 6"), early.heard());
    }

    @Test
    void who_waits_for_a_description_is_told_when_its_source_is_lost() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        net.add(new Studio(net, "R", "moq-lite-05")).mute();
        Listener sub = listener("sub", "R", "moq-lite-05");
        sub.askTrack();
        sub.fetch(3);
        net.cut("pub", "R");

        assertEquals(List.of("no track 24", "no fetch 24"), sub.heard());
    }

    @Test
    void a_past_group_is_served_from_what_is_kept() {
        Studio pub = playing("moq-lite-05");
        List.of(4L, 5L).forEach(pub::group);
        Listener sub = listener("sub", "R", "moq-lite-05");
        sub.fetch(4);

        assertEquals(List.of("fetch: g4 @0", "fetched"), sub.heard());
        assertEquals(List.of(), pub.asked());
    }

    @Test
    void a_past_group_that_is_not_kept_comes_from_upstream() {
        Studio pub = playing("moq-lite-05");
        net.relay("S", new AsksFirst(), "moq-lite-05", "R");
        Listener one = listener("one", "S", "moq-lite-05");
        Listener two = listener("two", "S", "moq-lite-05");
        one.fetch(2);
        two.fetch(2);
        assertEquals(List.of("fetch v 2"), pub.asked(), "asked for once");

        pub.answerFetch(5, Bytes.ofUtf8("old"));

        assertEquals(List.of("fetch: old @5", "fetched"), one.heard());
        assertEquals(List.of("fetch: old @5", "fetched"), two.heard());
    }

    @Test
    void a_past_group_is_not_found_where_the_upstream_has_no_fetches() {
        playing("moq-lite-04");
        Listener sub = listener("sub", "R", "moq-lite-05");
        sub.fetch(2);

        assertEquals(List.of("no fetch 13"), sub.heard());
    }

    @Test
    void a_refusal_of_a_past_group_is_passed_on() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        net.add(new Studio(net, "R", "moq-lite-05")).refusing(31);
        Listener sub = listener("sub", "R", "moq-lite-05");
        sub.fetch(2);

        assertEquals(List.of("no fetch 31"), sub.heard());
    }

    @Test
    void a_datagram_stays_one_where_the_wire_has_them_and_is_a_group_elsewhere() {
        Studio pub = playing("moq-lite-05");
        net.relay("S", new AsksFirst(), "moq-lite-05", "R");
        Listener sub = listener("sub", "S", "moq-lite-05");
        Listener old = listener("old", "S", "moq-lite-04");
        sub.subscribe();
        old.subscribe();
        pub.datagram(3, 3_000, Bytes.ofUtf8("hi"));
        Listener late = listener("late", "S", "moq-lite-05");
        late.subscribe();

        assertEquals(List.of("datagram 3: hi @3000"), tail(sub.heard()));
        assertEquals(List.of("begin 3", "3: hi", "end 3"), tail(old.heard()));
        assertEquals(List.of("begin 3", "3: hi @3000", "end 3"), tail(late.heard()));
    }

    @Test
    void a_datagram_that_has_become_too_long_travels_as_a_group() {
        Studio pub = playing("moq-lite-05");
        Listener sub = listener("sub", "R", "moq-lite-05");
        for (int i = 0; i < 64; i++) {
            sub.session.nextSubscription();
        }
        sub.subscribe();
        pub.datagram(3, 0, Bytes.wrap(new byte[1_197]));
        pub.datagram(4, 0, Bytes.wrap(new byte[1_196]));

        assertEquals(
                List.of("begin 3", "3: 1197 octets @0", "end 3", "datagram 4: 1196 octets @0"),
                tail(sub.heard()));
    }

    /// What follows the acceptance.
    private static List<String> tail(List<String> heard) {
        return heard.subList(1, heard.size());
    }
}
