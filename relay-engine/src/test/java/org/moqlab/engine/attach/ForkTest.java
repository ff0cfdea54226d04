package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.transport.Trust;

/// A mesh of the lab made from what is known of one that runs.
final class ForkTest {
    private final Cluster cluster = new Cluster();

    private void relay(String name, long id) {
        AttachTarget target =
                new AttachTarget(
                        name,
                        URI.create("https://" + name + "/"),
                        new Trust.Authorities(List.of()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);
        cluster.add(target, 0);
        cluster.up(name, WatchedRelay.Kind.OTHER, "moq-lite-05", 0);
        cluster.identified(name, new Origin(id));
    }

    private void tell(String name, String namespace, long... path) {
        List<Origin> way = Arrays.stream(path).mapToObj(Origin::new).toList();
        cluster.told(name, new Namespace(namespace), new HopPath(way), RouteCost.ZERO, 0);
    }

    @Test
    void relays_sessions_and_names_are_those_observed_and_the_file_is_read_again()
            throws ScenarioException {
        relay("a.example:4443", 1);
        relay("b.example", 2);
        tell("a.example:4443", "demo/clock", 77, 1);
        tell("b.example", "demo/clock", 77, 1, 2);
        tell("b.example", ".internal/origins/https:/a.example:4443", 1, 2);

        Fork fork = Fork.of(ClusterView.of(cluster.relays())).orElseThrow();
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
        assertEquals(Optional.empty(), Fork.of(ClusterView.of(cluster.relays())));
    }
}
