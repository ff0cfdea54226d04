package org.moqlab.engine.mesh.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.simulation.SimulatedMesh;

/// Whatever is asked of whatever sample at whatever time: every statement names events that are in
/// the journal, and they are those it speaks of.
final class CitedEventsTest {
    private static final List<Long> TIMES =
            List.of(
                    0L, 500L, 1_005L, 1_006L, 1_900L, 2_005L, 2_018L, 2_300L, 4_000L, 6_000L,
                    9_500L, 12_000L, 17_000L);
    private static final Namespace NOBODYS = new Namespace("nobody/has/this");
    private static final Pattern NUMBER = Pattern.compile("#(\\d+)");
    private static final Pattern DATED =
            Pattern.compile("(?:at|since) ([0-9.]+m?s) \\(#(\\d+)[^)]*\\)");

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
                for (Explanation explanation : everything(mesh)) {
                    assertFalse(explanation.statements().isEmpty(), explanation::subject);
                    explanation.statements().forEach(one -> check(one, explanation, mesh));
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
        for (String relay : scenario.topology().relays()) {
            names.forEach(name -> all.add(explainer.entry(relay, name)));
        }
        for (int i = 1; i <= snapshot.findings().size(); i++) {
            all.add(Explainer.finding(scenario, mesh.journal(), snapshot.n(), i).orElseThrow());
        }
        return all;
    }

    private static void check(Statement statement, Explanation of, SimulatedMesh mesh) {
        Journal journal = mesh.journal();
        String text = statement.text();
        assertEquals(statement.events(), numbers(text), text);
        assertFalse(statement.events().isEmpty(), text);
        for (long n : statement.events()) {
            assertTrue(n <= of.last(), text);
            MeshEvent event = journal.event(n).orElseThrow();
            boolean state = n == of.last();
            boolean named =
                    event.relay().isEmpty()
                            || event.relay().equals(statement.relay())
                            || text.matches("(?s).*\\b" + event.relay() + "\\b.*");
            assertTrue(state || named, () -> text + " does not speak of " + event);
        }
        Matcher dated = DATED.matcher(text);
        while (dated.find()) {
            MeshEvent event = journal.event(Long.parseLong(dated.group(2))).orElseThrow();
            assertEquals(dated.group(1), Sentence.time(event.t()), text);
        }
        if (statement.kind() == Statement.Kind.HEARD) {
            MeshEvent sent = journal.event(statement.events().getFirst()).orElseThrow();
            MeshEvent received = journal.event(statement.events().getLast()).orElseThrow();
            assertEquals(sent.n(), received.cause(), text);
            assertEquals(statement.relay(), received.relay(), text);
            assertTrue(sent.body() instanceof EventBody.Sent, text);
        }
    }

    private static List<Long> numbers(String text) {
        TreeSet<Long> numbers = new TreeSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(Long.parseLong(matcher.group(1)));
        }
        return List.copyOf(numbers);
    }
}
