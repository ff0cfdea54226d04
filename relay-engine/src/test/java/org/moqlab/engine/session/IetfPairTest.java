package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.session.IetfConversation.FEED;
import static org.moqlab.engine.session.IetfPeer.told;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionEvent.Accepted;
import org.moqlab.engine.session.SessionEvent.Ended;
import org.moqlab.engine.session.SessionEvent.FrameArrived;
import org.moqlab.engine.session.SessionEvent.GroupBegan;
import org.moqlab.engine.session.SessionEvent.GroupEnded;
import org.moqlab.engine.session.SessionEvent.SubscribeCancelled;
import org.moqlab.engine.session.SessionEvent.SubscribeRequested;
import org.moqlab.engine.session.SessionEvent.Unannounced;
import org.moqlab.engine.wire.ietf.Draft14;
import org.moqlab.engine.wire.lite.LiteVersion;

/// A moq-transport client and a relay back to back, whatever the pieces and windows.
final class IetfPairTest {
    private static final Namespace TEST = new Namespace("test");
    private static final TrackName TRACK = new TrackName("v");
    private static final Accepted ACCEPTED = new Accepted(0, IetfTrackHearing.NO_INFO);

    private static Pair pair(Terms terms, int chunk, long window) {
        Pair pair =
                new Pair(
                        Sessions.dial("moql", terms.offering(List.of(Draft14.CODE))),
                        Sessions.accept("moql", terms),
                        chunk,
                        window,
                        Pair.PLENTY);
        assertEquals(2, pair.client.events().size(), "ready, and may tell namespaces");
        assertEquals(2, pair.server.events().size());
        return pair;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "3, 7, true", "1, 1048576, false", "2147483647, 1048576, true"})
    void a_publisher_is_heard_and_served_from(int chunk, long window, boolean exacting) {
        Terms terms = exacting ? Terms.MARCH_2026 : IetfPeer.SHRUGGING;
        Pair pair = pair(terms, chunk, window);
        pair.server.say(talk -> talk.askAnnouncements(Namespace.ROOT, 0));
        pair.client.say(talk -> talk.replay(FEED, List.of(told("test"), told("x/y")), 0));
        assertEquals(
                List.of(IetfPeer.offered(TEST), IetfPeer.offered(new Namespace("x/y"))),
                pair.server.events());

        assertEquals(0, pair.server.subscribe("test", "v"));
        long asked = IetfConversation.handle(3);
        assertEquals(
                List.of(new SubscribeRequested(asked, 3, TEST, TRACK, Demand.of(100))),
                pair.client.events());
        pair.client.say(talk -> talk.accept(asked, Pair.info(0), 0));
        long group = pair.client.openGroup(3, 7);
        OptionalLong time = OptionalLong.of(5);
        pair.client.say(talk -> talk.frame(group, time, Bytes.ofUtf8("hello"), 0));
        pair.client.say(talk -> talk.frame(group, time, Bytes.EMPTY, 0));
        pair.client.say(talk -> talk.endGroup(group));
        pair.client.say(talk -> talk.end(asked));
        OptionalLong seen = exacting ? OptionalLong.empty() : time;
        assertEquals(
                List.of(
                        ACCEPTED,
                        new GroupBegan(0, 7),
                        new FrameArrived(0, 7, seen, Bytes.ofUtf8("hello")),
                        new FrameArrived(0, 7, seen, Bytes.EMPTY),
                        new GroupEnded(0, 7, true),
                        new Ended(0, true, 0)),
                pair.server.events());
        pair.client.say(talk -> talk.unannounce(FEED, TEST, 0));
        assertEquals(List.of(new Unannounced(TEST)), pair.server.events());
        assertEquals(List.of(), pair.client.closes());
        assertEquals(List.of(), pair.server.closes());
    }

    @Test
    void an_aborted_track_and_a_lost_interest_reach_the_other_end() {
        Pair pair = pair(Terms.MARCH_2026, Integer.MAX_VALUE, Pair.PLENTY);
        pair.client.subscribe("test", "v");
        long asked = IetfConversation.handle(0);
        pair.server.events();
        pair.server.say(talk -> talk.accept(asked, Pair.info(0), 0));
        long group = pair.server.openGroup(0, 7);
        pair.server.say(talk -> talk.rank(group, 9));
        assertEquals(List.of(new SessionAction.Rank(group, 9)), pair.server.ranks());
        pair.server.say(talk -> talk.abortGroup(group, 24));
        pair.server.say(talk -> talk.fail(asked, 24));
        assertEquals(
                List.of(
                        ACCEPTED,
                        new GroupBegan(0, 7),
                        new GroupEnded(0, 7, false),
                        new Ended(0, false, 500)),
                pair.client.events());

        pair.client.subscribe("test", "v");
        long again = IetfConversation.handle(2);
        pair.server.say(talk -> talk.accept(again, Pair.info(0), 0));
        pair.server.events();
        pair.client.say(talk -> talk.giveUp(1));
        assertEquals(List.of(new SubscribeCancelled(again)), pair.server.events());
        assertEquals(
                List.of(
                        "SUBSCRIBE_OK ACCEPT",
                        "SUBGROUP_HEADER GROUP",
                        "RESET_STREAM REFUSAL",
                        "PUBLISH_DONE REFUSAL",
                        "SUBSCRIBE_OK ACCEPT",
                        "PUBLISH_DONE END"),
                pair.client.received().stream().skip(1).toList());
    }

    @Test
    void a_group_needs_stream_credit() {
        Pair pair =
                new Pair(
                        Sessions.dial("moq-00", Terms.MARCH_2026),
                        Sessions.accept("moq-00", Terms.MARCH_2026),
                        Integer.MAX_VALUE,
                        Pair.PLENTY,
                        1);
        pair.client.subscribe("test", "v");
        pair.server.say(talk -> talk.accept(IetfConversation.handle(0), Pair.info(0), 0));
        pair.server.openGroup(0, 1);
        assertTrue(pair.server.session.talk().openGroup(0, 2, 0).isEmpty());
        pair.server.grant(StreamKind.UNI, 1);
        pair.settle();
        pair.server.openGroup(0, 2);
        assertEquals(2, pair.server.opened(StreamKind.UNI));
    }

    @Test
    void ends_that_both_speak_moq_lite_speak_it() {
        Terms terms = Terms.MARCH_2026.offering(List.of(LiteVersion.LITE_02.code(), Draft14.CODE));
        Pair pair =
                new Pair(
                        Sessions.dial("moql", terms),
                        Sessions.accept("moql", terms),
                        1,
                        1,
                        Pair.PLENTY);
        assertEquals("moq-lite-02", pair.client.session.wire());
        assertEquals("moq-lite-02", pair.server.session.wire());
        pair.client.say(talk -> talk.askAnnouncements(Namespace.ROOT, 0));
        assertEquals(List.of("ANNOUNCE_REQUEST INTEREST"), requests(pair.server.received()));
    }

    private static List<String> requests(List<String> received) {
        return received.stream().filter(name -> name.startsWith("ANNOUNCE")).toList();
    }

    @Test
    void what_this_wire_has_no_words_for_is_not_said() {
        Pair pair = pair(Terms.MARCH_2026, Integer.MAX_VALUE, Pair.PLENTY);
        pair.client.subscribe("test", "v");
        long asked = IetfConversation.handle(0);
        pair.server.sent();
        pair.server.events();
        pair.server.say(talk -> talk.drop(asked, 1, 2, 3, 0));
        pair.server.say(talk -> talk.trackInfo(asked, Pair.info(0), 0));
        pair.server.say(talk -> talk.datagram(0, 1, 2, Bytes.EMPTY, 0));
        pair.server.say(talk -> talk.fetchFrame(asked, OptionalLong.empty(), Bytes.EMPTY, 0));
        pair.server.say(talk -> talk.endFetch(asked));
        pair.server.say(talk -> talk.goAway("https://b/", 0));
        pair.client.say(talk -> talk.update(0, Demand.of(1), 0));
        assertEquals(List.of(), pair.server.sent());
        pair.server.say(talk -> talk.askTrack(7, TEST, TRACK, 0));
        pair.server.say(talk -> talk.fetch(8, TEST, TRACK, 0, 0, 0));
        assertEquals(
                List.of(
                        new SessionEvent.TrackRefused(7, 17),
                        new SessionEvent.FetchEnded(8, false, 17)),
                pair.server.events());
        Talk talk = pair.server.session.talk();
        assertEquals(
                List.of(false, false, false),
                List.of(talk.hasTracks(), talk.hasFetch(), talk.takesDatagrams()));
    }

    @Test
    void a_later_relay_says_where_to_go() {
        Pair pair = pair(IetfPeer.SHRUGGING, Integer.MAX_VALUE, Pair.PLENTY);
        pair.server.say(talk -> talk.goAway("https://b/", 0));
        pair.client.say(talk -> talk.goAway("https://b/", 0));
        assertEquals(List.of(new SessionEvent.GoingAway("https://b/")), pair.client.events());
        assertEquals(
                List.of(new SessionEvent.GoingAway("")),
                pair.server.events(),
                "a client may name no place");
    }
}
