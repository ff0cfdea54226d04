package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.routing.policy.Policies;

/// Every policy beside every other, one relay of one kind between two of another: what comes of it
/// is in the table of docs/policies/mixed.md, which this test reads.
final class MixedMeshesTest {
    private static final Path PAGE =
            Path.of(System.getProperty("moqlab.root", "..")).resolve("docs/policies/mixed.md");

    private static String lines(String shape, String ends, String middle) {
        return """
        mesh:
          policy: %s
          topology: {shape: %s, relays: [A, B, C], sessions: 1, latency: 5ms, jitter: 500us}
          relays:
            - {relay: B, policy: %s}
          clients:
            - {publisher: pub, at: A, namespace: test}
            - {subscriber: sub, at: C, namespace: test, track: video}
        acts:
          - {at: 1s, start: [pub, sub]}
          - {at: 4s, stop: pub}
        """
                .formatted(ends, shape, middle);
    }

    /// A row of the table.
    ///
    /// @param line what is found in a line, and whether C plays and the name goes
    /// @param triangle the same in a triangle
    record Row(String ends, String middle, String wire, String line, String triangle) {
        static Row played(String ends, String middle) {
            return new Row(
                    ends,
                    middle,
                    WireName.older(spoken(ends), spoken(middle)),
                    outcome("line", ends, middle),
                    outcome("full", ends, middle));
        }

        private static String spoken(String policy) {
            return Policies.named(policy).orElseThrow().nativeWire();
        }

        private static String outcome(String shape, String ends, String middle) {
            try (SimulatedMesh mesh =
                    new SimulatedMesh(Judged.scenario(lines(shape, ends, middle)))) {
                mesh.advanceTo(3_900 * Durations.MILLI);
                long objects = mesh.snapshot().client("sub").orElseThrow().objects();
                mesh.advanceTo(14 * Durations.SECOND);
                List<String> words = new ArrayList<>();
                if (objects == 0) {
                    words.add("no frame");
                }
                if (!Meshes.hops(mesh).isEmpty()) {
                    words.add("never goes");
                }
                List<String> found =
                        Judged.findings(mesh).stream().map(Finding::invariant).toList();
                words.addAll(new TreeSet<>(found));
                return words.isEmpty() ? "clean" : String.join(", ", words);
            }
        }

        static Row read(String line) {
            String[] cells = line.split("\\|", -1);
            return new Row(
                    cells[1].strip().replace("`", ""),
                    cells[2].strip().replace("`", ""),
                    cells[3].strip(),
                    cells[4].strip(),
                    cells[5].strip());
        }

        @Override
        public String toString() {
            return "| `%s` | `%s` | %s | %s | %s |".formatted(ends, middle, wire, line, triangle);
        }
    }

    static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| `gossip-")).map(Row::read).toList();
        }
    }

    @Test
    void the_table_has_every_pair() throws IOException {
        List<String> pairs = new ArrayList<>();
        for (String ends : Policies.names()) {
            for (String middle : Policies.names()) {
                if (!ends.equals(middle)) {
                    pairs.add(ends + " " + middle);
                }
            }
        }
        assertEquals(pairs, rows().stream().map(row -> row.ends() + " " + row.middle()).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_pair_comes_to_what_the_table_says(Row row) {
        assertEquals(row.toString(), Row.played(row.ends(), row.middle()).toString());
    }
}
