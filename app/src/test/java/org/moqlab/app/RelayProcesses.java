package org.moqlab.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Relays of the lab as processes of their own.
final class RelayProcesses implements AutoCloseable {
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    /// A relay, and where it said it listens.
    ///
    /// @param pin SHA-256 of its certificate
    /// @param inspect URL at which it shows itself
    record Started(Process process, int port, String pin, String inspect) {}

    RelayProcesses(Path folder) {
        this.folder = folder;
    }

    /// Starts one that nobody else knows.
    Started alone(String name, int id) throws IOException {
        return start(
                name,
                "{name: %s, origin: %d, listen: 0, inspect: 0, auth: {public: ''},"
                                .formatted(name, id)
                        + " knobs: {idle-timeout: 5s}}");
    }

    /// Starts one that dials another, and names itself to it.
    Started dialling(String name, int id, Started other) throws IOException {
        return start(
                name,
                """
                name: %s
                origin: %d
                listen: 0
                inspect: 0
                auth: {public: ''}
                cluster:
                  connect: [{url: 'https://127.0.0.1:%d/', pin: %s}]
                  mesh: {self: 'https://%s.example/'}
                """
                        .formatted(name, id, other.port(), other.pin(), name));
    }

    private Started start(String name, String yaml) throws IOException {
        Path config = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process =
                new ProcessBuilder(
                                java.toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.moqlab.engine.cli.Lab",
                                "relay",
                                "--config",
                                config.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        processes.add(process);
        BufferedReader lines = process.inputReader();
        String quic = said(lines, "quic ");
        int colon = quic.indexOf(':');
        int slash = quic.indexOf('/');
        return new Started(
                process,
                Integer.parseInt(quic.substring(colon + 1, slash)),
                quic.substring(slash + 1),
                said(lines, "inspect "));
    }

    private static String said(BufferedReader lines, String word) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length());
            }
        }
        throw new IOException("the relay ended without " + word);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
