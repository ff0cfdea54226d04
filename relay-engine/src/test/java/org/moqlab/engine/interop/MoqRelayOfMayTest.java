package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.observe.EventBody;
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
