package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;

/// Every fault as its victims see it, whatever drives the mesh.
public abstract class FaultContract extends SilenceContract {
    @Test
    void a_cut_ends_both_ends_by_silence_and_healing_joins_them_again() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "cut: A-B");
            awaitIdle(mesh, "A", "B");
            awaitIdle(mesh, "B", "A");
            awaitHops(mesh, "B", Optional.empty());
            assertEquals(Optional.of(1L), hops(mesh, "A", TEST), "its own session lives");
            act(mesh, "heal: A-B");
            awaitHops(mesh, "B", Optional.of(2L));
        }
    }

    @Test
    void a_one_way_cut_ends_the_deaf_side_first() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "cut: A>B");
            awaitIdle(mesh, "B", "A");
            assertEquals(List.of(), ends(mesh, "A", "B"));
            awaitIdle(mesh, "A", "B");
        }
    }

    @Test
    void a_partition_leaves_each_group_to_itself() throws ScenarioException {
        try (Mesh mesh = start(scenario("line", "[A, B, C, D]"))) {
            await(mesh, () -> up(mesh, "A", "B") && up(mesh, "B", "C") && up(mesh, "C", "D"));
            act(mesh, "start: pub");
            awaitHops(mesh, "D", Optional.of(4L));
            act(mesh, "partition: [[A, B], [C, D]]");
            awaitIdle(mesh, "C", "B");
            awaitIdle(mesh, "B", "C");
            assertTrue(up(mesh, "A", "B") && up(mesh, "C", "D"), "within the groups nothing ends");
            assertEquals(Optional.of(2L), hops(mesh, "B", TEST));
        }
    }

    @Test
    void a_relay_that_is_told_to_dial_has_a_link_until_it_is_told_to_let_go()
            throws ScenarioException {
        try (Mesh mesh = start(scenario("line", "[A, B, C, D]"))) {
            await(mesh, () -> up(mesh, "A", "B") && up(mesh, "B", "C") && up(mesh, "C", "D"));
            act(mesh, "start: pub");
            awaitHops(mesh, "D", Optional.of(4L));
            act(mesh, "dial: {relay: A, peer: D}");
            awaitHops(mesh, "D", Optional.of(2L));
            act(mesh, "cut: A-D");
            awaitIdle(mesh, "D", "A");
            act(mesh, "heal: A-D");
            await(mesh, () -> up(mesh, "A", "D"));
            awaitHops(mesh, "D", Optional.of(2L));
            act(mesh, "undial: {relay: A, peer: D}");
            awaitHops(mesh, "D", Optional.of(4L));
            assertEquals(false, up(mesh, "A", "D"));
        }
    }

    @Test
    void a_relay_is_not_dialled_twice() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "dial: {relay: A, peer: B}");
            await(mesh, () -> !dropped(mesh, "A").isEmpty());
            assertEquals(List.of("a dial of B: it is dialled already"), dropped(mesh, "A"));
            assertEquals(Optional.of(2L), hops(mesh, "B", TEST));
        }
    }

    @Test
    void what_is_held_comes_in_order_when_it_is_released() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "hold: A>B", "stop: pub");
            awaitHops(mesh, "A", Optional.empty());
            pass(mesh, 500_000_000L);
            assertEquals(Optional.of(2L), hops(mesh, "B", TEST));
            act(mesh, "release: A>B");
            awaitHops(mesh, "B", Optional.empty());
            assertEquals(List.of(), ends(mesh, "B", "A"));
        }
    }

    @Test
    void a_session_in_which_all_gets_lost_is_given_up() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "loss: {way: A-B, percent: 100}");
            await(mesh, () -> !ends(mesh, "B", "A").isEmpty() && !ends(mesh, "A", "B").isEmpty());
            assertTrue(ends(mesh, "B", "A").stream().allMatch(List.of("IDLE", "FAILED")::contains));
            act(mesh, "heal: all");
            awaitHops(mesh, "B", Optional.of(2L));
        }
    }

    @Test
    void through_some_loss_delay_and_jitter_everything_still_arrives() throws ScenarioException {
        try (Mesh mesh = pair()) {
            await(mesh, () -> up(mesh, "A", "B"));
            act(
                    mesh,
                    "loss: {way: A-B, percent: 10}",
                    "delay: {way: A>B, by: 50ms}",
                    "jitter: {way: A-B, by: 20ms}",
                    "start: pub");
            awaitHops(mesh, "B", Optional.of(2L));
            act(mesh, "start: sub");
            await(mesh, () -> client(mesh, "sub") == ClientState.PLAYING);
            assertEquals(ClientState.PLAYING, client(mesh, "sub"));
        }
    }

    @Test
    void a_frozen_relay_is_given_up_and_comes_back_when_it_thaws() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "freeze: B");
            awaitIdle(mesh, "A", "B");
            assertEquals(List.of(), ends(mesh, "B", "A"), "who is frozen notices nothing");
            act(mesh, "thaw: B");
            awaitIdle(mesh, "B", "A");
            await(mesh, () -> up(mesh, "A", "B"));
            assertTrue(up(mesh, "A", "B"), "dialled again");
        }
    }

    @Test
    void who_thaws_in_time_has_missed_nothing() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "freeze: B", "stop: pub");
            awaitHops(mesh, "A", Optional.empty());
            pass(mesh, 200_000_000L);
            assertEquals(Optional.of(2L), hops(mesh, "B", TEST));
            act(mesh, "thaw: B");
            awaitHops(mesh, "B", Optional.empty());
            assertEquals(List.of(), ends(mesh, "A", "B"));
        }
    }

    @Test
    void a_dropped_withdrawal_never_comes() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "drop-next: {from: A, to: B, message: unannounce}", "stop: pub");
            await(mesh, () -> !dropped(mesh, "A").isEmpty());
            assertEquals(List.of("unannounce test: dropped by a fault"), dropped(mesh, "A"));
            pass(mesh, 1_000_000_000L);
            assertEquals(Optional.of(2L), hops(mesh, "B", TEST));
        }
    }

    @Test
    void a_held_announce_comes_when_it_is_released() throws ScenarioException {
        try (Mesh mesh = pair()) {
            await(mesh, () -> up(mesh, "A", "B"));
            pass(mesh, 500_000_000L);
            act(mesh, "hold-next: {from: A, to: B, message: announce}", "start: pub");
            await(mesh, () -> !dropped(mesh, "A").isEmpty());
            assertEquals(List.of("announce test: held by a fault"), dropped(mesh, "A"));
            pass(mesh, 500_000_000L);
            assertEquals(Optional.empty(), hops(mesh, "B", TEST));
            act(mesh, "release-next: {from: A, to: B}");
            awaitHops(mesh, "B", Optional.of(2L));
        }
    }

    @Test
    void a_publisher_that_vanishes_is_missed_after_the_idle_timeout() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "vanish: pub");
            pass(mesh, 500_000_000L);
            assertEquals(Optional.of(1L), hops(mesh, "A", TEST));
            awaitIdle(mesh, "A", "pub");
            awaitHops(mesh, "B", Optional.empty());
            assertEquals(3_000_000_000L, truth(mesh, TEST).bound());
        }
    }

    @Test
    void a_publisher_that_flaps_comes_and_goes_and_stays() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "flap: {publisher: pub, every: 700ms, times: 2}");
            await(mesh, () -> ends(mesh, "A", "pub").size() == 2);
            awaitHops(mesh, "B", Optional.of(2L));
            pass(mesh, 1_500_000_000L);
            assertEquals(List.of("CLOSED", "CLOSED"), ends(mesh, "A", "pub"));
            assertEquals(Optional.of(2L), hops(mesh, "B", TEST));
        }
    }

    @Test
    void a_flood_reaches_everybody_and_leaves_with_its_publisher() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "flood: {publisher: pub, names: 300}");
            Namespace last = new Namespace("test/flood-300");
            await(mesh, () -> hops(mesh, "B", last).isPresent());
            assertEquals(Optional.of(2L), hops(mesh, "B", last));
            assertEquals(List.of("pub"), truth(mesh, last).publishers());
            act(mesh, "stop: pub");
            await(mesh, () -> hops(mesh, "B", last).isEmpty());
            assertEquals(Optional.empty(), hops(mesh, "B", last));
            assertEquals(List.of(), truth(mesh, last).publishers());
        }
    }

    @Test
    void a_second_publisher_of_the_name_keeps_it_alive() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "start: twin");
            awaitHops(mesh, "B", Optional.of(1L));
            act(mesh, "vanish: pub");
            awaitIdle(mesh, "A", "pub");
            assertEquals(List.of("twin"), truth(mesh, TEST).publishers());
            assertEquals(Optional.of(1L), hops(mesh, "B", TEST));
        }
    }

    @Test
    void a_relay_that_lies_is_believed() throws ScenarioException {
        try (Mesh mesh = start(scenario("line", "[A, B, C]"))) {
            await(mesh, () -> up(mesh, "A", "B") && up(mesh, "B", "C"));
            act(mesh, "start: pub");
            awaitHops(mesh, "C", Optional.of(3L));
            act(mesh, "lie: {relay: B, hops: 0}");
            awaitHops(mesh, "C", Optional.of(1L));
            act(mesh, "lie: {relay: B, hops: [A, A, A]}");
            awaitHops(mesh, "C", Optional.of(4L));
            act(mesh, "lie: {relay: B, hops: [A, C]}");
            awaitHops(mesh, "C", Optional.empty());
            act(mesh, "lie: {relay: B, hops: truth}");
            awaitHops(mesh, "C", Optional.of(3L));
        }
    }

    @Test
    void a_purged_name_is_forgotten_and_withdrawn() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "purge: {namespace: test, relay: A}");
            awaitHops(mesh, "A", Optional.empty());
            awaitHops(mesh, "B", Optional.empty());
            assertEquals(List.of("pub"), truth(mesh, TEST).publishers());
        }
    }

    @Test
    void what_makes_no_sense_is_dropped_with_the_reason() throws ScenarioException {
        try (Mesh mesh = start(scenario("line", "[A, B, C]"))) {
            act(
                    mesh,
                    "cut: A-C",
                    "heal: A-B",
                    "release: A>B",
                    "thaw: A",
                    "vanish: pub",
                    "flap: {publisher: sub, every: 1s, times: 1}",
                    "flood: {publisher: pub, names: 3}",
                    "drop-next: {from: A, to: C, message: announce}",
                    "lie: {relay: A, cost: zero}",
                    "freeze: A",
                    "freeze: A",
                    "interrupt: A",
                    "purge: {namespace: test, relay: A}",
                    "kill: A",
                    "thaw: A");
            await(mesh, () -> dropped(mesh, "").size() == 13);
            assertEquals(
                    List.of(
                            "cut: A-C: nothing joins A and C",
                            "heal: A-B: that is how it is already",
                            "release: A>B: that is how it is already",
                            "thaw: A: A is not frozen",
                            "vanish: pub: pub does not run",
                            "flap: {publisher: sub, every: 1s, times: 1}: sub publishes nothing",
                            "flood: {publisher: pub, names: 3}: pub does not run",
                            "drop-next: {from: A, to: C, message: announce}: nothing joins A and C",
                            "lie: {relay: A, cost: zero}: no wire of A carries costs",
                            "freeze: A: A is frozen",
                            "interrupt: A: A is frozen",
                            "purge: {namespace: \"test\", relay: A}: A is frozen",
                            "thaw: A: A does not run"),
                    dropped(mesh, ""));
        }
    }
}
