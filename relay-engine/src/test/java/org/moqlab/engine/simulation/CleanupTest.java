package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;

/// When the ghost comes and when it goes: GOSSIP A.5 (kills) and A.6.
final class CleanupTest {
    private static final long SECOND = Durations.SECOND;
    private static final long L = 5 * Durations.MILLI;

    private static SimulatedMesh run(
            Shape shape, String relays, int sessions, long until, Act... acts) {
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(shape, relays, sessions, L, Meshes.leaving(acts)));
        mesh.advanceTo(until);
        return mesh;
    }

    @Test
    void one_relay_alone_withdraws_at_once() {
        SimulatedMesh mesh = run(Shape.FULL, "A", 1, 1500 * Durations.MILLI);
        assertEquals(Map.of("A", 1L), Meshes.hops(mesh));

        mesh.advanceTo(2 * SECOND + 2 * Durations.MILLI);
        assertEquals(Map.of(), Meshes.hops(mesh));
        mesh.advanceTo(20 * SECOND);
        assertEquals(List.of(), mesh.snapshot().findings());
    }

    /// Dwell below 2 L: the echo comes back after the withdrawal, so the pair chases its own tail
    /// at network speed: 45 re-announces in 1.9 s at 20 ms, hops up by 2 in 2 L.
    @Test
    void a_publisher_gone_before_its_echo_returns_makes_a_pair_spin_at_network_speed() {
        long latency = 20 * Durations.MILLI;
        long left = SECOND + 30 * Durations.MILLI;
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(
                                Shape.LINE,
                                "AB",
                                1,
                                latency,
                                List.of(Meshes.start(SECOND), Meshes.stop(left))));
        mesh.advanceTo(left + 1900 * Durations.MILLI);

        long reannounces =
                mesh.journal().all().stream()
                        .filter(e -> e.relay().equals("A") && e.session() == 1)
                        .filter(e -> e.body() instanceof EventBody.Sent)
                        .map(e -> ((EventBody.Sent) e.body()).message().kind())
                        .filter(MessageView.Kind.REANNOUNCE::equals)
                        .count();
        assertTrue(Math.abs(reannounces - 45) <= 3, reannounces + " re-announces");
        long before = Meshes.hops(mesh, "A").orElseThrow();
        mesh.advanceTo(mesh.now() + 10 * 2 * latency);
        long climbed = Meshes.hops(mesh, "A").orElseThrow() - before;
        assertTrue(Math.abs(climbed - 20) <= 2, climbed + " hops in ten round trips");
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void restarting_one_relay_of_a_mesh_does_not_help(Death death) {
        SimulatedMesh mesh =
                run(
                        Shape.FULL,
                        "ABCDEF",
                        2,
                        60 * SECOND,
                        Meshes.down(9 * SECOND, "A", death),
                        Meshes.up(11 * SECOND, "A"));

        assertEquals(6, Meshes.hops(mesh).size());
    }

    /// A pair, the hub of a star, the middle of a line: every neighbour loses its only session by
    /// it. After a clean stop that clears; after a silent one only if it stays down longer than the
    /// idle timeout.
    @ParameterizedTest
    @CsvSource({
        "LINE, AB, 1, A, CLOSE, 2, 0",
        "LINE, AB, 1, A, KILL, 2, 2",
        "LINE, AB, 1, A, KILL, 12, 0",
        "LINE, AB, 1, A, INTERRUPT, 2, 2",
        "LINE, AB, 1, B, INTERRUPT, 2, 0",
        "STAR, HABC, 1, H, CLOSE, 2, 0",
        "STAR, HABC, 1, H, KILL, 2, 4",
        "STAR, HABC, 1, H, KILL, 12, 0",
        "LINE, ABC, 1, B, CLOSE, 2, 0",
        "LINE, ABC, 1, B, KILL, 12, 0",
        "FULL, ABC, 1, A, CLOSE, 2, 3",
        "FULL, ABC, 1, A, KILL, 12, 3"
    })
    void restarting_a_relay_helps_only_where_all_its_neighbours_hang_on_it(
            Shape shape,
            String relays,
            int sessions,
            String relay,
            Death death,
            int downFor,
            int held) {
        SimulatedMesh mesh =
                run(
                        shape,
                        relays,
                        sessions,
                        60 * SECOND,
                        Meshes.down(9 * SECOND, relay, death),
                        Meshes.up((9L + downFor) * SECOND, relay));

        assertEquals(held, Meshes.hops(mesh).size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Death.class,
            names = {"CLOSE", "KILL"})
    void a_rolling_restart_of_a_mesh_does_not_help(Death death) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long at = 8 * SECOND + i * 1200L * Durations.MILLI;
            String relay = "ABCDEF".substring(i, i + 1);
            acts.add(Meshes.down(at, relay, death));
            acts.add(Meshes.up(at + SECOND, relay));
        }
        SimulatedMesh mesh = run(Shape.FULL, "ABCDEF", 2, 40 * SECOND, acts.toArray(Act[]::new));

        assertEquals(6, Meshes.hops(mesh).size());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, CLOSE", "0, 1, KILL", "400, 1, CLOSE", "400, 1, KILL", "6000, 8, KILL"})
    void all_relays_down_at_one_common_instant_clears(
            long staggerMillis, int downFor, Death death) {
        List<Act> downs = new ArrayList<>();
        List<Act> ups = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long at = 8 * SECOND + i * staggerMillis * Durations.MILLI / 5;
            String relay = "ABCDEF".substring(i, i + 1);
            downs.add(Meshes.down(at, relay, death));
            ups.add(Meshes.up(at + downFor * SECOND, relay));
        }
        downs.addAll(ups);
        SimulatedMesh mesh = run(Shape.FULL, "ABCDEF", 2, 60 * SECOND, downs.toArray(Act[]::new));

        assertEquals(Map.of(), Meshes.hops(mesh));
        assertEquals(6, mesh.snapshot().relays().values().stream().filter(r -> r.up()).count());
    }

    /// The origin relay is killed while publishing: everyone points at the corpse for the idle
    /// timeout, then counting starts among the survivors, and a restarted A is infected by its
    /// first session.
    @Test
    void survivors_of_a_silent_kill_freeze_on_the_corpse_for_the_idle_timeout() {
        long killed = 3 * SECOND;
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(
                                Shape.FULL,
                                "ABCDEF",
                                2,
                                L,
                                List.of(
                                        Meshes.start(SECOND),
                                        Meshes.down(killed, "A", Death.KILL),
                                        Meshes.up(killed + 14 * SECOND, "A"))));
        Map<String, Long> corpse = new TreeMap<>(Map.of("B", 2L, "C", 2L, "D", 2L, "E", 2L));
        corpse.put("F", 2L);

        mesh.advanceTo(killed + 10 * SECOND);
        assertEquals(corpse, Meshes.hops(mesh));
        mesh.advanceTo(killed + 13 * SECOND);
        assertTrue(Meshes.hops(mesh).values().stream().allMatch(h -> h > 8), "counting");
        mesh.advanceTo(killed + 14 * SECOND + SECOND);
        long others = Meshes.hops(mesh, "B").orElseThrow();
        long restarted = Meshes.hops(mesh, "A").orElseThrow();
        assertTrue(Math.abs(restarted - others) <= 1, restarted + " beside " + others);
    }

    /// A kill during an existing zombie: the survivors freeze on the corpse's last and lowest
    /// advertisement; A restarted meanwhile shows one more.
    @Test
    void a_kill_during_a_zombie_freezes_it_at_the_corpses_last_advertisement() {
        SimulatedMesh mesh =
                run(
                        Shape.FULL,
                        "ABCDEF",
                        2,
                        5 * SECOND,
                        Meshes.down(4 * SECOND, "A", Death.KILL),
                        Meshes.up(7 * SECOND, "A"));
        long frozen = Meshes.hops(mesh, "B").orElseThrow();

        mesh.advanceTo(9 * SECOND);
        Map<String, Long> expected = new TreeMap<>(Map.of("A", frozen + 1));
        for (String relay : List.of("B", "C", "D", "E", "F")) {
            expected.put(relay, frozen);
        }
        assertEquals(expected, Meshes.hops(mesh));

        mesh.advanceTo(20 * SECOND);
        assertTrue(Meshes.hops(mesh, "B").orElseThrow() > frozen + 10, "climbing again");
    }
}
