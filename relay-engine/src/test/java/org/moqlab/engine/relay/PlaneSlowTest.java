package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.relay.Listener.VIDEO;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.policy.Gossip202603;

/// Subscribers that do not keep up, ranks, and copies of a relay that is playing.
final class PlaneSlowTest {
    private final Net net = new Net();

    private Listener listener(String name, String alpn) {
        return net.add(new Listener(net, name, "R", alpn));
    }

    private static List<String> tail(List<String> heard, int length) {
        return heard.subList(heard.size() - length, heard.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"moq-lite-02", "moq-lite-03", "moq-lite-04", "moq-lite-05"})
    void a_slow_subscriber_loses_old_groups_and_lives_on(String alpn) {
        String offered = alpn.equals("moq-lite-02") ? "moql" : alpn;
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-05"));
        Listener slow = listener("slow", offered);
        Listener quick = listener("quick", "moq-lite-05");
        slow.subscribe();
        quick.subscribe();
        net.stall("slow");
        Bytes half = Bytes.wrap(new byte[500_000]);
        for (long sequence = 0; sequence < 100; sequence++) {
            pub.group(sequence, half);
        }
        assertEquals(100 * 500_000, quick.octets());
        long before = slow.octets();
        net.resume("slow");

        long late = slow.octets() - before;
        assertTrue(
                late <= Downstream.MAX_WAITING + 2 * 500_000 && late > 3_000_000,
                "octets that had waited: " + late);
        List<String> heard = slow.heard();
        assertTrue(heard.contains("abort 0"), heard::toString);
        boolean tells = !alpn.equals("moq-lite-02");
        assertEquals(tells, heard.contains("dropped 0-0 26"));
        pub.group(100);
        assertEquals("end 100", tail(slow.heard(), 1).getFirst());
    }

    @Test
    void groups_wait_for_a_stream_and_go_out_newest_first() {
        net.relay("R", new AsksFirst(), "moq-lite-04");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-04"));
        net.scarce("sub", 1);
        Listener sub = listener("sub", "moq-lite-04");
        sub.subscribe();
        pub.group(1);
        assertEquals(List.of("begin 1", "end 1"), marks(sub));
        pub.group(2);
        pub.group(3);
        pub.begin(4);
        pub.frame(4, 0, Bytes.ofUtf8("x"));
        assertEquals(List.of(), sub.heard());
        net.grant("sub", 2);
        pub.frame(4, 0, Bytes.ofUtf8("y"));
        pub.end(4);
        net.grant("sub", 1);

        assertEquals(
                List.of("begin 4", "begin 3", "end 3", "end 4", "begin 2", "end 2"), marks(sub));
    }

    private static List<String> marks(Listener listener) {
        return listener.heard().stream().filter(it -> it.matches("(begin|end) .*")).toList();
    }

    @Test
    void the_oldest_of_too_many_groups_without_a_stream_is_lost() {
        net.relay("R", new AsksFirst(), "moq-lite-04");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-04"));
        net.scarce("sub", 0);
        Listener sub = listener("sub", "moq-lite-04");
        sub.subscribe();
        for (long sequence = 0; sequence < Downstream.MAX_GROUPS + 2; sequence++) {
            pub.group(sequence);
        }

        assertEquals(List.of("dropped 0-0 26", "dropped 1-1 26"), tail(sub.heard(), 2));
        net.grant("sub", 1_000);
        List<String> begun = sub.heard().stream().filter(it -> it.startsWith("begin")).toList();
        assertEquals(Downstream.MAX_GROUPS, begun.size());
        assertEquals("begin " + (Downstream.MAX_GROUPS + 1), begun.getFirst());
    }

    @Test
    void a_track_that_ends_while_groups_wait_for_a_stream_still_delivers_them() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-05"));
        net.scarce("sub", 1);
        Listener sub = listener("sub", "moq-lite-05");
        sub.subscribe();
        pub.group(1);
        pub.endTrack();
        assertEquals(List.of("accepted 0/false/5000/1000"), sub.heard());
        net.grant("sub", 1);

