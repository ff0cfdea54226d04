package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// A mesh of the lab made from what is known of one that runs.
final class ForkTest {
    private final Watching watching = new Watching();

    @Test
    void relays_sessions_and_names_are_those_observed_and_the_file_is_read_again()
            throws ScenarioException {
        watching.relay(0, "a.example:4443", 1, "moq-lite-05");
        watching.relay(0, "b.example", 2, "moq-lite-05");
        watching.tells(0, "a.example:4443", "demo/clock", 77, 1);
        watching.tells(0, "b.example", "demo/clock", 77, 1, 2);
        watching.tells(0, "b.example", ".internal/origins/https:/a.example:4443", 1, 2);

        Fork fork = Fork.of(watching.look(0).view()).orElseThrow();
        Scenario read = ScenarioFile.parse("fork", fork.text());
        assertEquals(List.of("a.example-4443", "b.example"), read.topology().relays());
        assertEquals(
                new TreeMap<>(Map.of("a.example-4443", List.of("b.example"))),
                new TreeMap<>(read.topology().connect()));
        assertEquals("gossip-2026-08", read.policy());
        assertEquals(
                "[a.example-4443 demo/clock]",
                read.clients().stream()
                        .map(client -> client.at() + " " + client.namespace())
                        .toList()
                        .toString());
    }

    @Test
    void without_a_watched_relay_there_is_nothing_to_fork() {
        assertEquals(Optional.empty(), Fork.of(watching.look(0).view()));
    }
}
