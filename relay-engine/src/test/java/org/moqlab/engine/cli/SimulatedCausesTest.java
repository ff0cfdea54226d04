package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.mesh.Completeness;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.simulation.SimulatedMesh;

/// In virtual time everything that happens has a cause, but for what comes from outside.
final class SimulatedCausesTest {
    static List<Path> samples() throws IOException {
        return SampleMeshesTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventHasACauseThatPrecedesItAndFitsIt(Path file) throws ScenarioException {
        Scenario scenario = ScenarioFile.read(file);
        try (SimulatedMesh mesh = new SimulatedMesh(scenario)) {
            mesh.advanceTo(Ending.of(scenario, 0));
            Completeness.Report report = Completeness.of(scenario, mesh.journal());
            assertEquals(List.of(), report.complaints());
            Set<Kind> from = new TreeSet<>(report.external());
            from.removeAll(Set.of(Kind.RELAY, Kind.CLIENT, Kind.TRUTH, Kind.COMMAND, Kind.FAULT));
            assertEquals(Set.of(), from);
        }
    }
}
