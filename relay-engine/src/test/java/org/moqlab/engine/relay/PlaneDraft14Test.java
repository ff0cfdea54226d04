package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.routing.policy.Gossip202603;

/// Tracks that change the family on their way through a relay.
final class PlaneDraft14Test {
    private static final String D14 = "moq-00";
    private static final String L03 = "moq-lite-03";
    private static final String L05 = "moq-lite-05";

    private final Net net = new Net();

    private Studio studio(String alpn) {
        return net.add(new Studio(net, "R", alpn));
    }

    private Listener listener(String name, String alpn) {
        return net.add(new Listener(net, name, "R", alpn));
    }

    @ParameterizedTest
    @CsvSource({"moq-00, moq-00", "moq-00, moq-lite-05", "moq-lite-05, moq-00"})
    void groups_frames_and_times_pass_between_families(String theirs, String ours) {
        net.relay("R", new AsksFirst(), L05);
        Studio pub = studio(theirs);
        Listener sub = listener("sub", ours);
        sub.subscribe();
        pub.begin(4);
        pub.frame(4, 7, Bytes.ofUtf8("a"));
        pub.frame(4, 9, Bytes.EMPTY);
        pub.begin(5);
        pub.frame(5, 11, Bytes.ofUtf8("b"));
        pub.end(5);
        pub.end(4);

        List<String> heard = sub.heard();
        assertEquals(
                List.of("begin 4", "4: a @7", "4:  @9", "begin 5", "5: b @11", "end 5", "end 4"),
                heard.subList(1, heard.size()));
        pub.endTrack();
        assertEquals(List.of("ended"), sub.heard());
    }

    @ParameterizedTest
    @CsvSource({"moq-00, moq-lite-03", "moq-lite-03, moq-00"})
    void in_march_2026_no_times_pass(String theirs, String ours) {
        net.relay("R", new Gossip202603(), L03);
        Studio pub = studio(theirs);
        Listener sub = listener("sub", ours);
        sub.subscribe();
        pub.group(4);
        assertEquals(
                List.of("begin 4", "4: g4", "end 4"),
                sub.heard().stream().filter(line -> !line.startsWith("accepted")).toList().stream()
                        .map(line -> line.replaceAll(" @\\d+", ""))
                        .toList());
    }

    @Test
    void who_comes_late_gets_the_newest_group() {
        net.relay("R", new AsksFirst(), L05);
        Studio pub = studio(L05);
        listener("early", L05).subscribe();
        pub.group(4);
        pub.group(5);
        Listener late = listener("late", D14);
        late.subscribe();

        assertEquals(
                List.of("accepted 0/true/0/1000", "begin 5", "5: g5 @0", "end 5"), late.heard());
    }

    @Test
    void one_subscription_upstream_serves_listeners_of_both_families() {
        net.relay("R", new AsksFirst(), L05);
        Studio pub = studio(D14);
        Listener one = listener("one", D14);
        Listener other = listener("other", L05);
        one.subscribe();
        other.subscribe();
        assertEquals(List.of("subscribe v 100"), pub.asked());

        pub.begin(1);
        pub.abort(1, 24);
        assertEquals(List.of("begin 1", "abort 1"), one.heard().subList(1, 3));
        assertEquals(List.of("begin 1", "abort 1"), other.heard().subList(1, 3));
        one.giveUp(0);
        assertEquals(List.of(), pub.asked(), "the other listens on");
        other.giveUp(0);
        assertEquals(List.of("cancel"), pub.asked());
    }

    @ParameterizedTest
    @CsvSource({"moq-00, moq-00", "moq-00, moq-lite-05", "moq-lite-05, moq-00"})
    void a_refusal_upstream_is_404_on_this_wire_whatever_it_was(String theirs, String ours) {
        net.relay("R", new AsksFirst(), L05);
        studio(theirs).refusing(6);
        Listener sub = listener("sub", ours);
        sub.subscribe();
        assertEquals("failed 404", sub.heard().getLast());
    }

    @Test
    void a_past_group_of_a_publisher_that_cannot_be_asked_for_it_is_not_found() {
        net.relay("R", new AsksFirst(), L05);
        studio(D14);
        Listener sub = listener("sub", L05);
        sub.fetch(3);
        assertEquals(List.of("no fetch 13"), sub.heard());
        Listener mute = listener("mute", D14);
        mute.fetch(3);
        assertEquals(List.of("no fetch 17"), mute.heard(), "this wire has no such fetch");
    }

    @Test
    void a_slow_listener_loses_the_oldest_groups_and_stays() {
        net.relay("R", new AsksFirst(), L05);
        Studio pub = studio(L05);
        Listener slow = listener("slow", D14);
        slow.subscribe();
        net.stall("slow");
        Bytes frame = Bytes.wrap(new byte[1 << 20]);
        for (int group = 0; group < 12; group++) {
            pub.group(group, frame);
        }
        net.resume("slow");
        List<String> heard = slow.heard();
        assertEquals(List.of(), heard.stream().filter(line -> line.startsWith("fail")).toList());
        assertEquals("end 11", heard.getLast());
        assertEquals(
                "abort 0",
                heard.stream().filter(line -> line.startsWith("abort")).findFirst().orElse(""));
        pub.group(12);
        assertEquals(List.of("begin 12", "12: g12 @0", "end 12"), slow.heard());
    }

    @Test
    void what_a_listener_wants_beyond_the_latest_is_not_said() {
        net.relay("R", new AsksFirst(), L05);
        Studio pub = studio(D14);
        Listener sub = listener("sub", L05);
        sub.subscribe(Listener.VIDEO, Listener.demand(9, OptionalLong.of(3), OptionalLong.empty()));
        assertEquals(List.of("subscribe v 9"), pub.asked());
    }
}
