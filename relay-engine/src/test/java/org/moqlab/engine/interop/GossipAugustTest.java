package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;
import org.moqlab.engine.transport.PemIdentity;

/// Relays of `gossip-2026-08` in one mesh with those it models: two of ours and a released
/// `moq-relay` in a triangle, and three of ours among clients of `@moq/net`. Everybody knows the
/// same names after every announcement, withdrawal, kill and restart of either side.
@Timeout(value = 240, unit = TimeUnit.SECONDS)
final class GossipAugustTest {
    private static final String LITE_05 = "moq-lite-05";

    private static final String TRIANGLE =
            """
            title: two relays of ours and a released one
            mesh:
              policy: gossip-2026-08
              topology: {shape: line, relays: [A, B], sessions: 1}
              knobs: {idle-timeout: 4s, keep-alive: 1s}
              clients:
                - {publisher: pub, at: B, namespace: ours}
            """;

    private static final String THREE =
            """
            title: three relays of ours and strangers
            mesh:
              policy: gossip-2026-08
              topology: {shape: full, relays: [A, B, C], sessions: 1}
              knobs: {idle-timeout: 4s, keep-alive: 1s}
              clients:
                - {subscriber: sub, at: C, namespace: theirs, track: clock}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    /// What everybody in the triangle has; `real` is the released relay by its `/announced`.
    private static Map<String, List<String>> tables(LiveMesh mesh, MoqRelay real) {
        return Map.of(
                "A", Meeting.names(mesh, "A"),
                "B", Meeting.names(mesh, "B"),
                "real", real.announced().stream().sorted().toList());
    }

    private static Map<String, List<String>> all(String... names) {
        List<String> sorted = List.of(names);
        return Map.of("A", sorted, "B", sorted, "real", sorted);
    }

    private static Map<String, List<String>> without(
            Map<String, List<String>> tables, String relay) {
        Map<String, List<String>> others = new TreeMap<>(tables);
        others.remove(relay);
        return others;
    }

    private interface Tables {
        Map<String, List<String>> now();
    }

    private static void await(Map<String, List<String>> wanted, Tables tables) {
        while (!wanted.equals(tables.now())) {
            LockSupport.parkNanos(20 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError(wanted + " awaited, at the end " + tables.now());
            }
        }
    }

    @Test
    void a_released_relay_and_ours_know_the_same_names_whatever_happens(@TempDir Path folder)
            throws IOException {
        PemIdentity identity = PemIdentity.in(folder);
        int port = MoqRelay.freeUdpPort();
        MoqRelay real = MoqRelay.startAt(meeting, port, identity, "4s");
        LiveMesh mesh =
                meeting.mesh(
                        TRIANGLE,
                        new Outsider(
                                "real",
                                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
                                identity.fingerprint(),
                                List.of("A", "B"),
                                Optional.of(LITE_05)));
        MoqNet client = MoqNet.connect(meeting, real.address(), identity.fingerprint(), LITE_05);
        announcedAndWithdrawn(mesh, real, client);
        oursKilledAndRestarted(mesh, real, client);
        theirsKilledAndRestarted(mesh, real, port, identity);
    }

    private static void announcedAndWithdrawn(LiveMesh mesh, MoqRelay real, MoqNet client) {
        await(all("ours"), () -> tables(mesh, real));
        client.publish("theirs", "clock");
        await(all("ours", "theirs"), () -> tables(mesh, real));
        client.unpublish("theirs");
        await(all("ours"), () -> tables(mesh, real));
        mesh.submit(new MeshCommand.StopClient("pub"));
        await(all(), () -> tables(mesh, real));
        assertEquals(List.of(), Meeting.disturbances(mesh));

        mesh.submit(new MeshCommand.StartClient("pub"));
        client.publish("theirs", "clock");
        await(all("ours", "theirs"), () -> tables(mesh, real));
    }

    /// A is in nobody's way, and has everything back with its sessions. What is published at B goes
    /// with B, when its silence has been noticed and the linger is over.
    private static void oursKilledAndRestarted(LiveMesh mesh, MoqRelay real, MoqNet client) {
        mesh.submit(new MeshCommand.StopRelay("A", Death.KILL));
        client.publish("more", "clock");
        await(without(all("more", "ours", "theirs"), "A"), () -> without(tables(mesh, real), "A"));
        mesh.submit(new MeshCommand.RestartRelay("A"));
        await(all("more", "ours", "theirs"), () -> tables(mesh, real));

        client.unpublish("more");
        mesh.submit(new MeshCommand.StopRelay("B", Death.KILL));
        await(without(all("theirs"), "B"), () -> without(tables(mesh, real), "B"));
        mesh.submit(new MeshCommand.RestartRelay("B"));
        await(all("theirs"), () -> tables(mesh, real));
        mesh.submit(new MeshCommand.StartClient("pub"));
        await(all("ours", "theirs"), () -> tables(mesh, real));
    }

    private void theirsKilledAndRestarted(
            LiveMesh mesh, MoqRelay real, int port, PemIdentity identity) {
        real.kill();
        await(
                without(all("ours"), "real"),
                () -> Map.of("A", Meeting.names(mesh, "A"), "B", Meeting.names(mesh, "B")));
        MoqRelay back = MoqRelay.startAt(meeting, port, identity, "4s");
        await(all("ours"), () -> tables(mesh, back));
        MoqNet client = MoqNet.connect(meeting, back.address(), identity.fingerprint(), LITE_05);
        client.publish("theirs", "clock");
        await(all("ours", "theirs"), () -> tables(mesh, back));
    }

    @Test
    void clients_of_the_javascript_library_hear_what_our_relays_know_whatever_happens() {
        LiveMesh mesh = meeting.mesh(THREE);
        MoqNet publisher = MoqNet.connect(meeting, mesh, "B", LITE_05);
        MoqNet watcher = MoqNet.connect(meeting, mesh, "A", LITE_05);
        watcher.watch();
        publisher.publish("theirs", "clock");
        Meeting.awaitKnown(mesh, "theirs", "A", "B", "C");
        Meeting.awaitMore(mesh, "sub", 5);
        watcher.awaitAnnounced("theirs", true);

        publisher.unpublish("theirs");
        Meeting.awaitForgotten(mesh, "theirs", "A", "B", "C");
        watcher.awaitAnnounced("theirs", false);
        assertEquals(List.of(true, false), watcher.announcements("theirs"));
        assertEquals(List.of(), Meeting.disturbances(mesh));

        publisher.publish("theirs", "clock");
        watcher.awaitAnnouncements("theirs", 3);
        publisher.kill();
        watcher.awaitAnnouncements("theirs", 4);
        Meeting.awaitForgotten(mesh, "theirs", "A", "B", "C");
        assertEquals(List.of(true, false, true, false), watcher.announcements("theirs"));

        MoqNet returned = MoqNet.connect(meeting, mesh, "B", LITE_05);
        returned.publish("theirs", "clock");
        Meeting.awaitMore(mesh, "sub", 5);
        mesh.submit(new MeshCommand.StopRelay("A", Death.KILL));
        mesh.submit(new MeshCommand.RestartRelay("A"));
        Meeting.awaitKnown(mesh, "theirs", "A", "B", "C");
        MoqNet another = MoqNet.connect(meeting, mesh, "A", LITE_05);
        another.watch();
        another.awaitAnnounced("theirs", true);
        assertEquals(List.of(true), another.announcements("theirs"));
    }
}
