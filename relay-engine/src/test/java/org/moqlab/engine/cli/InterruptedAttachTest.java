package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.HostileRelay;
import org.moqlab.engine.attach.flight.FlightFile;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;

/// A process that records what it watches, and is ended in the middle of it.
@Timeout(value = 90, unit = TimeUnit.SECONDS)
final class InterruptedAttachTest {
    private static final String ENV = "/usr/bin/env";

    @TempDir Path folder;

    private final HostileRelay relay =
            new HostileRelay(n -> n == 0 ? HostileRelay.announce("demo/bbb", 1) : Bytes.EMPTY);
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
        relay.close();
    }

    /// Whoever runs the tests in the background may have them ignore SIGINT, which a process hands
    /// on.
    private static List<String> heedful() throws IOException, InterruptedException {
        List<String> words = List.of(ENV, "--default-signal=INT,TERM");
        boolean can =
                Files.isExecutable(Path.of(ENV))
                        && new ProcessBuilder(
                                                Stream.concat(words.stream(), Stream.of("true"))
                                                        .toList())
                                        .start()
                                        .waitFor()
                                == 0;
        assumeTrue(can, "no " + ENV + " that resets signals");
        return words;
    }

    /// Starts to record, and waits until a name was printed.
    private Process recording(Path file) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(heedful());
        words.add(Path.of(String.valueOf(System.getProperty("java.home")), "bin", "java") + "");
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(List.of("-cp", String.valueOf(System.getProperty("java.class.path"))));
        words.add("org.moqlab.engine.cli.Lab");
        words.addAll(List.of("attach", "H=" + relay.url(), "--pin", "H=" + relay.fingerprint()));
        words.addAll(List.of("--watch", "--record", file.toString()));
        Process process =
                new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        processes.add(process);
        BufferedReader lines = process.inputReader();
        String line = "";
        while (!line.contains("demo/bbb")) {
            line = lines.readLine();
            if (line == null) {
                throw new AssertionError("it ended before it told a name");
            }
        }
        return process;
    }

    private static void signal(Process process, String name)
            throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor());
        process.inputReader().lines().forEach(_ -> {});
        var _ = process.waitFor();
    }

    private static boolean tells(Flight flight) {
        return flight.at(flight.to()).view().relays().values().stream()
                .anyMatch(each -> each.names().contains(new Namespace("demo/bbb")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void who_is_told_to_end_leaves_a_flight_that_can_be_opened(String signal) throws Exception {
        Path file = folder.resolve("night.flight");
        signal(recording(file), signal);

        assertTrue(tells(FlightFile.read(file)));
        assertOnly(file);
    }

    @Test
    void who_is_killed_leaves_the_flight_of_before_or_none() throws Exception {
        Path file = folder.resolve("night.flight");
        signal(recording(file), "KILL");
        assertFalse(Files.exists(file));

        signal(recording(file), "INT");
        byte[] before = Files.readAllBytes(file);
        signal(recording(file), "KILL");
        assertEquals(Bytes.wrap(before), Bytes.wrap(Files.readAllBytes(file)));
        assertOnly(file);
    }

    private void assertOnly(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
