package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.process.RelayServer;
import org.moqlab.engine.transport.LiveMesh;

/// `moq-relay` 0.11.0, of May 2026, and two of our relays of that time in a line: all three have
/// the same names, and a client at its end plays what the other end publishes.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class MoqRelayOfMayTest {
    private static final String LITE_04 = "moq-lite-04";

    private static final String LINE =
            """
            title: two relays behind a real one of May
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1, wire: moq-lite-04}
              knobs: {idle-timeout: 4s, keep-alive: 1s}
              clients:
                - {subscriber: sub, at: B, namespace: theirs, track: clock}
                - {publisher: pub, at: B, namespace: ours}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    @TempDir Path folder;

    @Test
    void one_that_dials_ours_has_the_same_names_and_carries_frames_both_ways() {
        LiveMesh mesh = meeting.mesh(LINE);
        meet(MoqRelay.ofMayDialling(meeting, mesh, "A"), mesh);
    }

    @Test
    void the_names_behind_one_that_is_killed_go() {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqRelay theirs = MoqRelay.ofMayDialling(meeting, mesh, "A");
        await(List.of("ours"), mesh, theirs);
        client(theirs).publish("theirs", "clock");
        await(List.of("ours", "theirs"), mesh, theirs);
        theirs.kill();
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        assertEquals(List.of("ours"), Meeting.names(mesh, "A"));
    }

    @Test
    void ours_reaches_one_over_quic_itself_by_a_server_name_and_not_without() throws Exception {
        MoqRelay theirs = MoqRelay.ofMay(meeting);
        try (RelayServer named = dialling(theirs, ", server-name: relay.example");
                RelayServer bare = dialling(theirs, "")) {
            client(theirs).publish("theirs", "clock");
            awaitKnown(named);
            String line = "missing server name for raw QUIC connection";
            var _ = theirs.process().await(said -> said.contains(line));
            assertEquals(0, rows(bare));
        }
    }

    private RelayServer dialling(MoqRelay theirs, String more) throws Exception {
        Path file = Files.createTempFile(folder, "ours", ".yaml");
        Files.writeString(
                file,
                "{listen: 0, cluster: {connect: [{url: 'moqt://127.0.0.1:%d/', pin: %s, wires: [%s]%s}]}}"
                        .formatted(
                                theirs.address().getPort(), theirs.fingerprint(), LITE_04, more));
        return RelayServer.start(RelayServer.read(file), Optional.empty());
    }

    private static long rows(RelayServer relay) {
        return relay.snapshot().relay("relay").orElseThrow().rows().size();
    }

    private static void awaitKnown(RelayServer relay) {
        while (rows(relay) == 0) {
            LockSupport.parkNanos(20 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private MoqNet client(MoqRelay theirs) {
        return MoqNet.connectWeb(meeting, theirs.address(), theirs.fingerprint(), LITE_04);
    }

    private void meet(MoqRelay theirs, LiveMesh mesh) {
        MoqNet client = client(theirs);
        client.watch();
        await(List.of("ours"), mesh, theirs);
        client.publish("theirs", "clock");
        await(List.of("ours", "theirs"), mesh, theirs);
        Meeting.awaitMore(mesh, "sub", 5);

        client.awaitAnnounced("ours", true);
        client.subscribe("ours", "catalog");
        MoqNetTest.assertConsecutive(client.awaitFrames("ours", 5), "ours ");

        client.unpublish("theirs");
        await(List.of("ours"), mesh, theirs);
        mesh.submit(new MeshCommand.StopClient("pub"));
        client.awaitAnnounced("ours", false);
        await(List.of(), mesh, theirs);
        assertEquals(
                List.of(),
                Meeting.disturbances(mesh).stream().filter(MoqRelayOfMayTest::isNoEcho).toList());
    }

    /// It tells back what it was told, which ours refuses by the hops.
    private static boolean isNoEcho(EventBody body) {
        return !(body instanceof EventBody.Dropped gone
                && gone.why().equals("refused, it has passed here before"));
    }

    /// Waits until everybody has these names and no others; `real` is theirs by its `/announced`.
    private static void await(List<String> names, LiveMesh mesh, MoqRelay theirs) {
        Map<String, List<String>> wanted = Map.of("A", names, "B", names, "real", names);
        while (!wanted.equals(tables(mesh, theirs))) {
            LockSupport.parkNanos(20 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError(wanted + " awaited, at the end " + tables(mesh, theirs));
            }
        }
    }

    private static Map<String, List<String>> tables(LiveMesh mesh, MoqRelay theirs) {
        return Map.of(
                "A", Meeting.names(mesh, "A"),
                "B", Meeting.names(mesh, "B"),
                "real", theirs.announced().stream().sorted().toList());
    }
}
