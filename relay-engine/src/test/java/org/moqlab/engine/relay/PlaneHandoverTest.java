package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.policy.Gossip202608;
import org.moqlab.engine.wire.ErrorCode;

/// Tracks of a front while its sources come, refuse and go (GOSSIP C.6).
final class PlaneHandoverTest {
    private static final String ALPN = "moq-lite-05";
    private static final long SECOND = 1_000_000_000L;
    private static final String ACCEPTED = "accepted 0/false/5000/1000";
    private static final String LOST = "failed " + ErrorCode.DROPPED.code();

    private final Net net = new Net();

    PlaneHandoverTest() {
        net.relay("R", new Gossip202608(), ALPN);
    }

    private Studio studio(String name, long publisher) {
        Studio studio = net.add(new Studio(net, name, "R", ALPN, new Origin(publisher)));
        net.pass(0);
        return studio;
    }

    private Listener listener(String name) {
        return net.add(new Listener(net, name, "R", ALPN));
    }

    /// What somebody was asked besides what there is to say of the track.
    private static List<String> asked(Studio studio) {
        return studio.asked().stream().filter(one -> !one.equals("track v")).toList();
    }

    private static List<String> group(long number) {
        return List.of("begin " + number, number + ": g" + number + " @0", "end " + number);
    }

    @Test
    void a_track_goes_on_at_the_next_source_with_the_first_group_that_is_missing() {
        Studio first = studio("one", 100);
        Studio second = studio("two", 100);
        Listener sub = listener("sub");
        sub.subscribe();
        assertEquals(List.of("subscribe v 100"), asked(second), "the newest of the same way");
        second.group(0);
        second.begin(1);
        second.frame(1, 0, Bytes.ofUtf8("half"));
        sub.heard();

        net.cut("two", "R");
        assertEquals(List.of("abort 1"), sub.heard());
        assertEquals(List.of("subscribe v 100 from 2"), asked(first));
        first.group(2);
        assertEquals(group(2), sub.heard());
    }

    @Test
    void a_track_moves_to_a_better_source_between_groups() {
        Studio first = studio("one", 100);
        Listener sub = listener("sub");
        sub.subscribe();
        asked(first);
        first.group(0);
        Studio second = studio("two", 100);

        assertEquals(List.of("cancel"), asked(first));
        assertEquals(List.of("subscribe v 100 from 1"), asked(second));
        sub.heard();
        second.group(1);
        assertEquals(group(1), sub.heard());
    }

    @Test
    void a_source_that_refuses_the_track_is_skipped_for_it() {
        Studio first = studio("one", 100);
        Studio second = studio("two", 100).refusing(6);
        Listener sub = listener("sub");
        sub.subscribe();

        assertEquals(List.of(), asked(second), "it would not even describe the track");
        assertEquals(List.of("subscribe v 100"), asked(first));
        assertEquals(List.of(ACCEPTED), sub.heard());
    }

    @Test
    void when_all_have_refused_the_last_refusal_is_passed_on() {
        studio("one", 100).refusing(5);
        studio("two", 100).refusing(6);
        Listener sub = listener("sub");
        sub.subscribe();

        assertEquals(List.of("failed 5"), sub.heard());
    }

    @Test
    void readers_of_a_lingering_front_wait_and_go_on_when_the_publisher_is_back() {
        Studio first = studio("one", 100);
        Listener sub = listener("sub");
        sub.subscribe();
        first.group(0);
        sub.heard();
        net.cut("one", "R");
        net.pass(3 * SECOND);
        Listener late = listener("late");
        late.subscribe();
        assertEquals(List.of(), sub.heard());
        assertEquals(List.of(), late.heard());

        Studio back = studio("again", 100);
        assertEquals(List.of("subscribe v 100 from 1"), asked(back));
        back.group(1);
        assertEquals(group(1), sub.heard());
        assertEquals(4, late.heard().size(), "accepted, and the group");
    }

    @Test
    void readers_of_a_lingering_front_fail_when_it_is_over() {
        studio("one", 100);
        Listener sub = listener("sub");
        sub.subscribe();
        sub.heard();
        net.cut("one", "R");
        net.pass(4 * SECOND);
        assertEquals(List.of(), sub.heard());

        net.pass(SECOND);
        assertEquals(List.of(LOST), sub.heard());
    }

    @Test
    void a_name_taken_back_fails_its_readers_at_once() {
        Studio first = studio("one", 100);
        Listener sub = listener("sub");
        sub.subscribe();
        sub.heard();
        first.withdraw(1);

        assertEquals(List.of(LOST), sub.heard());
    }

    @Test
    void content_of_another_publisher_is_never_spliced_in() {
        studio("one", 100);
        Listener sub = listener("sub");
        sub.subscribe();
        sub.heard();
        Studio other = studio("two", 101);

        assertEquals(List.of(LOST), sub.heard());
        assertEquals(List.of(), asked(other));
    }

    /// One group of a track, which somebody wants who does not subscribe.
    private Listener fetches(String name, long group) {
        Listener late = listener(name);
        late.fetch(group);
        return late;
    }

    @Test
    void a_past_group_is_asked_of_who_has_the_track() {
        Studio first = studio("one", 100);
        Studio second = studio("two", 100).refusing(6);
        listener("sub").subscribe();
        assertEquals(List.of("subscribe v 100"), asked(first));
        Listener late = fetches("late", 3);

        assertEquals(List.of("fetch v 3"), asked(first));
        assertEquals(List.of(), asked(second));
        first.answerFetch(5, Bytes.ofUtf8("old"));
        assertEquals(List.of("fetch: old @5", "fetched"), late.heard());
    }

    @Test
    void a_past_group_is_asked_of_the_next_source_when_one_is_lost() {
        Studio first = studio("one", 100);
        Studio second = studio("two", 100);
        Listener late = fetches("late", 3);
        assertEquals(List.of("fetch v 3"), asked(second));

        net.cut("two", "R");
        assertEquals(List.of("fetch v 3"), asked(first));
        first.answerFetch(5, Bytes.ofUtf8("old"));
        assertEquals(List.of("fetch: old @5", "fetched"), late.heard());
    }

    @Test
    void what_a_source_says_of_a_past_group_stands() {
        Studio first = studio("one", 100);
        studio("two", 100).refusing(6);
        Listener late = fetches("late", 3);

        assertEquals(List.of("no fetch 6"), late.heard());
        assertEquals(List.of(), asked(first));
    }

    @Test
    void who_wants_a_past_group_of_a_lingering_front_waits_and_gets_it_or_fails() {
        studio("one", 100);
        net.cut("one", "R");
        net.pass(3 * SECOND);
        Listener late = fetches("late", 3);
        assertEquals(List.of(), late.heard());
        Studio back = studio("again", 100);
        assertEquals(List.of("fetch v 3"), asked(back));

        net.cut("again", "R");
        assertEquals(List.of(), late.heard());
        net.pass(5 * SECOND);
        assertEquals(List.of("no fetch " + ErrorCode.DROPPED.code()), late.heard());
    }
}
