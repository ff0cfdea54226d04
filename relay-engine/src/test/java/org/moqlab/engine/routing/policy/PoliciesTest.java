package org.moqlab.engine.routing.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.routing.RoutingPolicy;

/// Every policy can be named in a scenario, speaks a wire there is, and has its page.
final class PoliciesTest {
    static List<RoutingPolicy> policies() {
        return Policies.all();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_policy_is_found_by_its_name_wherever_names_are_known(RoutingPolicy policy) {
        assertEquals(Optional.of(policy), Policies.named(policy.name()));
        assertTrue(ScenarioFile.POLICIES.contains(policy.name()), policy.name());
        assertTrue(ScenarioFile.WIRES.contains(policy.nativeWire()), policy.nativeWire());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_policy_has_a_page_that_says_where_its_rules_come_from(RoutingPolicy policy)
            throws IOException {
        Path root = Path.of(System.getProperty("moqlab.root"));
        Path page = root.resolve("docs").resolve("policies").resolve(policy.name() + ".md");
        String text = Files.readString(page);

        for (String heading : List.of("## Sources", "## Rules", "## Known bugs", "## Simplified")) {
            assertTrue(text.contains(heading), page + " lacks " + heading);
        }
    }
}
