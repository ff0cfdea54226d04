package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.cli.Lab;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.transport.Passes;

/// What is shown to relays outside the lab, where it does not fit.
final class HybridPassesTest {
    private static final String FILE =
            """
            title: ours and others
            mesh:
              policy: gossip-2026-08
              topology:
                shape: line
                relays: [A, B]
                external:
                  - {relay: X, url: 'https://127.0.0.1:9/', dialled-by: [A]}
                  - {relay: Y, url: 'moqt://127.0.0.1:9/', dialled-by: [A]}
            """;

    @TempDir Path folder;

    private static Scenario scenario() throws ScenarioException {
        return ScenarioFile.parse("hybrid", FILE);
    }

    private static String refusal(String relay) throws ScenarioException {
        Scenario scenario = scenario();
        Passes passes = new Passes(Map.of(relay, "very-secret"), List.of(), Optional.empty());
        return String.valueOf(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> HybridMesh.start(scenario, passes))
                        .getMessage());
    }

    @Test
    void a_token_for_nobody_or_for_one_that_cannot_be_shown_it_is_refused() throws Exception {
        assertEquals("no relay outside the lab is called Z", refusal("Z"));
        assertEquals("no relay outside the lab is called A", refusal("A"));
        assertEquals("Y has no https:// URL, which could carry a token", refusal("Y"));
    }

    private String refused(String... words) throws Exception {
        StringWriter out = new StringWriter();
        PrintWriter to = new PrintWriter(out);
        assertEquals(2, Lab.run(to, to, words));
        assertFalse(out.toString().contains("very-secret"), out::toString);
        return out.toString();
    }

    @Test
    void the_command_line_takes_tokens_from_files_only_and_for_live_meshes_only() throws Exception {
        String mesh = Files.writeString(folder.resolve("mesh.yaml"), FILE).toString();
        Path token = Files.writeString(folder.resolve("x.jwt"), "very-secret\n");
        Path many = Files.writeString(folder.resolve("many"), "very-secret and more\n");

        assertTrue(
                refused("live", mesh, "--token-file", "Z=" + token)
                        .contains("no relay outside the lab is called Z"));
        assertTrue(
                refused("live", mesh, "--token-file", "X=" + many).contains("expected one token"));
        assertTrue(refused("live", mesh, "--key", mesh).contains("go together"));
        assertTrue(refused("live", mesh, "--ca", mesh).contains("expected certificates in PEM"));
        String alone = FILE.substring(0, FILE.indexOf("    external"));
        String plain = Files.writeString(folder.resolve("plain.yaml"), alone).toString();
        assertTrue(refused("run", plain, "--token-file", "X=" + token).contains("need --live"));
    }
}
