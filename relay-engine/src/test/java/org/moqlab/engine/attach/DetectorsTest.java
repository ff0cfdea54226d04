package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.observe.Finding;

/// What looks wrong from outside, and what only nearly does.
final class DetectorsTest {
    private static Watching pair() {
        return new Watching().relay(0, "a", 1, "moq-lite-05").relay(0, "b", 2, "moq-lite-05");
    }

    private static Watching old() {
        return new Watching().relay(0, "a", 0, "moq-lite-03").relay(0, "b", 0, "moq-lite-03");
    }

    @Test
    void a_name_that_comes_again_with_ever_more_hops_is_a_zombie() {
        Watching watching = old();
        for (int i = 0; i < 4; i++) {
            watching.withdraws(20 + 5 * i, "a", "demo").counts(20 + 5 * i, "a", "demo", 3 + i);
        }

        assertEquals(List.of("zombie demo [a]"), watching.findings(36));
        assertEquals(List.of(), watching.findings(60));
    }

    @Test
    void hops_that_rise_twice_or_fall_in_between_make_no_zombie() {
        Watching twice = old().counts(20, "a", "demo", 3).counts(25, "a", "demo", 4);
        Watching fell = old();
        int[] hops = {3, 4, 5, 2, 3, 4};
        for (int i = 0; i < hops.length; i++) {
            fell.counts(20 + 5 * i, "a", "demo", hops[i]);
        }

        assertEquals(List.of(), twice.counts(30, "a", "demo", 5).findings(31));
        assertEquals(List.of(), fell.findings(46));
    }

    @Test
    void hops_that_rise_while_a_watched_relay_has_the_publisher_make_no_zombie() {
        Watching watching = old().counts(1, "b", "demo", 1);
        for (int i = 0; i < 5; i++) {
            watching.counts(20 + 5 * i, "a", "demo", 3 + i);
        }

        assertEquals(List.of(), watching.findings(41));
        assertEquals(List.of("zombie demo [a]"), watching.withdraws(42, "b", "demo").findings(43));
    }

    @Test
    void three_returns_in_ten_seconds_are_a_flap_and_in_more_they_are_none() {
        Watching fast = pair().tells(1, "a", "demo", 77, 1);
        Watching slow = pair().tells(1, "a", "demo", 77, 1);
        for (int i = 1; i <= 3; i++) {
            fast.withdraws(20 + 3 * i, "a", "demo").tells(20 + 3 * i, "a", "demo", 77, 1);
            slow.withdraws(20 + 6 * i, "a", "demo").tells(20 + 6 * i, "a", "demo", 77, 1);
        }

        assertEquals(List.of("flap demo [a]"), fast.findings(30));
        assertEquals(List.of(), slow.findings(39));
        assertEquals(List.of(), fast.findings(50));
    }

    @Test
    void announces_without_withdrawals_are_no_flap() {
        Watching watching = pair();
        for (int i = 0; i < 10; i++) {
            watching.tells(20 + i / 10.0, "a", "demo", 77 + i % 2, 1);
        }

        assertEquals(List.of(), watching.findings(22));
    }

    @Test
    void a_way_through_an_identity_that_no_relay_knows_is_a_ghost() {
        Watching watching = pair().shows(0, "a", "https://b/", 2);
        watching.tells(10, "a", "demo", 77, 99, 1);

        assertEquals(List.of(), watching.findings(14.9));
        assertEquals(List.of("ghost demo [a]"), watching.findings(15));
    }

    @Test
    void a_way_is_no_ghost_where_nobody_shows_nodes_or_only_the_publisher_is_unknown() {
        Watching mute = pair().tells(10, "a", "demo", 77, 99, 1);
        Watching publisher = pair().shows(0, "a", "https://b/", 2).tells(10, "a", "demo", 99, 1);
        Watching hidden = pair().shows(0, "a", "https://b/", 2).tells(10, "a", "demo", 77, 0, 1);

        assertEquals(List.of(), mute.findings(20));
        assertEquals(List.of(), publisher.findings(20));
        assertEquals(List.of(), hidden.findings(20));
    }

    @Test
    void a_way_through_a_watched_relay_that_does_not_answer_is_a_corpse() {
        Watching watching = pair().tells(10, "b", "demo", 77, 1, 2).loses(12, "a", "silent");

        assertEquals(List.of("corpse demo [b, a]"), watching.findings(16));
    }

    @Test
    void a_way_is_no_corpse_where_the_lost_relay_is_not_on_it_or_is_back() {
        Watching beside = pair().tells(10, "b", "demo", 77, 2).loses(12, "a", "silent");
        Watching back = pair().tells(10, "b", "demo", 77, 1, 2).tells(10, "a", "demo", 77, 1);
        back.loses(12, "a", "silent");
        back.cluster.up("a", WatchedRelay.Kind.OTHER, "moq-lite-05", Watching.seconds(13));
        back.tells(13, "a", "demo", 77, 1);

        assertEquals(List.of(), beside.findings(30));
        assertEquals(List.of(), back.findings(30));
    }

