package org.moqlab.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.app.export.BugPack;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;

/// The page of a bug pack, as people and as the checker of Markdown read it. That checker is from
/// outside: the folder that the environment variable `MOQLAB_PEERS` names may have it.
final class BugPackPageTest {
    private static final String HARMFUL = "# 1. a *b* [c](d) <e> `f` | g";

    private static Path checker() {
        String folder = System.getenv("MOQLAB_PEERS");
        assumeTrue(folder != null, "MOQLAB_PEERS names no folder of foreign peers");
        Path program = Path.of(folder).toAbsolutePath().resolve("markdownlint/peer");
        assumeTrue(Files.isExecutable(program), program + " is not installed");
        return program;
    }

    private static Path page(Scenario scenario, long millis, Path folder) throws IOException {
        try (Played run = new Played(scenario)) {
            run.to(millis);
            Path pack = folder.resolve("pack");
            new BugPack(
                            run.moment().scenario(),
                            run.player().mesh().orElseThrow().journal(),
                            run.moment().snapshot(),
                            run.moment().now(),
                            false,
                            Software.versions(true),
                            file -> Files.writeString(file, "a picture"))
                    .write(pack, BugPack.Watch.NONE);
            return pack.resolve("README.md");
        }
    }

    private static void assertClean(Path page) throws IOException, InterruptedException {
        Process lint =
                new ProcessBuilder(List.of(checker().toString(), page.toString()))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(lint.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, lint.waitFor(), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zombie-mesh.yaml",
                "names/two-roots.yaml",
                "names/public-prefix.yaml",
                "4-fronts/subscription-cycle.yaml"
            })
    void markdownlintHasNothingToSay(String sample, @TempDir Path folder) throws Exception {
        checker();
        assertClean(page(SampleMeshes.named(sample).scenario(), 3_600, folder));
    }

    @Test
    void norOfATitleThatIsFullOfMarkup(@TempDir Path folder) throws Exception {
        checker();
        assertClean(page(titled(HARMFUL), 3_600, folder));
    }

    private static Scenario titled(String title) throws ScenarioException {
        String text = ScenarioWriter.print(Scenarios.zombie());
        return ScenarioFile.parse(
                "titled", text.replaceFirst("(?m)^title: .*$", "title: '" + title + "'"));
    }

    @Test
    void itSaysBelowWhichRootAClientSaysItsName(@TempDir Path folder) throws Exception {
        String page =
                Files.readString(
                        page(SampleMeshes.named("names/two-roots.yaml").scenario(), 2_000, folder));
        String flat = page.replaceAll("\\s+", " ");
        assertTrue(flat.contains(" below the root `/"), page);
        assertTrue(flat.contains(", announced below `/"), page);
        assertTrue(flat.contains("## Wires agreed on"), page);
        assertTrue(flat.contains("netty-codec-classes-quic 4."), page);
    }
}
