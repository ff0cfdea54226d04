package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `--until` and `--at-event` on a simulated run: what is printed ends with the event asked for.
final class UntilOptionTest {
    private static final Pattern NUMBER = Pattern.compile("\\{\"n\":(\\d+),");
    private static final Pattern ROW =
            Pattern.compile("\"relay\":\"(\\w)\",\"namespace\":\"test\",\"state\":\"(\\w+)\"");

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void writeScenario() throws IOException {
        file = folder.resolve("line.yaml");
        Files.writeString(
                file,
                """
                title: There and gone
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: line, relays: [A, B, C], latency: 5ms}
                  clients: [{publisher: pub, at: A, namespace: test}]
                acts:
                  - {at: 1s, start: pub}
                  - {at: 2s, stop: pub}
                """);
    }

    private int lab(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Lab.run(arguments, new PrintWriter(out), new PrintWriter(err), new OwnDrivers());
    }

    private List<String> rows() {
        return ROW.matcher(out.toString())
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
    }

    private long lastNumber() {
        return NUMBER.matcher(out.toString())
                .results()
                .map(MatchResult::group)
                .mapToLong(n -> Long.parseLong(n.substring(5, n.length() - 1)))
                .max()
                .orElse(0);
    }

    @Test
    void the_journal_ends_with_the_event_that_met_the_condition() {
        assertEquals(0, lab("journal", file.toString()));
        String whole = out.toString();

        assertEquals(0, lab("journal", file.toString(), "--until", "C loses test"));
        List<String> lines = out.toString().lines().toList();
        assertTrue(whole.startsWith(String.join("\n", lines.subList(0, lines.size() - 1))));
        assertTrue(lines.size() < whole.lines().count());
        String last = lines.get(lines.size() - 2);
        assertTrue(last.contains("\"relay\":\"C\""), last);
        assertTrue(last.contains("\"kind\":\"decided\""), last);
        assertTrue(lines.getLast().startsWith("{\"hash\":\""), lines.getLast());
    }

    @Test
    void tables_show_the_state_after_the_event_and_after_the_one_before() {
        assertEquals(0, lab("journal", file.toString(), "--until", "C gets test"));
        long n = lastNumber();

        assertEquals(0, lab("tables", file.toString(), "--until", "C gets test"));
        List<String> met = rows();
        assertEquals(List.of("A live", "B live", "C live"), met);
        assertEquals(0, lab("tables", file.toString(), "--at-event", (n - 1) + "," + n));
        assertEquals(
                List.of("A live", "B live", "C missing", "A live", "B live", "C live"), rows());
    }

    @Test
    void times_events_and_a_condition_are_shown_in_order_of_time() {
        String[] words = {
            "tables", file.toString(), "--at", "3s,1.5s", "--at-event", "1", "--until", "time 1.7s"
        };
        assertEquals(0, lab(words));
        List<String> times =
                Pattern.compile("\\{\"t\":([0-9.]+),\"relay\":\"A\"")
                        .matcher(out.toString())
                        .results()
                        .map(t -> t.group(1))
                        .toList();
        assertEquals(List.of("0", "1.5", "1.7", "3"), times);
    }

    @Test
    void a_run_says_what_it_stopped_at() {
        assertEquals(0, lab("run", file.toString(), "--until", "any gets"));
        assertTrue(
                out.toString()
                        .lines()
                        .anyMatch(l -> l.matches("# until any gets: met by event \\d+")),
                out::toString);
        assertTrue(out.toString().contains("# mesh time: 1.0"), out::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "journal", "tables"})
    void what_never_happens_is_status_one(String command) {
        assertEquals(1, lab(command, file.toString(), "--until", "C is playing"));
        assertEquals("lab: 'C is playing' did not happen\n", err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables FILE",
                "tables FILE --at-event 99999999",
                "tables FILE --at-event 0",
                "tables FILE --at-event x",
                "tables FILE --until nonsense",
                "run FILE --until C",
                "journal FILE --until time"
            })
    void bad_usage_is_status_two(String words) {
        assertEquals(2, lab(words.replace("FILE", file.toString()).split(" ")));
        assertTrue(err.toString().startsWith("lab: "), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
        assertEquals("", out.toString());
    }
}
