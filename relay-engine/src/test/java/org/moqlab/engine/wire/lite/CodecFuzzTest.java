package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;

/// Jazzer looks for octets that break a codec, from the vectors on, guided by what they reach. One
/// virtual machine a target; rounds: `-Dmoqlab.fuzz.rounds=N`, and only then, because they take
/// their time to start.
@Tag("fuzz")
@EnabledIfSystemProperty(
        named = "moqlab.fuzz.rounds",
        matches = "[0-9]+",
        disabledReason = "no -Dmoqlab.fuzz.rounds=N; CodecNeighboursTest has checked the vectors")
final class CodecFuzzTest {
    private static final int ROUNDS = Integer.getInteger("moqlab.fuzz.rounds", 2_000);
    private static final int SEED = Integer.getInteger("moqlab.fuzz.seed", 1);
    private static final int MAX_OCTETS = 512;
    private static final long MAX_MINUTES = 60;

    static List<String> targets() {
        return FuzzTarget.names();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void no_octets_break_a_codec(String target, @TempDir Path place) throws Exception {
        Path log = place.resolve("log");
        Process jazzer =
                new ProcessBuilder(command(target, corpus(target, place)))
                        .directory(place.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = jazzer.waitFor(MAX_MINUTES, TimeUnit.MINUTES);
        jazzer.destroyForcibly();

        List<String> said = Files.readAllLines(log);
        String last =
                said.stream().filter(l -> l.startsWith("Done ")).collect(Collectors.joining());
        System.out.println(target + ": " + last);
        assertEquals("true, 0", ended + ", " + jazzer.waitFor(), () -> tail(said));
    }

    private static List<String> command(String target, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "-D" + FuzzTarget.PROPERTY + "=" + target,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=org.moqlab.engine.wire.**:org.moqlab.engine.model.**",
                "--custom_hook_includes=none",
                "-runs=" + ROUNDS,
                "-seed=" + SEED,
                "-max_len=" + MAX_OCTETS,
                corpus.toString());
    }

    private static Path corpus(String target, Path place) throws IOException {
        Path corpus = Files.createDirectory(place.resolve("corpus"));
        int number = 0;
        for (Bytes seed : FuzzTarget.seeds(target)) {
            Files.write(corpus.resolve("seed-" + number++), seed.toArray());
        }
        return corpus;
    }

    /// From the finding on, or the end.
    private static String tail(List<String> said) {
        int finding = said.indexOf("== Java Exception");
        for (int i = 0; i < said.size() && finding < 0; i++) {
            finding = said.get(i).contains("== Java Exception") ? i : finding;
        }
        int from = finding < 0 ? Math.max(0, said.size() - 40) : finding;
        return String.join("\n", said.subList(from, Math.min(said.size(), from + 40)));
    }
}
