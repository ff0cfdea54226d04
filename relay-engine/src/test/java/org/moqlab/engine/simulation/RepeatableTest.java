package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.observe.RunHash;

/// The same seed, scenario and commands give the same journal, and a copy has the same future.
final class RepeatableTest {
    private static final Optional<String> DRAFT_14 = Optional.of("moq-transport-14");
    private static final long END = 14 * Durations.SECOND;

    private static Scenario flagship(long seed, long jitter) {
        Scenario plain =
                Meshes.scenario(
                        Shape.FULL,
                        "ABCDEF",
                        2,
                        5 * Durations.MILLI,
                        Meshes.leaving(
                                Meshes.down(9 * Durations.SECOND, "A", Death.KILL),
                                Meshes.up(11 * Durations.SECOND, "A")));
        Topology topology = Topologies.of(plain.topology()).jitter(jitter).topology();
        return with(plain, seed, topology);
    }

    /// The flagship with links and clients of both families.
    private static Scenario mixed() {
        Scenario plain = flagship(7, Durations.MILLI);
        Topology calm = plain.topology();
        Topology topology =
                calm.with(
                        List.of(
                                new Topology.LinkSpec(calm.links().get(1), DRAFT_14),
                                new Topology.LinkSpec(calm.links().get(7), DRAFT_14)));
        List<ClientSpec> clients =
                List.of(
                        new ClientSpec("pub", true, "A", "test", "", DRAFT_14),
                        new ClientSpec("sub", false, "A", "test", "catalog", DRAFT_14));
        return new Scenario(
                plain.title(),
                plain.teaches(),
                plain.reference(),
                plain.seed(),
                plain.policy(),
                topology,
                plain.knobs(),
                clients,
                plain.acts(),
                plain.expectations());
    }

    private static Scenario with(Scenario plain, long seed, Topology topology) {
        return new Scenario(
                plain.title(),
                plain.teaches(),
                plain.reference(),
                seed,
                plain.policy(),
                topology,
                plain.knobs(),
                plain.clients(),
                plain.acts(),
                plain.expectations());
    }

    private static String hash(SimulatedMesh mesh, long until) {
        mesh.advanceTo(until);
        return RunHash.of(mesh.journal().all());
    }

    /// Prints the hash of the flagship with jitter; run in a second JVM by the test below.
    public static void main(String[] args) {
        System.out.print(hash(new SimulatedMesh(flagship(7, Durations.MILLI)), END));
    }

    @Test
    void two_runs_in_two_virtual_machines_have_one_hash() throws Exception {
        String here = hash(new SimulatedMesh(flagship(7, Durations.MILLI)), END);

        assertEquals(here, elsewhere());
    }

    private static String elsewhere() throws IOException, InterruptedException {
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                RepeatableTest.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(other.waitFor(5, TimeUnit.MINUTES), "the second virtual machine ends");
        return printed;
    }

    @Test
    void another_seed_gives_another_run_where_there_is_chance() {
        assertNotEquals(
                hash(new SimulatedMesh(flagship(7, Durations.MILLI)), 3 * Durations.SECOND),
                hash(new SimulatedMesh(flagship(8, Durations.MILLI)), 3 * Durations.SECOND));
    }

    @Test
    void links_as_fast_as_a_clients_have_their_jitter_too() {
        Scenario plain = flagship(7, Durations.MILLI);
        Topology fast =
                Topologies.of(plain.topology())
                        .latency(Fabric.CLIENT_LATENCY)
                        .jitter(Durations.MILLI)
                        .topology();
        SimulatedMesh seven = new SimulatedMesh(with(plain, 7, fast));
        SimulatedMesh eight = new SimulatedMesh(with(plain, 8, fast));

        assertNotEquals(hash(seven, 3 * Durations.SECOND), hash(eight, 3 * Durations.SECOND));
    }

    /// A chain of copies, one an event: what any of them lost would be missing at the end.
    @Test
    void a_mesh_replaced_by_its_copy_after_every_event_has_the_same_journal() {
        SimulatedMesh mesh = new SimulatedMesh(flagship(1, 0));
        while (mesh.nextAt().orElse(Long.MAX_VALUE) <= END) {
            mesh.step();
            mesh = mesh.copy();
        }

        assertEquals(hash(new SimulatedMesh(flagship(1, 0)), END), hash(mesh, END));
    }

