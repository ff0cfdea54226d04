package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class OutsiderTest {
    private static Scenario scenario(String relay, String clients) throws ScenarioException {
        return ScenarioFile.parse(
                "mesh",
                """
                title: one relay
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: full, relays: [%s]}
                  clients: [%s]
                """
                        .formatted(relay, clients));
    }

    private static Outsider outsider(String name, String dialledBy) {
        return new Outsider(
                name,
                QuicListener.loopback(1),
                Bytes.wrap(new byte[32]),
                List.of(dialledBy),
                Optional.empty());
    }

    private static boolean knows(MeshSnapshot state, String relay) {
        return state.row(relay, new Namespace("ours")).flatMap(row -> row.row().best()).isPresent();
    }

    @Test
    void a_relay_learns_from_a_relay_of_another_mesh_that_it_dials() throws ScenarioException {
        String publisher = "{publisher: pub, at: A, namespace: ours}";
        try (LiveMesh far = LiveMesh.start(scenario("A", publisher))) {
            Outsider a =
                    new Outsider(
                            "A",
                            far.address("A").orElseThrow(),
                            far.fingerprint("A").orElseThrow(),
                            List.of("B"),
                            Optional.of("moq-lite-05"));
            try (LiveMesh near = LiveMesh.start(scenario("B", ""), List.of(a))) {
                while (!knows(near.snapshot(), "B")) {
                    LockSupport.parkNanos(Durations.MILLI);
                    if (Thread.interrupted()) {
                        throw new AssertionError("waited in vain at " + near.snapshot());
                    }
                }
            }
        }
    }

    @Test
    void an_outsider_needs_a_name_of_its_own_and_relays_that_exist() throws ScenarioException {
        Scenario scenario = scenario("A", "{publisher: pub, at: A, namespace: ours}");
        assertEquals(
                List.of(
                        "the name A is taken",
                        "the name pub is taken",
                        "not all of [B] are relays",
                        "more than 64 outsiders"),
                List.of(
                        refusal(scenario, List.of(outsider("A", "A"))),
                        refusal(scenario, List.of(outsider("pub", "A"))),
                        refusal(scenario, List.of(outsider("X", "B"))),
                        refusal(scenario, Collections.nCopies(65, outsider("X", "A")))));
    }

    private static String refusal(Scenario scenario, List<Outsider> outsiders) {
        return String.valueOf(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Outsider.dials(scenario, outsiders))
                        .getMessage());
    }
}
