package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class MainTest {
    private record Outcome(int status, List<String> errors) {}

    private static Outcome run(String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new java.util.ArrayList<>(
                        List.of(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.moqlab.app.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(new File("/dev/null"));
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        Process process = builder.start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), errors.lines().toList());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayItNamesTheHeadlessRunInOneLine() throws Exception {
        assertEquals(
                new Outcome(
                        127,
                        List.of(
                                "No display to open a window on; run it headless:"
                                        + " ./lab run sample-meshes/zombie-mesh.yaml")),
                run());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatItCannotUnderstandIsUnusableInput() throws Exception {
        assertEquals(2, run("--bogus").status());
    }
}
