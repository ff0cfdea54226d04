package org.moqlab.engine.routing.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every policy has a page, and every page the same sections.
final class PoliciesPagesTest {
    private static final Path PAGES =
            Path.of(System.getProperty("moqlab.root", "..")).resolve("docs/policies");
    private static final List<String> SECTIONS =
            List.of("## Sources", "## Rules", "## Known bugs", "## Simplified");

    static List<String> policies() {
        return Policies.names();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_policy_has_a_page_with_its_sources_rules_bugs_and_simplifications(String policy)
            throws IOException {
        List<String> lines = Files.readAllLines(PAGES.resolve(policy + ".md"));

        assertEquals("# " + policy, lines.getFirst());
        assertEquals(SECTIONS, lines.stream().filter(SECTIONS::contains).toList());
    }
}
