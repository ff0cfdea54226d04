package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.explain.Cited;
import org.moqlab.engine.mesh.explain.Explainer;
import org.moqlab.engine.mesh.explain.Explanation;
import org.moqlab.engine.mesh.explain.Past;
import org.moqlab.engine.mesh.explain.Statement;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;

/// The flagship over real QUIC is explained as it is in virtual time.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class LiveExplainTest {
    private static final Namespace TEST = new Namespace("test");
    private static final long COUNTING = 8;

    @Test
    void aLiveGhostIsTracedBackToItsPublisher() throws ScenarioException {
        Path root = Path.of(System.getProperty("moqlab.root", ".."));
        Scenario scenario = ScenarioFile.read(root.resolve("sample-meshes/zombie-mesh.yaml"));
        try (LiveMesh mesh = LiveMesh.start(scenario)) {
            while (hops(mesh.snapshot()) < COUNTING || mesh.snapshot().findings().isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
            MeshSnapshot snapshot = mesh.snapshot();
            Past past = Past.of(mesh.journal(), snapshot.n());
            Explainer explainer = new Explainer(scenario, past, snapshot, snapshot.t());
            for (String relay : scenario.topology().relays()) {
                Explanation explanation = explainer.entry(relay, TEST);
                Cited.check(explanation, mesh.journal());
                assertEquals(
                        List.of("pub"),
                        explanation.of(Kind.ORIGIN).stream().map(Statement::relay).toList(),
                        explanation::toString);
            }
            Cited.check(explainer.subscription("sub").orElseThrow(), mesh.journal());
            Cited.check(
                    Explainer.finding(scenario, mesh.journal(), snapshot.n(), 1).orElseThrow(),
                    mesh.journal());
        }
    }

    private static long hops(MeshSnapshot snapshot) {
        return snapshot.row("C", TEST)
                .map(RowView::row)
                .flatMap(row -> row.best())
                .map(best -> best.route().hops().length())
                .orElse(0L);
    }
}
