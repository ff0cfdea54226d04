package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.transport.LiveMesh;

/// `moq-test-client` 0.1.0, in Rust by others than moq-dev, puts its questions to a relay of ours
/// in moq-transport-14. It knows no SUBSCRIBE_NAMESPACE, and ends a session for a datagram it
/// cannot read.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class MoqTestClientTest {
    private static final String PROGRAM = "moq-test-client/bin/moq-test-client";

    private static final List<String> CASES =
            List.of(
                    "setup-only",
                    "announce-only",
                    "subscribe-error",
                    "announce-subscribe",
                    "subscribe-before-announce",
                    "publish-namespace-done");

    private static final String ITS_NAMESPACE = "moq-test/interop";

    /// A name for it to hear of, and a relay that often makes itself heard.
    private static final String LINE =
            """
            title: two relays and a client that tries them out
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1, wire: moq-lite-05}
              knobs: {keep-alive: 200ms}
              clients:
                - {publisher: pub, at: B, namespace: ours}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    @ParameterizedTest
    @ValueSource(strings = {"moqt", "https"})
    void every_case_passes(String scheme) {
        LiveMesh mesh = meeting.mesh(LINE);
        Meeting.awaitKnown(mesh, "ours", "A", "B");
        String program = Meeting.installed(PROGRAM).toString();
        String url = scheme + "://127.0.0.1:" + mesh.address("A").orElseThrow().getPort() + "/";
        Stranger client =
                meeting.stranger(
                        List.of(
                                "env",
                                "RUST_LOG=moq_test_client=info",
                                program,
                                "--verbose",
                                "--bind",
                                "127.0.0.1:0",
                                "--tls-disable-verify",
                                "--relay",
                                url));

        Meeting.awaitKnown(mesh, ITS_NAMESPACE, "A", "B");
        client.await(line -> line.equals("MOQT_TEST_RESULT: SUCCESS"));
        assertEquals(0, client.awaitEnd());
        assertEquals(CASES, passed(client.lines()));
        assertTrue(
                client.lines().stream().anyMatch(line -> line.contains("closed, code=404")),
                "what nobody has is refused with 404");
        Meeting.awaitForgotten(mesh, ITS_NAMESPACE, "A", "B");
        Meeting.awaitKnown(mesh, "ours", "A", "B");
    }

    private static List<String> passed(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("✓ "))
                .map(line -> line.substring(2, line.indexOf(' ', 2)))
                .toList();
    }
}
