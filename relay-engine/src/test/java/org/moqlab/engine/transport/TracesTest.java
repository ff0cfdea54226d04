package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.SessionView;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class TracesTest {
    private static final String PAIR =
            """
            title: a pair
            mesh: {policy: gossip-2026-03, topology: {shape: full, relays: [A, B], sessions: 2}}
            """;
    private static final char RECORD_SEPARATOR = 0x1e;

    @TempDir private Path folder;

    private static Scenario pair() {
        try {
            return ScenarioFile.parse("pair", PAIR);
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    private static void playUntilJoined(Traces traces) throws IOException {
        try (LiveMesh mesh = LiveMesh.start(pair(), traces)) {
            while (mesh.snapshot().sessions().values().stream().filter(SessionView::isUp).count()
                    < 2) {
                LockSupport.parkNanos(Durations.MILLI);
            }
        }
    }

    @Test
    void the_secrets_of_every_connection_are_appended_to_the_key_log() throws IOException {
        Path keys = folder.resolve("keys.txt");
        Files.writeString(keys, "# kept\n");
        playUntilJoined(new Traces(Optional.of(keys), Optional.empty()));
        List<String> lines = Files.readAllLines(keys);
        assertEquals("# kept", lines.getFirst());
        for (String label : List.of("CLIENT_TRAFFIC_SECRET_0", "SERVER_TRAFFIC_SECRET_0")) {
            assertEquals(
                    // Both ends are here, and either knows the secrets.
                    4,
                    lines.stream()
                            .filter(line -> line.matches(label + " [0-9a-f]{64} [0-9a-f]{64,96}"))
                            .count(),
                    () -> label + " in " + lines);
        }
    }

    @Test
    void every_end_of_a_connection_leaves_a_qlog_of_json_texts() throws IOException {
        Path logs = folder.resolve("new").resolve("qlog");
        playUntilJoined(new Traces(Optional.empty(), Optional.of(logs)));
        List<String> titles = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                assertTrue(file.toString().endsWith(".qlog"), file::toString);
                titles.add(title(records(Files.readString(file))));
            }
        }
        titles.sort(null);
        assertEquals(List.of("A accepted", "A dialled B", "B accepted", "B dialled A"), titles);
    }

    private static List<String> records(String log) {
        assertEquals(RECORD_SEPARATOR, log.charAt(0));
        List<String> records = List.of(log.substring(1).split(String.valueOf(RECORD_SEPARATOR)));
        assertTrue(records.size() > 10, () -> records.size() + " records");
        return records;
    }

    /// Reads every record and tells what the first one is called, such as `A dialled B`.
    private static String title(List<String> records) throws IOException {
        StringBuilder titles = new StringBuilder();
        for (String record : records) {
            try (JsonParser json = new JsonFactory().createParser(record)) {
                while (json.nextToken() != null) {
                    String name = String.valueOf(json.currentName());
                    if (List.of("title", "description").contains(name)
                            && json.currentToken().isScalarValue()) {
                        titles.append(json.getText()).append(' ');
                    }
                }
            }
        }
        return titles.substring(0, titles.indexOf(" id="));
    }

    @Test
    void what_cannot_be_written_is_named_with_the_reason() throws IOException {
        Path nowhere = folder.resolve("none").resolve("keys.txt");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(
                "cannot write key log " + nowhere + ": no such directory",
                refusal(new Traces(Optional.of(nowhere), Optional.empty())));
        assertEquals(
                "cannot write key log " + folder + ": Is a directory",
                refusal(new Traces(Optional.of(folder), Optional.empty())));
        assertEquals(
                "cannot write qlog directory " + file + ": not a directory",
                refusal(new Traces(Optional.empty(), Optional.of(file))));
    }

    private static String refusal(Traces traces) {
        return String.valueOf(
                assertThrows(IOException.class, () -> LiveMesh.start(pair(), traces)).getMessage());
    }
}
