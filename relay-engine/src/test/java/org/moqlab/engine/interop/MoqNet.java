package org.moqlab.engine.interop;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.PemIdentity;

/// A client or listener of the npm package `@moq/net`, over raw QUIC unless it is said otherwise.
///
/// @param wire what it speaks
record MoqNet(Stranger process, String wire) implements Driven {
    /// Where its driver is, below the folder of foreign peers.
    static final String PROGRAM = "moq-net/peer";

    /// moq-transport-14, which it speaks where SETUP chooses and it offers nothing else.
    static final String DRAFT_14 = "moq-transport-14";

    /// The versions without a protocol name of their own.
    static final String LITE_01 = "moq-lite-01";

    static final String LITE_02 = "moq-lite-02";

    /// Connects to a relay of a mesh and waits until it is there.
    static MoqNet connect(Meeting meeting, LiveMesh mesh, String relay, String wire) {
        return connect(
                meeting,
                mesh.address(relay).orElseThrow(),
                mesh.fingerprint(relay).orElseThrow(),
                wire);
    }

    /// Connects to whoever listens there and waits until it is there.
    static MoqNet connect(Meeting meeting, InetSocketAddress place, Bytes pin, String wire) {
        String url = "https://127.0.0.1:" + place.getPort() + "/";
        MoqNet client = start(meeting, wire, "--url", url, "--pin", pin.toString());
        client.await("connected", "version", wire);
        return client;
    }

    /// Connects to a relay of a mesh over WebTransport and waits until it is there.
    ///
    /// @param offered what it offers, most wanted first; the first is what it is to speak
    static MoqNet connectWeb(Meeting meeting, LiveMesh mesh, String relay, String... offered) {
        MoqNet client = startWeb(meeting, mesh, relay, offered);
        client.await("connected", "version", client.wire());
        return client;
    }

    /// Connects to whoever listens there over WebTransport and waits until it is there.
    static MoqNet connectWeb(Meeting meeting, InetSocketAddress place, Bytes pin, String wire) {
        String url = "https://127.0.0.1:" + place.getPort() + "/";
        MoqNet client = start(meeting, "wt", List.of(wire), "--url", url, "--pin", pin.toString());
        client.await("connected", "version", wire);
        return client;
    }

    /// Begins to connect to a relay of a mesh over WebTransport.
    static MoqNet startWeb(Meeting meeting, LiveMesh mesh, String relay, String... offered) {
        return startWebAt("/", meeting, mesh, relay, offered);
    }

    /// Begins to connect to a relay of a mesh over WebTransport at a path.
    static MoqNet startWebAt(
            String path, Meeting meeting, LiveMesh mesh, String relay, String... offered) {
        int port = mesh.address(relay).orElseThrow().getPort();
        return start(
                meeting,
                "wt",
                List.of(offered),
                "--url",
                "https://127.0.0.1:" + port + path,
                "--pin",
                mesh.fingerprint(relay).orElseThrow().toString());
    }

    /// Listens on a free port and waits until it does.
    static MoqNet listen(Meeting meeting, PemIdentity identity, String wire) {
        MoqNet listener =
                start(
                        meeting,
                        wire,
                        "--listen",
                        "127.0.0.1:0",
                        "--cert",
                        identity.certificate().toString(),
                        "--key",
                        identity.key().toString());
        listener.await("listening");
        return listener;
    }

    /// Listens for WebTransport and waits until it does. The library takes none of the protocols it
    /// is offered, so that the first messages negotiate.
    static MoqNet listenWeb(Meeting meeting, PemIdentity identity, int port) {
        MoqNet listener =
                start(
                        meeting,
                        "wt",
                        List.of("moq-lite-02"),
                        "--listen",
                        "127.0.0.1:" + port,
                        "--cert",
                        identity.certificate().toString(),
                        "--key",
                        identity.key().toString());
        listener.await("listening");
        return listener;
    }

    private static MoqNet start(Meeting meeting, String wire, String... arguments) {
        return start(meeting, "raw", List.of(wire), arguments);
    }

    private static MoqNet start(
            Meeting meeting, String transport, List<String> offered, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Meeting.installed(PROGRAM).toString());
        command.addAll(List.of("--transport", transport, "--for", LIFE));
        offered.forEach(name -> command.addAll(offer(name)));
        command.addAll(List.of(arguments));
        return new MoqNet(meeting.stranger(command), offered.getFirst());
    }

    private static List<String> offer(String name) {
        return switch (name) {
            case DRAFT_14 -> List.of("--proto", "moq-00", "--setup", name);
            case LITE_01, LITE_02 -> List.of("--proto", "moql", "--setup", name);
            default -> List.of("--proto", name);
        };
    }

    /// Connects to a relay of a mesh, speaks moq-transport-14 and waits until it is there.
    ///
    /// @param transport `raw` or `wt`
    /// @param proto the protocol name it offers; SETUP offers moq-transport-14 alone
    static MoqNet connectInDraft14(
            Meeting meeting, LiveMesh mesh, String relay, String transport, String proto) {
        String url = "https://127.0.0.1:" + mesh.address(relay).orElseThrow().getPort() + "/";
        String pin = mesh.fingerprint(relay).orElseThrow().toString();
        MoqNet client =
                start(
                        meeting,
                        transport,
                        List.of(proto),
                        "--setup",
                        DRAFT_14,
                        "--url",
                        url,
                        "--pin",
                        pin);
        client.await("connected", "version", DRAFT_14);
        return client;
    }

    /// Where it listens.
    InetSocketAddress address() {
        int port = Integer.parseInt(await("listening").get("port"));
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}
