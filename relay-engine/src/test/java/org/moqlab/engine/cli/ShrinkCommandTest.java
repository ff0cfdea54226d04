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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lab shrink` as its user meets it.
final class ShrinkCommandTest {
    private static final String SMALLEST =
            """
            title: More than needed
            seed: 1
            mesh:
              policy: gossip-2026-03
              topology:
                shape: full
                relays: [A, B]
                sessions: 1
                latency: 5ms
              clients:
                - {publisher: pub, at: A, namespace: test}
            acts:
              - {at: 1s, start: pub}
              - {at: 2s, stop: pub}
            expect:
              - {breaks: loop-free}
              - {breaks: no-flap}
              - {breaks: no-ghost}
              - {breaks: quiet}
            """;

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void writeScenario() throws IOException {
        file = folder.resolve("much.yaml");
        Files.writeString(
                file,
                """
                title: More than needed
                seed: 7
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [A, B, C], sessions: 2, latency: 7ms, jitter: 1ms}
                  clients:
                    - {publisher: pub, at: A, namespace: test, wire: moq-lite-02}
                    - {subscriber: sub, at: B, namespace: test, track: video}
                acts:
                  - {at: 1.3s, start: pub}
                  - {at: 1.4s, start: sub}
                  - {at: 2.1s, stop: pub}
                  - {at: 5s, kill: C}
                """);
    }

    private int lab(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Lab.run(arguments, new PrintWriter(out), new PrintWriter(err), new OwnDrivers());
    }

    private List<String> comments() {
        return out.toString().lines().filter(line -> line.startsWith("# ")).toList();
    }

    @Test
    void steps_are_comments_and_the_rest_is_the_smallest_scenario() {
        assertEquals(0, lab("shrink", file.toString(), "--finding", "no-ghost"));
        String yaml = out.toString().replaceAll("(?m)^# .*\n", "");
        assertEquals(SMALLEST, yaml);

        List<String> comments = comments();
        assertTrue(comments.get(0).startsWith("# shows no-ghost at "), out::toString);
        assertEquals("# 3 relays, 6 sessions, 2 clients, 4 acts", comments.get(1));
        assertEquals(
                "# relays 3 to 2 (1 tries)",
                comments.get(2).replaceFirst("\\(\\d+ tries", "(1 tries"));
        assertTrue(
                comments.getLast()
                        .matches(
                                "# smallest after \\d+ tries: 2 relays, 1 session, 1 client, 2"
                                        + " acts"),
                out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void the_smallest_scenario_is_a_test_by_itself() {
        Path small = folder.resolve("small.yaml");
        assertEquals(
                0, lab("shrink", file.toString(), "--finding", "no-ghost", "--out", small + ""));
        assertEquals(0, lab("run", small.toString()));
    }

    @Test
    void it_goes_on_from_the_smallest_so_far() throws IOException {
        Path state = folder.resolve("state.yaml");
        String[] words = {"shrink", file + "", "--finding", "no-ghost", "--resume", state + ""};
        assertEquals(0, lab(words));
        String[] half = Files.readString(state).split("expect:", -1);
        assertEquals(SMALLEST.split("expect:", -1)[0], half[0]);

        assertEquals(0, lab(words));
        assertEquals("# 2 relays, 1 session, 1 client, 2 acts", comments().get(1));
        assertEquals(3, comments().size());
    }

    @Test
    void what_does_not_break_cannot_be_shrunk() {
        assertEquals(1, lab("shrink", file.toString(), "--finding", "split-horizon"));
        assertEquals("lab: split-horizon does not break in 'More than needed'\n", err.toString());
        assertEquals(2, lab("shrink", file.toString(), "--finding", "ghosts"));
        assertEquals(2, lab("shrink", "--finding", "no-ghost"));
        assertEquals(1, lab("shrink", file.toString()));
        assertEquals("lab: no defect shows in 'More than needed'\n", err.toString());
        assertFalse(err.toString().contains("\tat "), err::toString);
    }
}
