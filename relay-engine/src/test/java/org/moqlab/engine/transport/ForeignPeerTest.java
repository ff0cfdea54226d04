package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;

/// A MoQ client that nobody here wrote joins a live mesh over raw QUIC: `moq-net/peer` in the
/// folder that the environment variable `MOQLAB_PEERS` names, a driver of the npm package
/// `@moq/net`.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ForeignPeerTest {
    private static final String MESH =
            """
            title: a mesh for strangers
            mesh:
              policy: gossip-2026-03
              topology: {shape: full, relays: [A, B, C], sessions: 2}
              clients:
                - {subscriber: sub, at: C, namespace: room/x, track: clock}
                - {publisher: pub, at: B, namespace: ours, wire: moq-lite-02}
            """;

    private static final Namespace THEIRS = new Namespace("room/x");

    private static Path peer() {
        String folder = System.getenv("MOQLAB_PEERS");
        assumeTrue(folder != null, "MOQLAB_PEERS names no folder of foreign peers");
        Path peer = Path.of(folder, "moq-net", "peer");
        assumeTrue(Files.isExecutable(peer), peer + " is not installed");
        return peer;
    }

    private static Process start(Path peer, LiveMesh mesh, String... actions) throws IOException {
        int port = mesh.address("A").orElseThrow().getPort();
        List<String> command = new java.util.ArrayList<>();
        command.addAll(List.of(peer.toString(), "--url", "https://127.0.0.1:" + port + "/"));
        command.addAll(List.of("--transport", "raw", "--proto", "moq-lite-03"));
        command.addAll(List.of(actions));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void await(LiveMesh mesh, Predicate<MeshSnapshot> holds) {
        while (!holds.test(mesh.snapshot())) {
            LockSupport.parkNanos(Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain at " + mesh.snapshot());
            }
        }
    }

    private static long objects(MeshSnapshot state) {
        return state.client("sub").map(sub -> sub.objects()).orElse(0L);
    }

    private static long hops(MeshSnapshot state, String relay) {
        return state.row(relay, THEIRS)
                .flatMap(row -> row.row().best())
                .map(best -> best.route().hops().length())
                .orElse(-1L);
    }

    @Test
    void a_foreign_subscriber_plays_what_our_publisher_sends_through_two_relays()
            throws IOException, ScenarioException {
        Path peer = peer();
        try (LiveMesh mesh = LiveMesh.start(ScenarioFile.parse("foreign", MESH))) {
            await(mesh, state -> state.row("A", new Namespace("ours")).isPresent());
            Process foreign =
                    start(peer, mesh, "--watch", "", "--sub", "ours:catalog", "--for", "5");
            String said =
                    new String(foreign.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(said.contains("\"version\":\"moq-lite-03\""), said);
            assertTrue(said.contains("\"path\":\"ours\",\"active\":true"), said);
            assertTrue(
                    said.contains("\"ev\":\"frame\",\"path\":\"ours\",\"track\":\"catalog\""),
                    said);
            assertTrue(said.contains("\"text\":\"ours 1\""), said);
        }
    }

    @Test
    void our_subscriber_plays_what_a_foreign_publisher_sends_and_its_namespace_outlives_it()
            throws IOException, ScenarioException {
        Path peer = peer();
        try (LiveMesh mesh = LiveMesh.start(ScenarioFile.parse("foreign", MESH))) {
            Process foreign = start(peer, mesh, "--pub", "room/x:clock:100", "--for", "4");
            await(mesh, state -> objects(state) > 3);
            String said =
                    new String(foreign.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(said.contains("\"ev\":\"published\",\"path\":\"room/x\""), said);
            await(
                    mesh,
                    state ->
                            List.of("A", "B", "C").stream()
                                    .allMatch(relay -> hops(state, relay) > 6));
        }
    }
}
