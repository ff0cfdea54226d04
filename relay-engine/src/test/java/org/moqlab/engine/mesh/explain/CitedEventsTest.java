package org.moqlab.engine.mesh.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.simulation.SimulatedMesh;

/// Whatever is asked of whatever sample at whatever time: every statement names events that are in
/// the journal, and they are those it speaks of.
final class CitedEventsTest {
    private static final List<Long> TIMES =
            List.of(
                    0L, 500L, 1_005L, 1_006L, 1_900L, 2_005L, 2_018L, 2_300L, 4_000L, 6_000L,
                    9_500L, 12_000L, 17_000L);

    /// Journals longer than this are not asked: every question reads them from end to end, and a
    /// storm says nothing in its second hundred thousand events that it did not say before.
    private static final int MOST_EVENTS = 30_000;

    private static final Namespace NOBODYS = new Namespace("nobody/has/this");

    static List<Path> samples() throws IOException {
        Path folder = Path.of(System.getProperty("moqlab.root", ".."), "sample-meshes");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyStatementRestsOnEventsItSpeaksOf(Path file) throws ScenarioException {
        Scenario scenario = ScenarioFile.read(file);
        try (SimulatedMesh mesh = new SimulatedMesh(scenario)) {
            for (long ms : TIMES) {
                mesh.advanceTo(ms * Durations.MILLI);
                if (mesh.journal().last() > MOST_EVENTS) {
                    break;
                }
                for (Explanation explanation : everything(mesh)) {
                    Cited.check(explanation, mesh.journal());
                }
            }
        }
    }

    private static List<Explanation> everything(SimulatedMesh mesh) {
        Scenario scenario = mesh.scenario();
        MeshSnapshot snapshot = mesh.snapshot();
        Past past = Past.of(mesh.journal(), snapshot.n());
        Explainer explainer = new Explainer(scenario, past, snapshot, mesh.now());
        TreeSet<Namespace> names = new TreeSet<>(List.of(NOBODYS));
        List<Explanation> all = new ArrayList<>();
        for (ClientSpec client : scenario.clients()) {
            names.add(scenario.effective(client));
            explainer.subscription(client.name()).ifPresent(all::add);
        }
        snapshot.relays().values().forEach(relay -> names.addAll(relay.rows().keySet()));
        for (String relay : scenario.topology().relays()) {
            names.forEach(name -> all.add(explainer.entry(relay, name)));
        }
        for (int i = 1; i <= snapshot.findings().size(); i++) {
            all.add(Explainer.finding(scenario, mesh.journal(), snapshot.n(), i).orElseThrow());
        }
        return all;
    }
}