        assertEquals(List.of("begin 1", "1: g1 @0", "end 1", "ended"), sub.heard());
        sub.subscribe();
        assertEquals(2, pub.asked().stream().filter(it -> it.startsWith("subscribe")).count());
    }

    @Test
    void the_journal_names_the_lost_group_and_why() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-05"));
        Listener slow = listener("slow", "moq-lite-05");
        slow.subscribe();
        net.stall("slow");
        net.deeds();
        for (long sequence = 0; sequence < 6; sequence++) {
            pub.group(sequence, Bytes.wrap(new byte[1 << 20]));
        }

        assertEquals(
                List.of(
                        new EventBody.Dropped(
                                "group 0", "the subscriber is too slow, 4915245 octets wait")),
                net.deeds("R", RelayAction.Note.class).stream()
                        .map(RelayAction.Note::body)
                        .filter(EventBody.Dropped.class::isInstance)
                        .toList());
    }

    @Test
    void a_frame_larger_than_the_window_passes_whole() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-05"));
        Listener sub = listener("sub", "moq-lite-05");
        sub.subscribe();
        pub.group(1, Bytes.wrap(new byte[1 << 20]));

        assertEquals(List.of("begin 1", "1: 1048576 octets @0", "end 1"), tail(sub.heard(), 3));
    }

    @Test
    void newer_groups_and_more_important_tracks_get_higher_ranks() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-05"));
        Listener sub = listener("sub", "moq-lite-05");
        sub.subscribe(VIDEO, Demand.of(100));
        pub.begin(1);
        pub.begin(2);
        sub.subscribe(new TrackName("a"), Demand.of(200));
        net.deeds();
        pub.begin(3);

        List<RelayAction.SetPriority> ranks = net.deeds("R", RelayAction.SetPriority.class);
        assertEquals(2, ranks.size(), "one a group that begins");
        assertTrue(ranks.getLast().priority() > ranks.getFirst().priority(), ranks::toString);
    }

    @Test
    void a_changed_priority_changes_ranks() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-05"));
        Listener sub = listener("sub", "moq-lite-05");
        long video = sub.subscribe(VIDEO, Demand.of(100));
        sub.subscribe(new TrackName("a"), Demand.of(200));
        pub.begin(1);
        net.deeds();
        sub.update(video, Demand.of(250));

        assertEquals(1, net.deeds("R", RelayAction.SetPriority.class).size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_copy_of_a_playing_relay_goes_the_same_way_by_itself(boolean march) {
        String alpn = march ? "moq-lite-03" : "moq-lite-05";
        Taped taped = new Taped(net.relay("R", march ? new Gossip202603() : new AsksFirst(), alpn));
        net.replace(taped);
        Studio pub = net.add(new Studio(net, "R", alpn));
        Listener slow = listener("slow", alpn);
        Listener quick = listener("quick", alpn);
        slow.subscribe();
        long number = quick.subscribe();
        net.stall("slow");
        for (long sequence = 0; sequence < 12; sequence++) {
            pub.group(sequence, Bytes.wrap(new byte[500_000]));
        }
        pub.begin(12);
        Endpoint copy = taped.copy();
        int from = taped.takes().size();

        pub.frame(12, 7, Bytes.ofUtf8("x"));
        pub.end(12);
        pub.group(13);
        Listener late = listener("late", alpn);
        late.subscribe();
        late.fetch(11);
        quick.giveUp(number);
        net.resume("slow");
        pub.endTrack();
        net.cut("pub", "R");

        List<Taped.Take> rest = taped.takes().subList(from, taped.takes().size());
        assertTrue(rest.size() > 20, rest::toString);
        for (Taped.Take take : rest) {
            assertEquals(take.actions(), copy.handle(take.now(), take.input()));
        }
    }

    @Test
    void what_ends_leaves_nothing_behind() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = net.add(new Studio(net, "R", "moq-lite-05"));
        Listener one = listener("one", "moq-lite-05");
        Listener two = listener("two", "moq-lite-05");
        one.subscribe();
        two.subscribe();
        pub.begin(3);
        pub.frame(3, 0, Bytes.ofUtf8("x"));
        pub.endTrack();
        pub.end(3);

        assertEquals(
                Stream.of("begin 3", "3: x @0", "ended", "end 3").sorted().toList(),
                tail(one.heard(), 4).stream().sorted().toList());
        one.subscribe();
        assertEquals(
                List.of("track v", "track v", "subscribe v 100", "track v", "subscribe v 100"),
                pub.asked(),
                "asked for anew");
    }
}
