package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.export.MeshExport;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// Exported meshes held against schemas that others have published.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ExportSchemasTest {
    private static final String PROGRAM = "export-check/check";

    @TempDir Path folder;

    /// What came of it.
    private record Answer(int status, String said) {}

    private Answer check(String kind, String text) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(kind + ".yaml"), text);
        Process check =
                new ProcessBuilder(Meeting.installed(PROGRAM).toString(), kind, file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said =
                new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Answer(check.waitFor(), said);
    }

    private static String sample(Map<String, String> files, String name) {
        return files.getOrDefault(name, "");
    }

    private static MeshExport export(String sample) throws ScenarioException {
        Meeting.installed(PROGRAM);
        return new MeshExport(ScenarioFile.read(Path.of("..", "sample-meshes", sample)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zombie-mesh.yaml", "rolling-upgrade.yaml"})
    void a_compose_file_is_valid_by_the_compose_specification(String sample) throws Exception {
        String text = sample(export(sample).compose(), "compose.yaml");

        assertEquals(new Answer(0, "valid"), check("compose", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zombie-mesh.yaml", "rolling-upgrade.yaml"})
    void manifests_are_valid_by_the_schemas_of_kubernetes(String sample) throws Exception {
        String text = sample(export(sample).kubernetes(), "mesh.yaml");

        assertEquals(
                new Answer(0, "kinds ConfigMap Service StatefulSet\nvalid"),
                check("kubernetes", text));
    }

    @Test
    void what_is_not_valid_is_found() throws Exception {
        MeshExport export = export("zombie-mesh.yaml");
        String compose = sample(export.compose(), "compose.yaml");
        String mesh = sample(export.kubernetes(), "mesh.yaml");

        assertFound("compose", compose.replace("tmpfs:", "tempfs:"), "tempfs");
        assertFound("kubernetes", mesh.replace("ports:", "portz:"), "portz");
        assertFound("kubernetes", mesh.replace("replicas: ", "replicas: x"), "replicas");
    }

    private void assertFound(String kind, String text, String word) throws Exception {
        Answer answer = check(kind, text);
        assertEquals(1, answer.status(), answer::said);
        assertTrue(answer.said().contains(word), answer::said);
    }
}
