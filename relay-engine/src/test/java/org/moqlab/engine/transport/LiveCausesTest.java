package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.mesh.Completeness;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.RowView;

/// Over real QUIC everything that happens has a cause, but for what comes from outside.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class LiveCausesTest {
    private static final Namespace TEST = new Namespace("test");
    private static final long COUNTING = 6;

    @Test
    void everyEventOfTheFlagshipHasACauseThatPrecedesItAndFitsIt() throws ScenarioException {
        Path root = Path.of(System.getProperty("moqlab.root", ".."));
        Scenario scenario = ScenarioFile.read(root.resolve("sample-meshes/zombie-mesh.yaml"));
        try (LiveMesh mesh = LiveMesh.start(scenario)) {
            while (hops(mesh) < COUNTING) {
                LockSupport.parkNanos(1_000_000);
            }
            assertEquals(List.of(), Completeness.of(scenario, mesh.journal()).complaints());
        }
    }

    private static long hops(LiveMesh mesh) {
        return mesh.snapshot()
                .row("C", TEST)
                .map(RowView::row)
                .flatMap(row -> row.best())
                .map(best -> best.route().hops().length())
                .orElse(0L);
    }
}
