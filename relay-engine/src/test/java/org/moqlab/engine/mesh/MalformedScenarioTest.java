package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every malformed file is refused with place, expectation and finding.
final class MalformedScenarioTest {
    private static final String HEAD =
            """
            title: t
            mesh:
              policy: gossip-2026-03
              topology: {shape: full, relays: [A, B]}
              clients:
                - {publisher: pub, at: A, namespace: test}
                - {subscriber: sub, at: B, namespace: test, track: catalog}
            """;

    /// The corpus: `>>> message` lines, each followed by the file it is about.
    static List<Arguments> corpus() throws IOException {
        try (InputStream in =
                MalformedScenarioTest.class.getResourceAsStream("malformed-scenarios.txt")) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            String text = new String(bytes, StandardCharsets.UTF_8);
            List<Arguments> cases = new ArrayList<>();
            Arrays.stream(text.split("(?m)^>>> ", -1))
                    .skip(1)
                    .map(c -> c.split("\n", 2))
                    .forEach(c -> cases.add(Arguments.of(c[0], unfold(c[1]))));
            return cases;
        }
    }

    private static String unfold(String file) {
        return file.replace("<HEAD>\n", HEAD).replace("<TAB>", "\t").replace("<NUL>", "\0");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void namesThePlaceWhatWasExpectedAndWhatWasFound(String message, String file) {
        assertEquals(message, refusal(file));
    }

    @Test
    void theCorpusIsLarge() throws IOException {
        assertTrue(corpus().size() >= 40);
    }

    @Test
    void aNestingBombIsRefusedAtItsFirstLevelTooDeep() {
        String message = "f.yaml:1:17: expected at most 16 levels of nesting, found more";
        assertEquals(message, refusal("[".repeat(1_000_000)));
    }

    @Test
    void moreThanAThousandRelaysAreRefusedAtTheFirstTooMany() {
        String names =
                IntStream.rangeClosed(1, 1_001)
                        .mapToObj(i -> "r" + i)
                        .collect(Collectors.joining(",\n"));
        String file =
                "title: t\nmesh: {policy: gossip-2026-03, topology: {shape: line, relays: [\n"
                        + names
                        + "]}}\n";
        assertEquals("f.yaml:1003:1: expected at most 1000 relays, found 1001", refusal(file));
    }

    @Test
    void moreThanTenThousandActsAreRefusedAtTheFirstTooMany() {
        String file = HEAD + "acts:\n" + "- {at: 1s, kill: [A, B]}\n".repeat(5_001);
        String message =
                "f.yaml:5009:3: expected at most 10000 acts, each name counted, found more";
        assertEquals(message, refusal(file));
    }

    @Test
    void moreThanTenThousandExpectationsAreRefusedAtTheFirstTooMany() {
        String file = HEAD + "expect:\n" + "- {breaks: no-ghost}\n".repeat(10_001);
        String message = "f.yaml:10009:3: expected at most 10000 expectations, found 10001";
        assertEquals(message, refusal(file));
    }

    @Test
    void aLongNameAndALongTextAreRefused() {
        String mesh = "\nmesh: {policy: gossip-2026-03, topology: {shape: full, relays: [";
        assertEquals(
                "f.yaml:2:65: expected a relay name of at most 64 characters, found 65 characters",
                refusal("title: t" + mesh + "x".repeat(65) + "]}}"));
        assertEquals(
                "f.yaml:1:8: expected a title of at most 1000 characters, found 1001 characters",
                refusal("title: " + "x".repeat(1_001) + mesh + "A]}}"));
    }

    @Test
    void fiftyMegabytesAreRefusedWithoutBeingRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge.yaml");
        try (var out =
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.position(50 << 20).write(StandardCharsets.UTF_8.encode("x"));
        }
        String message = ":1:1: expected a file of at most 1048576 bytes, found 52428801 bytes";
        assertEquals(file + message, refusal(file));
    }

    @Test
    void whatIsNoTextFileIsRefused(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertEquals(
                missing + ":1:1: expected a scenario file, found no file of that name",
                refusal(missing));
        assertEquals(folder + ":1:1: expected a scenario file, found a directory", refusal(folder));
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "title: t\nteaches: é\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(latin + ":2:10: expected UTF-8 text, found the byte 0xE9", refusal(latin));
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(ScenarioException.class, () -> ScenarioFile.parse("f.yaml", text))
                        .getMessage());
    }

    private static String refusal(Path file) {
        return String.valueOf(
                assertThrows(ScenarioException.class, () -> ScenarioFile.read(file)).getMessage());
    }
}
