package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Comparisons and sweeps as their user meets them.
final class CompareCommandTest {
    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void writeScenario() throws IOException {
        file = folder.resolve("pair.yaml");
        Files.writeString(
                file,
                """
                title: A pair
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: line, relays: [A, B], sessions: 1, latency: 5ms}
                  clients: [{publisher: pub, at: A, namespace: test}]
                acts: [{at: 1s, start: pub}, {at: 2s, stop: pub}]
                """);
    }

    private int lab(String... args) {
        return Lab.run(args, new PrintWriter(out), new PrintWriter(err), new OwnDrivers());
    }

    @Test
    void compareSaysWhatEveryFixComesTo() {
        int status =
                lab(
                        "compare",
                        file.toString(),
                        "--for",
                        "6s",
                        "--fixes",
                        "none,hop-aware-cleanup=any-loss");
        assertEquals("", err.toString());
        assertEquals(0, status);
        assertEquals(
                """
                policy          fix                         ghost  clean after
                """
                        .strip(),
                out.toString().lines().findFirst().orElse("").substring(0, 62).strip());
        assertTrue(
                out.toString()
                        .contains(
                                "\n"
                                        + "gossip-2026-03  none                        yes         "
                                        + " never"));
    }

    @Test
    void compareSwitchesTheWireWithThePolicy() {
        assertEquals(0, lab("compare", file.toString(), "--policies", "all", "--for", "3s"));
        for (String wire : new String[] {"moq-lite-03", "moq-lite-04"}) {
            assertTrue(out.toString().contains(wire), out.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--policies gossip-2025-01|no policy is called 'gossip-2025-01'",
                "--fixes magic|--fixes magic: magic:1:2: expected a key of knobs",
                "--jobs 0|--jobs is from 1 to 64",
                "--json --markdown|are mutually exclusive"
            })
    void whatCannotBeComparedIsRefused(String args, String message) {
        String[] all = ("compare " + file + " " + args).split(" ");
        assertEquals(2, lab(all));
        assertTrue(err.toString().contains(message), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void sweepPrintsALineARunAndDrawsAMap() throws IOException {
        Path map = folder.resolve("map.png");
        int status =
                lab(
                        "sweep",
                        file.toString(),
                        "--for",
                        "4s",
                        "--param",
                        "infinity=4..6/2",
                        "--param",
                        "hold-down=0..100ms/100ms",
                        "--png",
                        map.toString());
        assertEquals("", err.toString());
        assertEquals(0, status);
        assertEquals(
                "infinity,hold-down_ns,ghost,storm,clean_ns,ghost_time_ns,told,withdrawn,messages,"
                        + "since,peak_hops",
                out.toString().lines().findFirst().orElse(""));
        assertEquals(5, out.toString().lines().count());
        byte[] png = Files.readAllBytes(map);
        assertEquals("PNG", new String(png, 1, 3, java.nio.charset.StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--param hold-down=1s|expected a range such as hold-down=0..1s/50ms",
                "--param hold-down=0..1s/1ms --param infinity=1..20/1|at most 1000 values",
                "--param infinity=1..4/1 --param infinity=1..4/1|the same setting twice",
                "--param infinity=1..900/1 --param hold-down=0..1s/10ms|more than 10000"
            })
    void whatCannotBeSweptIsRefused(String args, String message) {
        String[] all = ("sweep " + file + " " + args).split(" ");
        assertEquals(2, lab(all));
        assertTrue(err.toString().contains(message), err.toString());
    }
}
