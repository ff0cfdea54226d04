package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.attach.HybridMesh;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.PemIdentity;

/// A mesh of two relays of ours and two released ones, of which a scenario names all four: one that
/// ours dials, and one that dials ours.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class HybridMeshTest {
    private static final List<String> ALL = List.of("A", "B", "X", "Y");

    @RegisterExtension final Meeting meeting = new Meeting();

    @TempDir Path folder;

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(10 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private static boolean knows(Mesh mesh, String relay, String name) {
        return mesh.snapshot().row(relay, new Namespace(name)).isPresent();
    }

    private static void awaitKnown(Mesh mesh, String name, boolean known) {
        ALL.forEach(relay -> await(() -> knows(mesh, relay, name) == known));
    }

    private static long hops(Mesh mesh, String relay, String name) {
        return mesh.snapshot()
                .row(relay, new Namespace(name))
                .flatMap(row -> row.row().best())
                .map(best -> best.route().hops().length())
                .orElse(0L);
    }

    private static EntryState state(Mesh mesh, String relay, String name) {
        return Truth.state(mesh.snapshot(), relay, new Namespace(name), mesh.now());
    }

    private static String file(MoqRelay x, int port, PemIdentity y) {
        return """
        title: ours and theirs
        mesh:
          policy: gossip-2026-08
          topology:
            shape: line
            relays: [A, B]
            sessions: 1
            external:
              - {relay: X, url: 'https://127.0.0.1:%d/', pin: '%s', dialled-by: [A]}
              - {relay: Y, url: 'moqt://127.0.0.1:%d/', pin: '%s'}
          clients:
            - {publisher: pub, at: B, namespace: ours/clock}
            - {subscriber: sub, at: B, namespace: theirs/clock, track: clock}
        """
                .formatted(x.address().getPort(), x.fingerprint(), port, y.fingerprint());
    }

    private MoqRelay dialling(Mesh mesh, PemIdentity pem, int port) {
        LiveMesh live = HybridMesh.live(mesh).orElseThrow();
        return MoqRelay.start(
                meeting,
                pem,
                port,
                List.of(
                        "--cluster-connect",
                        "moqt://127.0.0.1:" + live.address("B").orElseThrow().getPort(),
                        "--client-tls-fingerprint",
                        live.fingerprint("B").orElseThrow().toString(),
                        "--client-version",
                        "moq-lite-05"));
    }

    @Test
    void a_name_that_is_announced_anywhere_stands_in_all_tables_and_goes_from_all()
            throws Exception {
        MoqRelay x = MoqRelay.start(meeting);
        PemIdentity pem = PemIdentity.in(folder);
        int port = MoqRelay.freeUdpPort();
        try (Mesh mesh = HybridMesh.start(ScenarioFile.parse("hybrid", file(x, port, pem)))) {
            MoqRelay y = dialling(mesh, pem, port);
            MoqNet client = MoqNet.connect(meeting, x.address(), x.fingerprint(), "moq-lite-05");
            mesh.submit(new MeshCommand.StartClient("pub"));
            mesh.submit(new MeshCommand.StartClient("sub"));
            client.publish("theirs/clock", "clock");
            awaitKnown(mesh, "ours/clock", true);
            awaitKnown(mesh, "theirs/clock", true);
            known(mesh);

            client.unpublish("theirs/clock");
            mesh.submit(new MeshCommand.StopClient("pub"));
            awaitKnown(mesh, "theirs/clock", false);
            awaitKnown(mesh, "ours/clock", false);
            y.kill();
            await(() -> !mesh.snapshot().relay("Y").orElseThrow().up());
        }
    }

    private static void known(Mesh mesh) {
        assertEquals(List.of(2L, 3L, 1L, 4L), hops(mesh, "theirs/clock"));
        assertEquals(List.of(2L, 1L, 3L, 2L), hops(mesh, "ours/clock"));
        assertEquals(EntryState.LIVE, state(mesh, "A", "ours/clock"));
        assertEquals(EntryState.UNKNOWN, state(mesh, "A", "theirs/clock"));
        assertEquals(
                List.of(false, false, true, true),
                ALL.stream()
                        .map(name -> mesh.snapshot().relay(name).orElseThrow())
                        .map(RelayView::isObserved)
                        .toList());
    }

    private static List<Long> hops(Mesh mesh, String name) {
        return ALL.stream().map(relay -> hops(mesh, relay, name)).toList();
    }
}
