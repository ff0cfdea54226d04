package org.moqlab.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.PemIdentity;

/// A released `moq-relay` on 127.0.0.1 that lets everybody publish and subscribe to everything.
///
/// @param address where it listens for QUIC
/// @param web port of its HTTP
/// @param fingerprint SHA-256 of the certificate it has made for itself
record MoqRelay(Stranger process, InetSocketAddress address, int web, Bytes fingerprint) {
    /// Where it is, below the folder of foreign peers.
    static final String PROGRAM = "moq-relay/bin/moq-relay";

    /// Where the one of May 2026 is, 0.11.0, which has the same options as far as they go.
    private static final String OF_MAY = "moq-relay-0.11.0/bin/moq-relay";

    private static final Pattern LISTENING =
            Pattern.compile("listening addr=127\\.0\\.0\\.1:(\\d+)");

    /// Starts one that waits to be dialled.
    static MoqRelay start(Meeting meeting) {
        return start(meeting, List.of());
    }

    /// Starts one that dials a relay of a mesh, speaking `wire`.
    ///
    /// @param scheme `moqt` for raw QUIC, `https` for WebTransport
    static MoqRelay dialling(
            Meeting meeting, LiveMesh mesh, String relay, String scheme, String wire) {
        int port = mesh.address(relay).orElseThrow().getPort();
        return start(
                meeting,
                List.of(
                        "--cluster-connect",
                        scheme + "://127.0.0.1:" + port + "/",
                        "--client-tls-fingerprint",
                        mesh.fingerprint(relay).orElseThrow().toString(),
                        "--client-version",
                        wire));
    }

    /// Where a relay is dialled, and the certificate it has to show.
    record Place(int port, Bytes fingerprint) {}

    /// Starts one that dials others of its kind, speaking `wire`.
    static MoqRelay joining(Meeting meeting, String wire, MoqRelay... others) {
        List<Place> places = new ArrayList<>();
        for (MoqRelay other : others) {
            places.add(new Place(other.address().getPort(), other.fingerprint()));
        }
        return joining(meeting, wire, places);
    }

    /// Starts one that dials these places, speaking `wire`.
    static MoqRelay joining(Meeting meeting, String wire, List<Place> places) {
        List<String> more = new ArrayList<>(List.of("--client-version", wire));
        for (Place place : places) {
            more.add("--cluster-connect");
            more.add("moqt://127.0.0.1:" + place.port() + "/");
            more.add("--client-tls-fingerprint");
            more.add(place.fingerprint().toString());
        }
        return start(meeting, more);
    }

    /// Starts one that waits to be dialled at a port of its own, so that one that is started after
    /// its end is found there again.
    ///
    /// @param idle silence after which it gives a session up, such as `4s`
    static MoqRelay startAt(Meeting meeting, int port, PemIdentity identity, String idle) {
        return start(meeting, identity, port, List.of("--server-quic-idle-timeout", idle));
    }

    /// Starts one with further options.
    static MoqRelay start(Meeting meeting, List<String> more) {
        return start(meeting, 0, List.of("--tls-generate", "localhost"), more);
    }

    /// Starts one with a certificate from files that lets nobody do anything but for what these
    /// options say.
    static MoqRelay closed(Meeting meeting, PemIdentity identity, List<String> more) {
        return start(PROGRAM, meeting, 0, files(identity), List.of(), more);
    }

    private static List<String> files(PemIdentity identity) {
        return List.of(
                "--tls-cert",
                identity.certificate().toString(),
                "--tls-key",
                identity.key().toString());
    }

    /// Starts one with a certificate from files, at a port, 0 for any.
    static MoqRelay start(Meeting meeting, PemIdentity identity, int port, List<String> more) {
        return start(meeting, port, files(identity), more);
    }

    /// Starts one of May 2026 that waits to be dialled.
    static MoqRelay ofMay(Meeting meeting) {
        return start(OF_MAY, meeting, 0, List.of("--tls-generate", "localhost"), List.of());
    }

    /// Starts one of May 2026 that dials a relay of a mesh, which it does over WebTransport and
    /// cannot do by fingerprint.
    static MoqRelay ofMayDialling(Meeting meeting, LiveMesh mesh, String relay) {
        int port = mesh.address(relay).orElseThrow().getPort();
        return start(
                OF_MAY,
                meeting,
                0,
                List.of("--tls-generate", "localhost"),
                List.of("--cluster-connect", "127.0.0.1:" + port, "--tls-disable-verify"));
    }

    private static MoqRelay start(Meeting meeting, int port, List<String> tls, List<String> more) {
        return start(PROGRAM, meeting, port, tls, more);
    }

    private static MoqRelay start(
            String program, Meeting meeting, int port, List<String> tls, List<String> more) {
        return start(program, meeting, port, tls, List.of("--auth-public", ""), more);
    }

    private static MoqRelay start(
            String program,
            Meeting meeting,
            int port,
            List<String> tls,
            List<String> access,
            List<String> more) {
        int web = freePort();
        List<String> command = new ArrayList<>();
        command.add(Meeting.installed(program).toString());
        command.addAll(List.of("--server-bind", "127.0.0.1:" + port));
        command.addAll(tls);
        command.addAll(access);
        command.addAll(List.of("--client-bind", "127.0.0.1:0"));
        command.addAll(List.of("--web-http-listen", "127.0.0.1:" + web, "--log-level", "debug"));
        command.addAll(more);
        Stranger process = meeting.stranger(command);
        int bound = process.awaitReading(MoqRelay::port);
        String pin = awaitPage(process, web, "certificate.sha256");
        return new MoqRelay(
                process,
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), bound),
                web,
                Bytes.wrap(HexFormat.of().parseHex(pin.strip())));
    }

    private static Optional<Integer> port(String line) {
        Matcher found = LISTENING.matcher(line);
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }

    /// A UDP port that nobody has at the moment.
    static int freeUdpPort() {
        try (DatagramSocket any = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it as `kill -9` does.
    void kill() {
        process.kill();
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names it knows, as its HTTP says.
    List<String> announced() {
        return awaitPage(process, web, "announced").lines().toList();
    }

    /// Waits until it knows a name, or no longer does.
    void awaitAnnounced(String namespace, boolean active) {
        while (announced().contains(namespace) != active) {
            pause();
        }
    }

    private static String awaitPage(Stranger process, int web, String page) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + web + "/" + page);
            HttpRequest request = HttpRequest.newBuilder(uri).build();
            while (true) {
                try {
                    return client.send(request, BodyHandlers.ofString()).body();
                } catch (IOException e) {
                    if (!process.isAlive()) {
                        throw new AssertionError("nobody answers " + uri, e);
                    }
                    pause();
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError("waited in vain for " + page, e);
        }
    }

    private static void pause() {
        LockSupport.parkNanos(20 * Durations.MILLI);
        if (Thread.interrupted()) {
            throw new AssertionError("waited in vain");
        }
    }
}
