package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/// `lab convergence`, and `lab run --stop-at-finding`, as their user meets them.
final class ConvergenceCommandTest {
    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void writeScenario() throws IOException {
        write("gossip-2026-05");
    }

    private void write(String policy) throws IOException {
        file = folder.resolve("line.yaml");
        Files.writeString(
                file,
                """
                title: There and gone
                mesh:
                  policy: %s
                  topology: {shape: line, relays: [A, B, C], sessions: 1, latency: 5ms}
                  clients: [{publisher: pub, at: A, namespace: test}]
                acts:
                  - {at: 1s, start: pub}
                  - {at: 2s, stop: pub}
                """
                        .formatted(policy));
    }

    private int lab(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Lab.run(arguments, new PrintWriter(out), new PrintWriter(err), new OwnDrivers());
    }

    @Test
    void each_change_is_told_with_the_best_there_could_be() {
        assertEquals(0, lab("convergence", file.toString()));
        assertEquals(
                """
                1s, event N, start: pub: test is published at A
                  last relay after 15ms, best 10ms (1.5 times); 2 messages, best 2 (1.0 times)
                    A: after 5ms (best 0s), 1 change
                    B: after 10ms (best 5ms), 1 change
                    C: after 15ms (best 10ms), 1 change
                2s, event N, stop: pub: test is published no more at A
                  last relay after 11.3ms, best 10ms (1.1 times); 4 messages, best 2 (2.0 times)
                    A: after 1.1ms (best 0s), 1 change
                    B: after 6.2ms (best 5ms), 1 change
                    C: after 11.3ms (best 10ms), 1 change
                """,
                out.toString().replaceAll("event \\d+", "event N"));
    }

    @Test
    void as_json_it_is_an_object_a_change() {
        assertEquals(0, lab("convergence", "--json", file.toString()));
        List<String> lines =
                out.toString().replaceAll("\"event\":\\d+", "\"event\":0").lines().toList();
        assertEquals(2, lines.size());
        assertEquals(
                """
                {"event":0,"t":1000000000,"what":"start: pub","namespace":"test",\
                "kind":"published","place":"A","duration":15000000,"optimum":10000000,\
                "messages":2,"edges":2,"over":true,"unsettled":[],"relays":[\
                {"relay":"A","first":5000000,"last":5000000,"changes":1,"optimum":0,"settled":true},\
                {"relay":"B","first":10000000,"last":10000000,"changes":1,"optimum":5000000,"settled":true},\
                {"relay":"C","first":15000000,"last":15000000,"changes":1,"optimum":10000000,"settled":true}]}\
                """,
                lines.getFirst());
    }

    @Test
    void a_run_that_stops_at_a_finding_says_which_and_why() throws IOException {
        write("gossip-2026-03");
        assertEquals(1, lab("run", "--stop-at-finding", file.toString()));
        String said = out.toString().replaceAll("event \\d+", "event N");
        String expected =
                """
                # stopped at event N: loop-free at A, B
                #   expected: best routes in a circle for less than 260ms
                #   found: they lead in circles since 2.0011s, now A > B > A
                #   why: A: hold-down over, told 3 hops (event N); its best routes lead A > B > A,\
                 in a circle
                #   since event N, see [\
                """;
        assertTrue(said.contains(expected), said);
        assertTrue(said.contains("\n# mesh time: 2.261s\n"), said);
    }

    @Test
    void a_run_without_a_finding_goes_on_to_its_end() {
        assertEquals(0, lab("run", "--stop-at-finding", file.toString()));
        assertTrue(out.toString().contains("# mesh time: 12s\n"), out::toString);
        assertTrue(!out.toString().contains("stopped at event"), out::toString);
    }

    @Test
    void what_is_no_scenario_is_status_two() {
        assertEquals(2, lab("convergence", file + ".nowhere"));
        assertEquals(2, lab("convergence"));
        assertEquals("", out.toString());
    }
}
