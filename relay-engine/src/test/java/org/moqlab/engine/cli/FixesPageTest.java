package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.moqlab.engine.Checkout.ROOT;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables of what the report's fixes do, in the README and on their own page, are what `./lab
/// compare` prints. April's storms take minutes and are left out.
final class FixesPageTest {
    private static final List<Integer> OF_THE_README = List.of(2, 3, 7, 8);
    private static final int COLUMNS_OF_THE_PAGE = 10;

    /// Rows by fix.
    private static Map<String, List<String>> printed(String policy) {
        StringWriter out = new StringWriter();
        int status =
                Lab.run(
                        new String[] {
                            "compare",
                            ROOT.resolve("sample-meshes/zombie-mesh.yaml").toString(),
                            "--policies",
                            policy,
                            "--fixes",
                            "all",
                            "--markdown"
                        },
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()),
                        new OwnDrivers());
        assertEquals(0, status);
        Map<String, List<String>> rows = new TreeMap<>();
        out.toString()
                .lines()
                .skip(2)
                .map(FixesPageTest::cells)
                .forEach(row -> rows.put(row.get(1), row.subList(0, COLUMNS_OF_THE_PAGE)));
        return rows;
    }

    private static List<String> cells(String line) {
        String[] cells = line.strip().substring(1).split("\\|", -1);
        return Arrays.stream(cells).limit(cells.length - 1).map(String::strip).toList();
    }

    /// The rows of a table of Markdown for a policy, one for each fix it names.
    private static Map<String, List<String>> written(String file, String policy)
            throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        String last = "";
        for (String line : Files.readAllLines(ROOT.resolve(file))) {
            if (!line.startsWith("|")) {
                continue;
            }
            List<String> cells = cells(line);
            last = cells.get(0).isEmpty() ? last : cells.get(0);
            if (last.equals("`" + policy + "`") && cells.size() > 2) {
                for (String fix : cells.get(1).split(", ", -1)) {
                    String plain = fix.replace("`", "");
                    List<String> row = new ArrayList<>(cells);
                    row.set(0, policy);
                    row.set(1, plain);
                    rows.put(plain, row);
                }
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gossip-2026-03", "gossip-2026-05", "gossip-2026-08", "gossip-2026-08-dev"})
    void both_tables_say_what_compare_prints(String policy) throws IOException {
        Map<String, List<String>> all = printed(policy);
        Map<String, List<String>> few = new TreeMap<>();
        all.forEach((fix, row) -> {
            List<String> kept = new ArrayList<>(List.of(policy, fix));
            OF_THE_README.forEach(column -> kept.add(row.get(column)));
            few.put(fix, kept);
        });

        assertEquals(all, written("docs/policies/fixes.md", policy));
        assertEquals(few, written("README.md", policy));
    }
}
