package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveCommandTest {
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final String MESH =
            """
            title: two relays
            mesh:
              policy: gossip-2026-05
              topology: {shape: full, relays: [A, B]}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("mesh.yaml"), MESH);
    }

    private int live(String... options) {
        List<String> arguments = new ArrayList<>(List.of("live", file.toString(), "--for", "1ms"));
        arguments.addAll(List.of(options));
        return Lab.run(
                arguments.toArray(String[]::new),
                new PrintWriter(out),
                new PrintWriter(err),
                new OwnDrivers());
    }

    @Test
    void aMeshWithRelaysOutsideTheLabIsPlayedLiveOnly() throws IOException {
        String external =
                "    external: [{relay: X, url: 'moqt://127.0.0.1:9', dialled-by: [A]}]\n";
        String topology = "  topology:\n    shape: full\n    relays: [A, B]\n" + external;
        Files.writeString(file, MESH.replaceFirst("  topology: .*\n", topology));
        String[] words = {"run", file.toString()};

        assertEquals(0, live());
        assertEquals(
                127, Lab.run(words, new PrintWriter(out), new PrintWriter(err), new OwnDrivers()));
        assertTrue(err.toString().contains("X is a relay outside the lab"), err::toString);
    }

    @Test
    void everyRelaySaysWhereItListensAndWhatItShows() {
        assertEquals(0, live("--dial", "A=127.0.0.1:9/" + SHA256, "--wire", "moq-lite-05"));
        String line = " 127\\.0\\.0\\.1:[0-9]{1,5}/[0-9a-f]{64}\n";
        assertTrue(out.toString().matches("A" + line + "B" + line), out::toString);
    }

    @Test
    void aPageForBrowsersIsNamedAfterTheRelays() {
        assertEquals(0, live("--page"));
        String line = " 127\\.0\\.0\\.1:[0-9]{1,5}/[0-9a-f]{64}\n";
        String page = "page http://127\\.0\\.0\\.1:[0-9]{1,5}/\n";
        assertTrue(out.toString().matches("A" + line + "B" + line + page), out::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "x", "999999"})
    void aPageOnNoPortIsRefusedInOneLine(String port) {
        assertEquals(2, live("--page=" + port));
        assertEquals(
                "lab: Invalid value for option '--page': expected a port from 0 to 65535, found '"
                        + port
                        + "'\nSee lab live --help\n",
                err.toString());
    }

    @Test
    void aPageOnATakenPortIsRefusedInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertEquals(2, live("--page=" + port));
            assertTrue(
                    err.toString().startsWith("lab: no page on port " + port + ": "),
                    err::toString);
        }
    }

    @Test
    void aDialByNobodyIsRefusedInOneLine() {
        assertEquals(2, live("--dial", "C=127.0.0.1:9/" + SHA256));
        assertEquals("lab: not all of [C] are relays\nSee lab live --help\n", err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "A=127.0.0.1:9",
                "A=127.0.0.1:9/12",
                "A=127.0.0.1:70000/" + PLACE,
                "A=999.0.0.1:9/" + PLACE,
                "A=localhost:9/" + PLACE
            })
    void aDialThatNamesNoPlaceIsRefusedInOneLine(String dial) {
        assertEquals(2, live("--dial", dial.replace(PLACE, SHA256)));
        assertTrue(
                err.toString().matches("lab: expected \\S*HOST:PORT/SHA256.*\nSee .*\n"),
                err::toString);
    }

    private static final String PLACE = "HEX";
}
