package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// The report's subscriber over real QUIC and over WebTransport. Waits for what should come, never
/// for a time.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class Draft14LiveTest {
    private static final String TAKEN_BACK = "090006010474657374";
    private static final MeshCommand STOP = new MeshCommand.StopClient("pub");

    private static LiveMesh start(String yaml, Outsider... outsiders) throws ScenarioException {
        return LiveMesh.start(ScenarioFile.parse("live", yaml), List.of(outsiders));
    }

    private static void await(LiveMesh mesh, Predicate<MeshSnapshot> holds) {
        while (!holds.test(mesh.snapshot())) {
            LockSupport.parkNanos(Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain at " + mesh.snapshot());
            }
        }
    }

    private static void awaitObjects(LiveMesh mesh, long count) {
        await(mesh, state -> state.client("sub").filter(s -> s.objects() >= count).isPresent());
    }

    /// Control messages the subscriber received since an event, as their hexadecimal octets; those
    /// of namespaces, and the ends of tracks.
    private static List<String> heard(LiveMesh mesh, long since) {
        List<String> heard = new ArrayList<>();
        for (MeshEvent event : mesh.journal().events(since, Integer.MAX_VALUE)) {
            if (event.relay().equals("sub")
                    && event.body() instanceof EventBody.Received(var view, long stream, _)
                    && stream == 0
                    && view.name().startsWith("PUBLISH_")) {
                heard.add(view.bytes().toString());
            }
        }
        return heard;
    }

    private static String told(int id) {
        return "060008" + "%02x".formatted(id) + "01047465737400";
    }

    /// Waits until the name has come so many times, and checks with which ids.
    private static void checkFlaps(LiveMesh mesh, int times) {
        await(
                mesh,
                _ ->
                        heard(mesh, 0).stream().filter(hex -> hex.startsWith("060008")).count()
                                >= times);
        List<String> names = heard(mesh, 0).stream().filter(hex -> !hex.startsWith("0b")).toList();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            if (i > 0) {
                expected.add(TAKEN_BACK);
            }
            expected.add(told(1 + 2 * i));
        }
        assertEquals(expected, names.subList(0, expected.size()));
    }

    private static void checkFailures(LiveMesh mesh) {
        await(mesh, state -> state.client("sub").filter(s -> s.failures() > 2).isPresent());
        List<EventBody.ClientChanged> failures =
                mesh.journal().all().stream()
                        .filter(event -> event.relay().equals("sub"))
                        .map(MeshEvent::body)
                        .filter(EventBody.ClientChanged.class::isInstance)
                        .map(EventBody.ClientChanged.class::cast)
                        .filter(change -> change.state() == ClientState.ACCEPTED_THEN_FAILED)
                        .toList();
        assertTrue(failures.size() > 2, failures::toString);
        failures.forEach(change -> assertEquals(500, change.code(), change.detail()));
    }

    @Test
    void over_quic_the_name_comes_again_with_odd_ids_and_is_accepted_and_failed_with_500()
            throws ScenarioException {
        try (LiveMesh mesh =
                start(
                        """
                        title: the report, live
                        mesh:
                          policy: gossip-2026-03
                          topology: {shape: full, relays: [A, B, C, D, E, F], sessions: 2}
                          clients:
                            - {publisher: pub, at: A, namespace: test, wire: moq-lite-02}
                            - subscriber: sub
                              at: A
                              namespace: test
                              track: catalog
                              wire: moq-transport-14
                        """)) {
            awaitObjects(mesh, 3);
            mesh.submit(STOP);
            checkFlaps(mesh, 8);
            checkFailures(mesh);
            assertEquals(Optional.of("moq-00"), alpn(mesh, "sub", "A"));
        }
    }

    private static Optional<String> alpn(LiveMesh mesh, String dialer, String acceptor) {
        return mesh.snapshot().sessions().values().stream()
                .filter(s -> s.dialer().equals(dialer) && s.acceptor().equals(acceptor))
                .map(s -> s.alpn())
                .findFirst();
    }

    /// Two relays of two meshes, one of which dials the other as `https://`: an echo is enough. The
    /// wire between them has no hops, so that nobody counts, and the name still never goes.
    @ParameterizedTest
    @ValueSource(strings = {"moq-transport-14", "moq-lite-03"})
    void over_web_transport_a_pair_of_relays_keeps_the_name_as_well(String wire)
            throws ScenarioException {
        String far =
                """
                title: where the publisher is
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [X], sessions: 1}
                  clients:
                    - {publisher: pub, at: X, namespace: test, wire: moq-transport-14}
                """;
        String near =
                """
                title: where the subscriber is
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [A], sessions: 1}
                  clients:
                    - {subscriber: sub, at: A, namespace: test, track: v, wire: moq-transport-14}
                """;
        try (LiveMesh there = start(far)) {
            Outsider x =
                    new Outsider(
                            "X",
                            there.address("X").orElseThrow(),
                            there.fingerprint("X").orElseThrow(),
                            List.of("A"),
                            Optional.of(wire));
            try (LiveMesh here = start(near, x.onWeb("/"))) {
                awaitObjects(here, 3);
                String spoken = wire.equals("moq-transport-14") ? "moq-00" : wire;
                assertEquals(Optional.of(spoken), alpn(here, "A", "X"));
                there.submit(STOP);
                checkFlaps(here, 5);
                checkFailures(here);
            }
        }
    }

    @Test
    void a_track_plays_through_relays_that_speak_moq_transport_with_each_other()
            throws ScenarioException {
        try (LiveMesh mesh =
                start(
                        """
                        title: two kinds of links
                        mesh:
                          policy: gossip-2026-03
                          topology:
                            shape: line
                            relays: [A, B, C]
                            sessions: 1
                            wire: moq-transport-14
                            links:
                              - {between: [B, C], wire: moq-lite-05}
                          clients:
                            - {publisher: pub, at: A, namespace: test, wire: moq-lite-02}
                            - {subscriber: sub, at: B, namespace: test, track: v}
                        """)) {
            awaitObjects(mesh, 5);
            assertEquals(Optional.of("moq-00"), alpn(mesh, "A", "B"));
        }
    }
}
