package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.transport.Trust;

/// Relays in processes of their own, of which one dies.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class TwoProcessesTest {
    private static final String NODE = ".internal/origins/https:/b.example";

    @TempDir Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    /// A relay process, and where it said it listens.
    private record Started(Process process, String quic, URI inspect) {
        int port() {
            return Integer.parseInt(quic.substring(quic.indexOf(':') + 1, quic.indexOf('/')));
        }

        String pin() {
            return quic.substring(quic.indexOf('/') + 1);
        }
    }

    private Started start(String name, String yaml) throws IOException {
        Path config = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        Process process =
                new ProcessBuilder(
                                Path.of(
                                                String.valueOf(System.getProperty("java.home")),
                                                "bin",
                                                "java")
                                        .toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                String.valueOf(System.getProperty("java.class.path")),
                                "org.moqlab.engine.cli.Lab",
                                "relay",
                                "--config",
                                config.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        processes.add(process);
        BufferedReader lines = process.inputReader();
        String quic = said(lines, "quic ");
        return new Started(process, quic, URI.create(said(lines, "inspect ")));
    }

    private static String said(BufferedReader lines, String word) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length());
            }
        }
        throw new AssertionError("the relay ended without " + word);
    }

    private Started first() throws IOException {
        return start(
                "A",
                "{name: A, origin: 1, listen: 0, inspect: 0, auth: {public: ''},"
                        + " knobs: {idle-timeout: 5s}}");
    }

    private Started second(Started a) throws IOException {
        return start(
                "B",
                """
                name: B
                origin: 2
                listen: 0
                inspect: 0
                auth: {public: ''}
                cluster:
                  connect: [{url: 'https://127.0.0.1:%d/', pin: %s}]
                  mesh: {self: 'https://b.example/'}
                """
                        .formatted(a.port(), a.pin()));
    }

    private static AttachTarget target(String name, Started relay, boolean session) {
        URI url = session ? URI.create("https://127.0.0.1:" + relay.port() + "/") : relay.inspect();
        return new AttachTarget(
                name,
                url,
                new Trust.Pinned(Bytes.ofHex(relay.pin())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(10 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private static WatchedRelay relay(Attachment attached, String name) {
        return Objects.requireNonNull(attached.view().relays().get(name));
    }

    private static boolean tells(Attachment attached, String relay) {
        return relay(attached, relay).names().contains(new Namespace(NODE));
    }

    @Test
    void when_one_of_two_is_killed_everything_it_told_is_gone_and_the_record_has_it()
            throws Exception {
        Started a = first();
        Started b = second(a);
        Attachment.Strangers alone =
                new Attachment.Strangers(false, new Trust.Authorities(List.of()));
        try (Attachment attached =
                Attachment.start(List.of(target("A", a, false), target("B", b, true)), alone)) {
            await(() -> tells(attached, "A") && tells(attached, "B"));
            await(() -> !attached.view().edges().isEmpty());

            b.process().destroyForcibly();
            assertEquals(137, b.process().waitFor());
            await(() -> relay(attached, "B").state() == WatchedRelay.State.LOST);
            await(() -> !tells(attached, "A"));
            await(() -> attached.view().edges().isEmpty());
            assertFalse(attached.snapshot().relay("B").orElseThrow().up());
            assertTrue(
                    attached.journal().all().stream()
                            .anyMatch(event ->
                                    event.relay().equals("B")
                                            && event.body() instanceof EventBody.RelayChanged change
                                            && !change.up()));
        }
    }

    @Test
    void a_relay_that_is_terminated_closes_its_sessions_first() throws Exception {
        Started a = first();
        Started b = second(a);
        try (Attachment attached =
                Attachment.start(
                        List.of(target("A", a, false)),
                        new Attachment.Strangers(false, new Trust.Authorities(List.of())))) {
            await(() -> tells(attached, "A"));
            b.process().destroy();
            assertEquals(143, b.process().waitFor());
            await(() -> !tells(attached, "A"));
        }
    }
}
