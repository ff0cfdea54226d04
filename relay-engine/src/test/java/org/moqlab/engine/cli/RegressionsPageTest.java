package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.Checkout.ROOT;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What docs/regressions.md gives other projects to copy.
final class RegressionsPageTest {
    @TempDir private Path folder;

    private static List<String> blocks() throws Exception {
        return Example.blocks(ROOT.resolve("docs/regressions.md"));
    }

    @Test
    void the_junit_test_builds_and_fails_and_passes_as_the_lab_does() throws Exception {
        Path source = Files.writeString(folder.resolve("GossipTest.java"), blocks().get(2));
        Path built = Files.createDirectories(folder.resolve("classes"));
        assertEquals("", Example.compiled(built, source));
        Path pair = ROOT.resolve("sample-meshes/1-hop-count/zombie-pair.yaml");
        String hopeful =
                Files.readString(pair)
                        .replaceFirst("(?s)\nexpect:.*", "\nexpect: [{holds: no-ghost}]");
        Path wrong = Files.writeString(folder.resolve("hopeful.yaml"), hopeful);

        URL[] classes = {built.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass("com.example.relay.GossipTest");
            Constructor<?> make = type.getDeclaredConstructor();
            make.setAccessible(true);
            Method test = type.getDeclaredMethod("goesAsItsFileExpects", Path.class);
            test.setAccessible(true);

            test.invoke(make.newInstance(), pair);
            InvocationTargetException failed =
                    assertThrows(
                            InvocationTargetException.class,
                            () -> test.invoke(make.newInstance(), wrong));
            String said = String.valueOf(failed.getCause());
            assertTrue(said.contains("not ok 1 - holds no-ghost"), said);
        }
    }

    @Test
    void the_workflow_is_yaml_whose_steps_call_the_lab() throws Exception {
        Load load = new Load(LoadSettings.builder().build());
        String workflow = String.valueOf(load.loadFromString(blocks().get(0)));

        assertTrue(workflow.contains("mesh-lab/lab run tests/gossip --junit gossip.xml"), workflow);
        assertTrue(workflow.contains("java-version=25"), workflow);
    }
}
