package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// A journal holds old events in octets, and says of every sample run what it said when they
/// happened.
final class PackedRunTest {
    private static final long END = 12 * Durations.SECOND;

    private static final int MAX_EVENTS = 20_000;

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../sample-meshes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("lessons"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void events_and_states_of_the_past_are_as_they_were(Path file) throws Exception {
        SimulatedMesh mesh = new SimulatedMesh(ScenarioFile.read(file));
        List<MeshEvent> told = new ArrayList<>();
        while (mesh.nextAt().orElse(Long.MAX_VALUE) <= END && told.size() < MAX_EVENTS) {
            mesh.step();
            told.addAll(mesh.journal().events(told.size() + 1L, Integer.MAX_VALUE));
        }

        assertTrue(mesh.journal().event(1).isPresent(), "nothing was dropped");
        assertEquals(told.size(), mesh.journal().all().size());
        MeshSnapshot folded = MeshSnapshot.EMPTY;
        for (MeshEvent event : told) {
            assertEquals(event, mesh.journal().event(event.n()).orElseThrow());
            if (event.n() % 997 == 0) {
                assertEquals(folded, mesh.journal().snapshotAt(folded.n()).orElseThrow());
            }
            if (event.t() > folded.t()) {
                assertEquals(folded.n(), mesh.journal().lastAt(event.t() - 1));
            }
            folded = folded.apply(event);
        }
    }
}
