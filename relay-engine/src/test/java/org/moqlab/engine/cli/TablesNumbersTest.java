package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `lab tables` prints every cell of GOSSIP A.5. The publisher leaves at 2 s; cells are 0.2, 0.6, 2
/// and 6 s after that, a relay each.
final class TablesNumbersTest {
    private static final Pattern HOPS = Pattern.compile("\"hops\":(\\d+)");

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "full, 'A, B', 1, A, '3 2 | 5 4 | 9 10 | 25 26'",
        "full, 'A, B, C', 1, A, '3 2 2 | 4 4 4 | 9 9 9 | 25 25 25'",
        "full, 'A, B, C, D, E, F', 2, A,"
                + " '3 2 2 2 2 2 | 4 4 4 4 4 4 | 9 9 9 9 9 9 | 25 25 25 25 25 25'",
        "line, 'A, B, C', 1, A, '3 2 3 | 5 4 5 | 9 10 9 | 25 26 25'",
        "ring, 'A, B, C, D', 1, A, '3 2 3 2 | 5 4 5 4 | 9 10 9 10 | 25 26 25 26'",
        "star, 'H, A, B, C', 1, H, '3 2 2 2 | 5 4 4 4 | 9 10 10 10 | 25 26 26 26'"
    })
    void tables_print_the_hop_counts_of_the_report(
            String shape, String relays, int sessions, String publisherAt, String cells)
            throws IOException {
        Path file = folder.resolve("mesh.yaml");
        Files.writeString(
                file,
                """
                title: numbers
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: %s, relays: [%s], sessions: %d, latency: 5ms}
                  clients:
                    - {publisher: pub, at: %s, namespace: test, wire: moq-lite-02}
                acts:
                  - {at: 1s, start: pub}
                  - {at: 2s, stop: pub}
                """
                        .formatted(shape, relays, sessions, publisherAt));

        String printed = lab("tables", file.toString(), "--at", "2.2s,2.6s,4s,8s");

        assertEquals(List.of(cells.replace("| ", "").split(" ")), hops(printed));
    }

    private static List<String> hops(String printed) {
        List<String> hops = new ArrayList<>();
        Matcher matcher = HOPS.matcher(printed);
        while (matcher.find()) {
            hops.add(matcher.group(1));
        }
        return hops;
    }

    private static String lab(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Lab.run(arguments, new PrintWriter(out), new PrintWriter(err), new OwnDrivers());
        assertEquals("0 ", status + " " + err);
        return out.toString();
    }
}
