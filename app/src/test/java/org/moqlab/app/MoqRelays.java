package org.moqlab.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Released moq-relays as processes, from the folder that the environment variable `MOQLAB_PEERS`
/// names; a test that wants them is skipped where they are not installed.
final class MoqRelays implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final Path program;
    private final List<Process> processes = new ArrayList<>();

    /// One that runs.
    ///
    /// @param port where it takes QUIC
    /// @param web port of its HTTP
    record Started(Process process, int port, int web) {
        String pin() throws IOException, InterruptedException {
            try (HttpClient client = HttpClient.newHttpClient()) {
                URI page = URI.create("http://127.0.0.1:" + web + "/certificate.sha256");
                HttpRequest request = HttpRequest.newBuilder(page).build();
                return client.send(request, BodyHandlers.ofString()).body().strip();
            }
        }

        String url() {
            return "https://127.0.0.1:" + port + "/";
        }

        String pages() {
            return "http://127.0.0.1:" + web + "/";
        }
    }

    MoqRelays() {
        String folder = System.getenv("MOQLAB_PEERS");
        assumeTrue(folder != null, "MOQLAB_PEERS names no folder of foreign peers");
        program = Path.of(folder).toAbsolutePath().resolve("moq-relay/bin/moq-relay");
        assumeTrue(Files.isExecutable(program), program + " is not installed");
    }

    /// A UDP port that nobody has at the moment.
    static int freeUdpPort() throws IOException {
        try (DatagramSocket any = new DatagramSocket(0, HERE)) {
            return any.getLocalPort();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, HERE)) {
            return any.getLocalPort();
        }
    }

    /// Starts one that tells others it is `https://NAME.example/`, and dials `others`; it listens
    /// when this returns.
    Started start(String name, int port, Started... others)
            throws IOException, InterruptedException {
        int web = freePort();
        List<String> command = command(name, port, web, others);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("NO_COLOR", "1");
        Process process = builder.start();
        processes.add(process);
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("listening addr=127.0.0.1:" + port)) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                Started started = new Started(process, port, web);
                awaitPages(started);
                return started;
            }
        }
        throw new IOException(name + " ended before it listened");
    }

    private List<String> command(String name, int port, int web, Started... others)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "--server-bind",
                                "127.0.0.1:" + port,
                                "--tls-generate",
                                "localhost",
                                "--client-bind",
                                "127.0.0.1:0",
                                "--auth-public",
                                "",
                                "--web-http-listen",
                                "127.0.0.1:" + web,
                                "--log-level",
                                "debug",
                                "--cluster-mesh",
                                "--cluster-node",
                                "https://" + name + ".example/"));
        for (Started other : others) {
            command.addAll(
                    List.of(
                            "--cluster-connect",
                            other.url(),
                            "--client-tls-fingerprint",
                            other.pin()));
        }
        return command;
    }

    /// Its HTTP may begin a little later than QUIC does.
    private static void awaitPages(Started relay) throws IOException, InterruptedException {
        IOException last = new IOException("nobody answers " + relay.pages());
        for (int i = 0; i < 500 && relay.process().isAlive(); i++) {
            try {
                if (relay.pin().length() == 64) {
                    return;
                }
            } catch (IOException e) {
                last = e;
            }
            LockSupport.parkNanos(20_000_000L);
        }
        throw last;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