    @Test
    void two_relays_with_one_identity_are_twins_and_two_without_any_are_not() {
        Watching twins =
                new Watching().relay(0, "a", 7, "moq-lite-05").relay(0, "b", 7, "moq-lite-05");

        assertEquals(List.of("twin-ids 7 [a, b]"), twins.findings(1));
        assertEquals(List.of(), old().findings(1));
        assertEquals(List.of(), twins.loses(2, "b", "gone").findings(3));
    }

    @Test
    void a_name_that_stops_at_a_session_that_is_used_is_a_black_hole() {
        Watching watching = pair().tells(1, "a", "one", 77, 2, 1).tells(1, "b", "one", 77, 2);
        watching.tells(10, "b", "demo", 78, 2);

        assertEquals(List.of(), watching.findings(14.9));
        assertEquals(List.of("black-hole demo [a, b]"), watching.findings(15));
    }

    @Test
    void a_name_is_missing_rightly_without_a_session_or_at_a_relay_that_is_on_its_way() {
        Watching apart = pair().tells(10, "b", "demo", 78, 2);
        Watching back = pair().tells(1, "a", "one", 77, 2, 1).tells(1, "b", "one", 77, 2);
        back.tells(10, "b", "demo", 78, 1, 2);
        Watching idle = pair().connects(1, "a", "https://b/").tells(10, "b", "demo", 78, 2);

        assertEquals(List.of(), apart.findings(30));
        assertEquals(List.of(), back.findings(30));
        assertEquals(List.of(), idle.findings(30));
    }

    @Test
    void a_name_that_stops_at_a_session_that_carries_nothing_is_a_black_hole_after_a_while() {
        Watching watching = pair().connects(1, "a", "https://b/").tells(10, "b", "demo", 78, 2);

        assertEquals(List.of(), watching.findings(39.9));
        assertEquals(List.of("black-hole demo [a, b]"), watching.findings(40));
        assertEquals(
                List.of(
                        "no way leads over that session, of which an end tells: it may be new, or"
                                + " not allowed to carry names"),
                watching.look(40).findings().stream().map(Finding::why).toList());
        assertEquals(List.of(), watching.connects(41, "a").findings(42));
    }

    @Test
    void what_a_session_tells_and_the_list_does_not_is_a_disagreement() {
        Watching watching = pair().tells(1, "a", "demo", 77, 1).lists(10, "a", "other");

        assertEquals(List.of("disagreement demo [a]"), watching.findings(11));
        assertEquals(List.of(), watching.lists(12, "a", "demo").findings(13));
    }

    @Test
    void a_list_that_is_older_than_what_the_session_told_is_no_disagreement() {
        Watching watching = pair().lists(10, "a", "other").tells(10.5, "a", "demo", 77, 1);
        Watching inner = pair().tells(1, "a", ".internal/x", 77, 1).lists(10, "a");

        assertEquals(List.of(), watching.findings(11));
        assertEquals(List.of(), inner.findings(11));
    }

    @Test
    void a_name_that_nobody_serves_is_a_ghost_and_one_that_somebody_does_is_no_zombie() {
        Watching dead =
                pair().tells(1, "a", "demo", 77, 1).answers(3, "a", "demo", Probe.Outcome.DEAD);
        Watching silent =
                pair().tells(1, "a", "demo", 77, 1).answers(3, "a", "demo", Probe.Outcome.SILENT);
        Watching alive = old();
        for (int i = 0; i < 5; i++) {
            alive.counts(20 + 5 * i, "a", "demo", 3 + i);
        }

        assertEquals(List.of("ghost demo [a]"), dead.findings(4));
        assertEquals(List.of("ghost demo [a]"), silent.findings(4));
        assertEquals(List.of(), dead.findings(64));
        assertEquals(List.of("zombie demo [a]"), alive.findings(41));
        assertEquals(List.of(), alive.answers(41, "a", "demo", Probe.Outcome.ALIVE).findings(42));
    }

    @Test
    void an_answer_that_proves_nothing_makes_no_ghost() {
        for (Probe.Outcome outcome :
                List.of(Probe.Outcome.ASKED, Probe.Outcome.NOT_FOUND, Probe.Outcome.NOT_ASKED)) {
            Watching watching =
                    pair().tells(1, "a", "demo", 77, 1).answers(3, "a", "demo", outcome);
            assertEquals(List.of(), watching.findings(4));
        }
        Watching gone =
                pair().tells(1, "a", "demo", 77, 1)
                        .answers(3, "a", "demo", Probe.Outcome.DEAD)
                        .withdraws(4, "a", "demo");
        assertEquals(List.of(), gone.findings(5));
    }
}
