package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;
import org.moqlab.engine.transport.PemIdentity;

/// Our relay dials `https://`, as moq-relay does: WebTransport servers that nobody here wrote.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class WebTransportDialTest {
    private static final String LINE =
            """
            title: two relays behind somebody on the web
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1}
              clients:
                - {subscriber: sub, at: B, namespace: theirs, track: clock}
                - {publisher: pub, at: B, namespace: ours}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    private LiveMesh dialling(MoqRelay theirs, String wire, String path) {
        Outsider real =
                new Outsider(
                        "real",
                        theirs.address(),
                        theirs.fingerprint(),
                        List.of("A"),
                        Optional.of(wire));
        return meeting.mesh(LINE, real.onWeb(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"moq-lite-04", "moq-lite-05"})
    void a_released_relay_carries_names_and_frames_both_ways(String wire) {
        MoqRelay theirs = MoqRelay.start(meeting);
        LiveMesh mesh = dialling(theirs, wire, "/");
        MoqNet client =
                MoqNet.connect(meeting, theirs.address(), theirs.fingerprint(), "moq-lite-05");
        client.watch();
        client.publish("theirs", "clock");
        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        Meeting.awaitMore(mesh, "sub", 5);

        client.awaitAnnounced("ours", true);
        client.subscribe("ours", "catalog");
        assertEquals(5, client.awaitFrames("ours", 5).size());

        client.unpublish("theirs");
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        mesh.submit(new MeshCommand.StopClient("pub"));
        client.awaitAnnounced("ours", false);
    }

    @Test
    void a_released_relay_takes_our_wire_and_roots_the_session_at_our_path_undecoded() {
        MoqRelay theirs = MoqRelay.start(meeting);
        var _ = dialling(theirs, "moq-lite-03", "/ro%20om/x?jwt=");
        String accepted =
                theirs.process().await(line -> line.contains("session accepted transport=quic"));
        assertTrue(accepted.contains("root=ro%20om/x"), accepted);
        String negotiated = theirs.process().await(line -> line.contains("negotiated version"));
        assertTrue(negotiated.contains("version=moq-lite-03"), negotiated);
    }

    @Test
    void a_listener_that_takes_no_protocol_leaves_it_to_the_first_messages(@TempDir Path folder)
            throws IOException {
        PemIdentity identity = PemIdentity.in(folder);
        int port = freePort();
        MoqNet listener = MoqNet.listenWeb(meeting, identity, port);
        Outsider stranger =
                new Outsider(
                        "stranger",
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
                        identity.fingerprint(),
                        List.of("A"),
                        Optional.of("moq-lite-02"));
        var _ = meeting.mesh(LINE, stranger.onWeb("/"));
        assertEquals("moq-lite-02", listener.await("connected").get("version"));
    }

    private static int freePort() throws IOException {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (DatagramSocket any = new DatagramSocket(new InetSocketAddress(here, 0))) {
            return any.getLocalPort();
        }
    }
}
