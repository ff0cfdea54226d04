package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.simulation.SimulatedMesh;

/// What a session says of itself is what went over it, in either driver.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SessionDetailTest {
    private static Scenario pair() throws ScenarioException {
        return ScenarioFile.parse(
                "pair",
                """
                title: a pair
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: line, relays: [A, B], sessions: 1, latency: 5ms}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                acts:
                  - {at: 0s, start: pub}
                """);
    }

    private static Optional<SessionView> between(Mesh mesh, String one, String other) {
        return mesh.snapshot().sessions().values().stream()
                .filter(s -> s.touches(one) && s.touches(other) && s.isUp())
                .findFirst();
    }

    /// Octets of the messages an end sent or received on a session, as the journal has them.
    private static long journalled(Mesh mesh, String endpoint, long session, boolean sent) {
        return mesh.journal().all().stream()
                .filter(e -> e.relay().equals(endpoint) && e.session() == session)
                .mapToLong(e ->
                        switch (e.body()) {
                            case EventBody.Sent it when sent -> it.message().bytes().length();
                            case EventBody.Received it when !sent -> it.message().bytes().length();
                            default -> 0;
                        })
                .sum();
    }

    private static boolean isWhole(Mesh mesh, SessionDetail detail) {
        String end = detail.endpoint();
        long session = detail.session();
        return detail.sent().octets() == journalled(mesh, end, session, true)
                && detail.received().octets() == journalled(mesh, end, session, false);
    }

    private static void assertDetail(SessionDetail dialer, SessionDetail acceptor) {
        assertEquals("B", dialer.peer());
        assertTrue(dialer.dialled());
        assertEquals("A", acceptor.peer());
        assertTrue(!acceptor.dialled());
        assertEquals("moq-lite-04 quic ", words(dialer));
        assertEquals("moq-lite-04 quic ", words(acceptor));
        SessionDetail.Streams one = new SessionDetail.Streams(1, 0);
        assertEquals(one, dialer.ours(), "the announcements it asked for");
        assertEquals(one, dialer.theirs());
        assertEquals(2, acceptor.streams().size());
        assertEquals(dialer.sent().octets(), acceptor.received().octets());
        assertEquals(acceptor.sent().octets(), dialer.received().octets());
        assertEquals(
                dialer.sent().octets(), dialer.streams().stream().mapToLong(s -> s.sent()).sum());
        assertTrue(dialer.roundTrip().orElseThrow() > 0);
    }

    private static String words(SessionDetail detail) {
        return detail.alpn() + " " + detail.transport() + " " + detail.path();
    }

    @Test
    void a_simulated_session_tells_what_went_over_it() throws ScenarioException {
        try (SimulatedMesh mesh = new SimulatedMesh(pair())) {
            mesh.advanceTo(3 * Durations.SECOND);
            long session = between(mesh, "A", "B").orElseThrow().id();
            SessionDetail dialer = mesh.detail("A", session).orElseThrow();
            SessionDetail acceptor = mesh.detail("B", session).orElseThrow();

            assertDetail(dialer, acceptor);
            assertTrue(isWhole(mesh, dialer));
            assertTrue(isWhole(mesh, acceptor));
            assertEquals(10 * Durations.MILLI, dialer.roundTrip().orElseThrow());
            assertEquals(Optional.empty(), mesh.detail("pub", session));
        }
    }

    @Test
    void a_live_session_tells_what_went_over_it() throws ScenarioException {
        try (LiveMesh mesh = LiveMesh.start(pair())) {
            while (mesh.snapshot()
                    .row("B", new org.moqlab.engine.model.Namespace("test"))
                    .isEmpty()) {
                LockSupport.parkNanos(Durations.MILLI);
            }
            long session = between(mesh, "A", "B").orElseThrow().id();
            SessionDetail dialer = whole(mesh, "A", session);
            SessionDetail acceptor = whole(mesh, "B", session);

            assertDetail(dialer, acceptor);
            assertTrue(dialer.roundTrip().orElseThrow() >= 10 * Durations.MILLI);
            assertTrue(dialer.packets().orElseThrow().sent() > 0);
            assertTrue(dialer.openedAt() > 0 && dialer.openedAt() < dialer.asOf());
        }
    }

    private static SessionDetail whole(Mesh mesh, String endpoint, long session) {
        while (true) {
            Optional<SessionDetail> detail =
                    mesh.detail(endpoint, session).filter(known -> isWhole(mesh, known));
            if (detail.isPresent()) {
                return detail.get();
            }
            LockSupport.parkNanos(Durations.MILLI);
        }
    }
}