    @Test
    void a_mesh_on_the_lab_wire_replaced_by_its_copy_after_every_event_has_the_same_journal() {
        Scenario plain = flagship(7, Durations.MILLI);
        Topology topology =
                Topologies.of(plain.topology()).wire(Optional.of("moqlab-06")).topology();
        Scenario lab = with(plain, 7, topology);
        long until = 4 * Durations.SECOND;
        SimulatedMesh mesh = new SimulatedMesh(lab);
        while (mesh.nextAt().orElse(Long.MAX_VALUE) <= until) {
            mesh.step();
            mesh = mesh.copy();
        }

        assertEquals(hash(new SimulatedMesh(lab), until), hash(mesh, until));
    }

    @Test
    void a_mesh_told_to_dial_and_replaced_by_its_copy_after_every_event_has_the_same_journal() {
        Scenario line =
                Meshes.scenario(
                        Shape.LINE,
                        "ABC",
                        1,
                        5 * Durations.MILLI,
                        List.of(
                                new Scenario.Act(
                                        500 * Durations.MILLI, new MeshCommand.Dial("A", "C")),
                                Meshes.start(Durations.SECOND),
                                Meshes.down(2 * Durations.SECOND, "C", Death.KILL),
                                Meshes.up(3 * Durations.SECOND, "C")));
        long until = 8 * Durations.SECOND;
        SimulatedMesh mesh = new SimulatedMesh(line);
        while (mesh.nextAt().orElse(Long.MAX_VALUE) <= until) {
            mesh.step();
            mesh = mesh.copy();
        }

        assertEquals(hash(new SimulatedMesh(line), until), hash(mesh, until));
    }

    @Test
    void a_mesh_of_both_families_replaced_by_its_copy_after_every_event_has_the_same_journal() {
        SimulatedMesh mesh = new SimulatedMesh(mixed());
        while (mesh.nextAt().orElse(Long.MAX_VALUE) <= END) {
            mesh.step();
            mesh = mesh.copy();
        }

        assertEquals(hash(new SimulatedMesh(mixed()), END), hash(mesh, END));
    }

    @Test
    void a_copy_taken_after_any_event_runs_on_like_the_original() {
        SimulatedMesh mesh = new SimulatedMesh(flagship(1, 0));
        long steps = 0;
        List<SimulatedMesh> copies = new ArrayList<>();
        while (mesh.nextAt().orElse(Long.MAX_VALUE) <= END) {
            mesh.step();
            if (steps++ % 200 == 0) {
                copies.add(mesh.copy());
            }
        }
        String original = hash(mesh, END);

        assertTrue(copies.size() > 20, copies.size() + " copies");
        for (SimulatedMesh copy : copies) {
            SimulatedMesh second = copy.copy();
            assertEquals(original, hash(copy, END), "copy taken at " + copy.now());
            assertEquals(original, hash(second, END));
        }
    }

    @Test
    void a_copy_taken_after_every_event_of_the_publishers_leaving_runs_on_like_the_original() {
        SimulatedMesh mesh = new SimulatedMesh(flagship(1, 0));
        mesh.advanceTo(1999 * Durations.MILLI);
        long end = 2600 * Durations.MILLI;
        SimulatedMesh reference = mesh.copy();
        String original = hash(reference, end);

        while (mesh.nextAt().orElse(Long.MAX_VALUE) < end) {
            mesh.step();
            assertEquals(original, hash(mesh.copy(), end), "copy taken at " + mesh.now());
        }
    }

    @Test
    void what_is_done_to_a_copy_leaves_the_original_alone() {
        SimulatedMesh mesh = new SimulatedMesh(flagship(1, 0));
        mesh.advanceTo(4 * Durations.SECOND);
        SimulatedMesh fork = mesh.copy();
        SimulatedMesh twin = mesh.copy();
        fork.submit(new MeshCommand.StopRelay("B", Death.CLOSE));
        fork.advanceTo(6 * Durations.SECOND);

        assertEquals(hash(twin, 8 * Durations.SECOND), hash(mesh, 8 * Durations.SECOND), "unmoved");
        assertNotEquals(
                hash(fork, 8 * Durations.SECOND), hash(mesh, 8 * Durations.SECOND), "forked");
    }

    @Test
    void the_snapshot_is_the_fold_of_the_journal() {
        SimulatedMesh mesh = new SimulatedMesh(flagship(3, Durations.MILLI));
        mesh.advanceTo(END);

        assertEquals(
                mesh.snapshot(), mesh.journal().snapshotAt(mesh.journal().last()).orElseThrow());
    }
}
