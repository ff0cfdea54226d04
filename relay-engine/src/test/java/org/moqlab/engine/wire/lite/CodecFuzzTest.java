package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.model.Bytes;

/// Jazzer looks for octets that break a codec, from the vectors on, guided by what they reach.
/// Inputs a target: `-Dmoqlab.fuzz.rounds=N`; one target alone: `-Dmoqlab.fuzz.target=NAME`.
@Tag("fuzz")
final class CodecFuzzTest {
    private static final int ROUNDS = Integer.getInteger("moqlab.fuzz.rounds", 2_000);
    private static final int SEED = Integer.getInteger("moqlab.fuzz.seed", 1);
    private static final int MAX_OCTETS = 512;

    /// From so many rounds on, compiling well pays.
    private static final int MANY = 100_000;

    private static final long MAX_HOURS = 6;

    private static final String TARGET = System.getProperty("moqlab.fuzz.target", "");

    @Test
    void no_octets_break_a_codec(@TempDir Path place) throws Exception {
        Path log = place.resolve("log");
        Process jazzer =
                new ProcessBuilder(command(corpus(place)))
                        .directory(place.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = jazzer.waitFor(MAX_HOURS, TimeUnit.HOURS);
        jazzer.destroyForcibly();

        List<String> said = Files.readAllLines(log);
        String last =
                said.stream().filter(l -> l.startsWith("Done ")).collect(Collectors.joining());
        System.out.println(FuzzTarget.chosen(TARGET).size() + " targets: " + last);
        assertEquals("true, 0", ended + ", " + jazzer.waitFor(), () -> tail(said));
    }

    /// What codecs may take is bounded by the heap, not by what else the process holds. Stacks cost
    /// more than all else, and the line that repeats a finding brings it back with one.
    private static List<String> command(Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:-StackTraceInThrowable",
                "-XX:TieredStopAtLevel=" + (ROUNDS < MANY ? 1 : 4),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dmoqlab.fuzz.target=" + TARGET,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=org.moqlab.engine.wire.**:org.moqlab.engine.model.**",
                "--custom_hook_includes=none",
                "--mutator_framework=false",
                "-runs=" + ROUNDS,
                "-seed=" + SEED,
                "-rss_limit_mb=0",
                "-max_len=" + MAX_OCTETS,
                corpus.toString());
    }

    private static Path corpus(Path place) throws IOException {
        Path corpus = Files.createDirectory(place.resolve("corpus"));
        for (String target : FuzzTarget.chosen(TARGET)) {
            int number = 0;
            for (Bytes seed : FuzzTarget.seeds(target)) {
                Files.write(corpus.resolve(target + "-" + number++), seed.toArray());
            }
        }
        return corpus;
    }

    /// From the finding on, or the end.
    private static String tail(List<String> said) {
        int finding = 0;
        while (finding < said.size() && !said.get(finding).contains("== Java Exception")) {
            finding++;
        }
        int from = finding == said.size() ? Math.max(0, said.size() - 40) : finding;
        return String.join("\n", said.subList(from, Math.min(said.size(), from + 40)));
    }
}
