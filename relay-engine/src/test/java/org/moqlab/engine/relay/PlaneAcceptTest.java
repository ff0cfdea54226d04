package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.moqlab.engine.relay.Listener.VIDEO;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.routing.policy.Gossip202605;

/// Who is accepted when, and what everyone together has the upstream asked.
final class PlaneAcceptTest {
    private final Net net = new Net();

    private Studio studio(String alpn) {
        return net.add(new Studio(net, "R", alpn));
    }

    private Listener listener(String name, String relay, String alpn) {
        return net.add(new Listener(net, name, relay, alpn));
    }

    @Test
    void one_upstream_subscription_serves_twenty() {
        net.relay("R", new AsksFirst(), "moq-lite-04");
        Studio pub = studio("moq-lite-04");
        for (int i = 0; i < 20; i++) {
            listener("sub" + i, "R", "moq-lite-04").subscribe();
        }

        assertEquals(List.of("subscribe v 100"), pub.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"moq-lite-03", "moq-lite-04", "moq-lite-05"})
    void a_refused_upstream_refuses_with_its_code_where_the_policy_asks_first(String alpn) {
        net.relay("R", new AsksFirst(), alpn);
        studio(alpn).refusing(6);
        Listener sub = listener("sub", "R", alpn);
        sub.subscribe();

        assertEquals(List.of("failed 6"), sub.heard());
    }

    @Test
    void a_refused_upstream_fails_what_was_accepted_where_the_policy_accepts_first() {
        net.relay("R", new Gossip202605(), "moq-lite-04");
        studio("moq-lite-04").refusing(6);
        Listener sub = listener("sub", "R", "moq-lite-04");
        sub.subscribe();

        assertEquals(List.of("accepted 100/false/0/1000", "failed 6"), sub.heard());
    }

    @Test
    void a_relay_that_asks_first_accepts_all_who_wait_when_the_answer_comes() {
        net.relay("R", new AsksFirst(), "moq-lite-04");
        Studio pub = studio("moq-lite-04").mute();
        Listener one = listener("one", "R", "moq-lite-04");
        Listener two = listener("two", "R", "moq-lite-04");
        one.subscribe();
        two.subscribe();
        assertEquals(List.of(), one.heard());

        pub.acceptAll();

        assertEquals(List.of("accepted 100/false/0/1000"), one.heard());
        assertEquals(List.of("accepted 100/false/0/1000"), two.heard());
    }

    @Test
    void a_group_that_overtakes_the_answer_is_passed_on_behind_an_acceptance() {
        net.relay("R", new AsksFirst(), "moq-lite-04");
        Studio pub = studio("moq-lite-04").mute();
        Listener sub = listener("sub", "R", "moq-lite-04");
        sub.subscribe();

        pub.group(4);

        assertEquals(
                List.of("accepted 100/false/0/1000", "begin 4", "4: g4", "end 4"), sub.heard());
    }

    @Test
    void a_track_is_passed_through_three_relays() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        net.relay("S", new AsksFirst(), "moq-lite-05", "R");
        net.relay("T", new AsksFirst(), "moq-lite-05", "S");
        Studio pub = studio("moq-lite-05");
        Listener sub = listener("sub", "T", "moq-lite-05");
        sub.subscribe();

