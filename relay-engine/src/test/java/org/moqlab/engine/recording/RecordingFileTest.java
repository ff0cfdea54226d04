package org.moqlab.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.moqlab.engine.simulation.explore.RandomScenario;

/// What was written is read back event for event, and whatever else a file holds is refused with
/// the place.
final class RecordingFileTest {
    private static final String PAIR =
            """
            title: Two relays
            seed: 1
            mesh:
              policy: gossip-2026-03
              topology: {shape: line, relays: [A, B], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: A, namespace: test}
            acts:
              - {at: 1s, start: pub}
              - {at: 2s, stop: pub}
            """;

    /// A storm says no more in its first hundred thousand events than in its first thousand.
    private static final long MOST = 2_000;

    static Scenario pair() throws ScenarioException {
        return ScenarioFile.parse("pair.yaml", PAIR);
    }

    static String written(Scenario scenario, List<MeshEvent> events) throws IOException {
        StringWriter text = new StringWriter();
        RecordingWriter writer = new RecordingWriter(text, scenario, false);
        for (MeshEvent event : events) {
            writer.add(event);
        }
        writer.end();
        return text.toString();
    }

    private static Journal played(Scenario scenario, long seconds) {
        try (SimulatedMesh mesh = new SimulatedMesh(scenario)) {
            boolean more = true;
            while (more
                    && mesh.now() < seconds * Durations.SECOND
                    && mesh.journal().last() < MOST) {
                more = mesh.step();
            }
            return mesh.journal();
        }
    }

    private static Recording read(String text) throws ScenarioException, IOException {
        return RecordingFile.read("run.jsonl", new StringReader(text));
    }

    @Test
    void every_event_of_random_runs_comes_back_as_it_was() throws ScenarioException, IOException {
        Set<Kind> kinds = new HashSet<>();
        for (long seed = 1; seed <= 60; seed++) {
            Scenario scenario =
                    ScenarioFile.parse("r", ScenarioWriter.print(RandomScenario.of(seed)));
            List<MeshEvent> events = played(scenario, 4).all();
            Recording back = read(written(scenario, events));

            assertEquals(events, back.journal().all(), "seed " + seed);
            assertEquals(Recording.Seal.WHOLE, back.seal());
            assertEquals(scenario, back.scenario());
            events.forEach(event -> kinds.add(event.kind()));
        }
        assertTrue(
                kinds.containsAll(Set.of(Kind.DECIDED, Kind.FAULT, Kind.CLIENT)), kinds::toString);
    }

    @Test
    void findings_and_failures_come_back_as_they_were() throws ScenarioException, IOException {
        Finding finding =
                new Finding(
                        "no-ghost",
                        "a \"b\"",
                        List.of("A"),
                        1,
                        "none",
                        "one\n",
                        "why",
                        List.of(1L));
        List<MeshEvent> events =
                List.of(
                        new MeshEvent(
                                1, 5, "", 0, 0, List.of(), new EventBody.FindingRaised(finding)),
                        new MeshEvent(
                                2, 6, "A", 3, 1, List.of(1L), new EventBody.RelayFailed("broke")));

        assertEquals(events, read(written(pair(), events)).journal().all());
    }

    @Test
    void a_file_that_was_cut_or_changed_says_so() throws ScenarioException, IOException {
        String whole = written(pair(), played(pair(), 3).all());
        String cut = whole.substring(0, whole.indexOf("{\"hash\""));
        String changed = whole.replaceFirst("\"session\":1", "\"session\":9");

        assertEquals(Recording.Seal.OPEN, read(cut).seal());
        assertEquals(Recording.Seal.CHANGED, read(changed).seal());
    }

    @Test
    void a_file_is_read_from_disk(@TempDir Path folder) throws ScenarioException, IOException {
        Journal journal = played(pair(), 3);
        Path file = folder.resolve("run" + RecordingFile.SUFFIX);
        Files.writeString(file, written(pair(), journal.all()));

        assertEquals(journal.all(), RecordingFile.read(file).journal().all());
        Path none = folder.resolve("none");
        ScenarioException missing =
                assertThrows(ScenarioException.class, () -> RecordingFile.read(none));
        assertEquals("a file to read", missing.expected());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                          | 1 | a first line with journal",
                "`[]`                                        | 1 | journal: version 1",
                "`{}`                                        | 1 | journal: version 1",
                "`{\"journal\":2}`                           | 1 | journal: version 1",
                "`{\"journal\":1}`                           | 1 | driver: a text",
                "`{\"journal\":1,\"driver\":\"live\"}`       | 1 | scenario: a text",
                "`nothing like it`                           | 1 | a line of a journal",
            })
    void a_first_line_that_is_none_is_refused(String text, int line, String expected) {
        refused(text, line, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"n\":1`                                 | a line of a journal",
                "`7`                                        | n: a number",
                "`{\"n\":\"1\"}`                            | n: a number",
                "`{\"n\":1,\"t\":0,\"relay\":\"A\"}`        | session: a number",
                "`{\"n\":2,%s,\"kind\":\"failed\",\"reason\":\"\"}`   | n: 1",
                "`{\"n\":1,%s,\"kind\":\"failed\"}`         | reason: a text",
                "`{\"n\":1,%s,\"kind\":\"fallen\"}`         | kind: a word for kind",
                "`{\"n\":1,%s,\"kind\":\"sent\",\"message\":{}}`      | message.kind: a text",
                "`{\"n\":1,%s,\"kind\":\"decided\",\"namespace\":\"a\",\"standby\":[{}]}` |"
                        + " standby[0].uid",
                "`{\"n\":1,%s,\"kind\":\"decided\",\"namespace\":\"a\",\"standby\":[7]}` | standby:"
                        + " a list",
            })
    void a_line_that_is_no_event_is_refused(String line, String expected) throws Exception {
        String head = written(pair(), List.of()).lines().findFirst().orElseThrow();
        String common = "\"t\":0,\"relay\":\"A\",\"session\":0,\"cause\":0,\"also\":[]";
        refused(head + "\n" + line.replace("%s", common), 2, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void what_is_nested_without_end_is_refused(String open) {
        refused(open.repeat(1_000_000), 1, "a line of a journal");
    }

    @Test
    void nothing_may_follow_the_hash() throws ScenarioException, IOException {
        refused(written(pair(), List.of()) + "{}", 3, "nothing after the hash");
    }

    private static void refused(String text, int line, String expected) {
        ScenarioException refusal = assertThrows(ScenarioException.class, () -> read(text));
        assertEquals(line, refusal.line(), refusal::getMessage);
        assertTrue(refusal.expected().startsWith(expected), refusal::toString);
        assertTrue(refusal.toString().length() < 1_000, () -> "a message as long as the file");
    }
}
