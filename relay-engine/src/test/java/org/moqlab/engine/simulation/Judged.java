package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.moqlab.engine.driver.Roster;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.EventBody.FindingRaised;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.RoutingPolicy;

/// Plays a scenario in virtual time and says what was found.
final class Judged {
    private Judged() {}

    /// A scenario of the lines below its title.
    static Scenario scenario(String lines) {
        try {
            return ScenarioFile.parse("judged.yaml", "title: judged\n" + lines);
        } catch (ScenarioException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// Ids of the invariants that broke within `seconds`.
    static Set<String> broken(String lines, long seconds) {
        Scenario scenario = scenario(lines);
        return broken(new SimulatedMesh(scenario), seconds);
    }

    /// The same with another policy than the scenario names.
    static Set<String> broken(String lines, RoutingPolicy policy, long seconds) {
        Scenario scenario = scenario(lines);
        return broken(
                new SimulatedMesh(scenario, new Roster(scenario, List.of(), policy)), seconds);
    }

    private static Set<String> broken(SimulatedMesh mesh, long seconds) {
        try (mesh) {
            mesh.advanceTo(seconds * Durations.SECOND);
            Set<String> ids = new TreeSet<>();
            findings(mesh).forEach(finding -> ids.add(finding.invariant()));
            assertTrue(had(mesh).containsAll(ids), () -> ids + " broken, judged " + had(mesh));
            return ids;
        }
    }

    /// Ids of the invariants that had anything to judge within `seconds`.
    static List<String> had(String lines, long seconds) {
        try (SimulatedMesh mesh = new SimulatedMesh(scenario(lines))) {
            mesh.advanceTo(seconds * Durations.SECOND);
            return had(mesh);
        }
    }

    /// The same of a run so far.
    static List<String> had(SimulatedMesh mesh) {
        return mesh.judged().orElseThrow();
    }

    /// The findings of a run so far, in order.
    static List<Finding> findings(SimulatedMesh mesh) {
        return mesh.journal().all().stream()
                .map(MeshEvent::body)
                .filter(FindingRaised.class::isInstance)
                .map(body -> ((FindingRaised) body).finding())
                .toList();
    }
}