        assertEquals(
                List.of("track v", "track v", "subscribe v 100"),
                pub.asked(),
                "once for the peer, once before the subscription, however long the way");
        pub.group(4);
        assertEquals(
                List.of("accepted 0/false/5000/1000", "begin 4", "4: g4 @0", "end 4"), sub.heard());
    }

    @Test
    void who_advertises_a_track_is_not_served_it() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = studio("moq-lite-05");
        long number = pub.session.nextSubscription();
        pub.say(talk -> talk.subscribe(number, Player.TEST, VIDEO, Demand.of(1), 0));

        assertEquals(List.of(), pub.asked(), "not asked by itself");
    }

    @Test
    void upstream_is_asked_for_the_highest_priority_and_the_widest_bounds() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = studio("moq-lite-05");
        Listener one = listener("one", "R", "moq-lite-05");
        Listener two = listener("two", "R", "moq-lite-05");
        OptionalLong ten = OptionalLong.of(10);
        long first = one.subscribe(VIDEO, Listener.demand(50, OptionalLong.of(5), ten));
        two.subscribe(VIDEO, Listener.demand(40, OptionalLong.of(7), OptionalLong.of(20)));

        assertEquals(
                List.of(
                        "track v",
                        "track v",
                        "subscribe v 50 from 5 to 10",
                        "update 50 from 5 to 20"),
                pub.asked());

        one.update(first, Listener.demand(50, OptionalLong.of(5), ten));
        assertEquals(List.of(), pub.asked(), "nothing new");
        one.update(first, Demand.of(60));
        assertEquals(List.of("update 60 from 7"), pub.asked());
        one.giveUp(first);
        assertEquals(List.of("update 40 from 7 to 20"), pub.asked());
    }

    @Test
    void an_old_upstream_is_asked_for_all_there_is_whatever_bounds_a_peer_names() {
        net.relay("R", new AsksFirst(), "moq-lite-04");
        Studio pub = studio("moq-lite-04");
        Listener sub = listener("sub", "R", "moq-lite-05");
        sub.subscribe(VIDEO, Listener.demand(50, OptionalLong.of(5), OptionalLong.of(6)));

        assertEquals(List.of("subscribe v 50"), pub.asked());
        List.of(4L, 5L, 6L, 7L).forEach(pub::group);
        assertEquals(
                List.of("begin 5", "5: g5 @0", "end 5", "begin 6", "6: g6 @0", "end 6"),
                sub.heard().subList(1, 7));
    }

    @Test
    void an_update_of_a_peer_raises_the_cap_and_brings_what_is_kept() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = studio("moq-lite-05");
        Listener one = listener("one", "R", "moq-lite-05");
        Listener two = listener("two", "R", "moq-lite-05");
        one.subscribe();
        long number =
                two.subscribe(VIDEO, Listener.demand(1, OptionalLong.of(5), OptionalLong.of(5)));
        List.of(4L, 5L, 6L).forEach(pub::group);
        two.heard();

        two.update(number, Listener.demand(1, OptionalLong.of(4), OptionalLong.of(6)));

        assertEquals(
                List.of("begin 4", "4: g4 @0", "end 4", "begin 6", "6: g6 @0", "end 6"),
                two.heard());
    }

    @Test
    void the_last_to_leave_ends_the_upstream_subscription() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = studio("moq-lite-05");
        Listener one = listener("one", "R", "moq-lite-05");
        Listener two = listener("two", "R", "moq-lite-05");
        long first = one.subscribe();
        two.subscribe();
        pub.asked();

        one.giveUp(first);
        assertEquals(List.of(), pub.asked());
        net.cut("two", "R");
        assertEquals(List.of("cancel"), pub.asked());
    }

    @Test
    void a_lost_source_fails_everyone_with_its_own_code() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        studio("moq-lite-05");
        Listener sub = listener("sub", "R", "moq-lite-05");
        sub.subscribe();
        net.cut("pub", "R");
        sub.subscribe();

        assertEquals(List.of("accepted 0/false/5000/1000", "failed 24", "failed 30"), sub.heard());
        net.pass(1_000_000);
        sub.subscribe();
        assertEquals(List.of("failed 13"), sub.heard(), "the name has left the table");
    }

    @Test
    void dropped_groups_are_told_to_those_who_wanted_them() {
        net.relay("R", new AsksFirst(), "moq-lite-05");
        Studio pub = studio("moq-lite-05");
        Listener one = listener("one", "R", "moq-lite-05");
        Listener two = listener("two", "R", "moq-lite-05");
        one.subscribe();
        two.subscribe(VIDEO, Listener.from(9));
        pub.drop(3, 4, 3);

        assertEquals(List.of("dropped 3-4 3"), one.heard().subList(1, 2));
        assertEquals(List.of(), two.heard().subList(1, 1));
    }
}
