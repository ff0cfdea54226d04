package org.moqlab.engine.mesh.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.simulation.SimulatedMesh;

/// When old events are no longer kept, an explanation says where its knowledge begins.
final class ShortMemoryTest {
    private static final Namespace TEST = new Namespace("test");
    private static final int KEPT = 60;

    private final Scenario scenario;
    private final Journal kept = new Journal(KEPT);

    ShortMemoryTest() throws ScenarioException {
        Path root = Path.of(System.getProperty("moqlab.root", ".."));
        scenario = ScenarioFile.read(root.resolve("sample-meshes/1-hop-count/zombie-pair.yaml"));
        try (SimulatedMesh mesh = new SimulatedMesh(scenario)) {
            mesh.advanceTo(6 * Durations.SECOND);
            mesh.journal().all().forEach(kept::append);
        }
    }

    @Test
    void theWayOfARouteEndsWhereTheJournalBegins() {
        Past past = Past.of(kept, kept.last());
        Explainer explainer = new Explainer(scenario, past, kept.snapshot(), 6 * Durations.SECOND);
        Explanation explanation = explainer.entry("A", TEST);
        List<String> unknown = explanation.of(Kind.UNKNOWN).stream().map(Statement::text).toList();
        String begins =
                "the journal begins at "
                        + Sentence.time(kept.event(kept.first()).orElseThrow().t())
                        + " (#"
                        + kept.first()
                        + "), and what came before is not kept.";

        assertEquals(1, unknown.size(), explanation::toString);
        assertTrue(unknown.getFirst().endsWith(begins), unknown::toString);
    }

    @Test
    void aFindingOfWhichTheStateIsForgottenSaysSo() {
        Explanation explanation = Explainer.finding(scenario, kept, kept.last(), 1).orElseThrow();

        assertEquals(
                List.of(Kind.VERDICT, Kind.UNKNOWN),
                explanation.statements().stream().map(Statement::kind).toList());
    }
}
