package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every scenario that ships goes as its file expects.
final class SampleMeshesTest {
    static List<Path> samples() throws IOException {
        Path folder = Path.of(System.getProperty("moqlab.root", ".."), "sample-meshes");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void goesAsItsFileExpects(Path file) {
        StringWriter out = new StringWriter();
        String[] args = {"run", file.toString()};
        PrintWriter err = new PrintWriter(new StringWriter());
        int status = Lab.run(args, new PrintWriter(out), err, new OwnDrivers());
        assertEquals(0, status, out::toString);
    }
}
