package org.moqlab.engine.interop;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.transport.LiveMesh;

/// Debian's Chromium with `@moq/net` in a page.
final class Chromium {
    /// The driver of `@moq/net` in a page, below the folder of foreign peers.
    static final String PEER = "browser/peer";

    /// How long it lives at most, seconds; a test that fails ends it sooner.
    private static final String LIFE = "300";

    private Chromium() {}

    /// A page whose `@moq/net` offers what it offers everybody, connected to a relay.
    ///
    /// @param chosen what the relay is to choose
    static MoqNet connect(Meeting meeting, LiveMesh mesh, String relay, String chosen) {
        return start(meeting, mesh, relay, chosen, List.of());
    }

    /// A page that offers one protocol only, connected to a relay.
    static MoqNet speaking(Meeting meeting, LiveMesh mesh, String relay, String only) {
        return start(meeting, mesh, relay, only, List.of("--proto", only));
    }

    /// A page that offers moq-transport-14 alone, in its first message.
    static MoqNet inDraft14(Meeting meeting, LiveMesh mesh, String relay) {
        return start(meeting, mesh, relay, "moq-transport-14", List.of("--draft-14"));
    }

    private static MoqNet start(
            Meeting meeting, LiveMesh mesh, String relay, String wire, List<String> options) {
        int port = mesh.address(relay).orElseThrow().getPort();
        List<String> command = new ArrayList<>();
        command.add(Meeting.installed(PEER).toString());
        command.addAll(List.of("--for", LIFE, "--url", "https://127.0.0.1:" + port + "/"));
        command.addAll(List.of("--pin", mesh.fingerprint(relay).orElseThrow().toString()));
        command.addAll(options);
        MoqNet page = new MoqNet(meeting.stranger(command), wire);
        page.await("connected", "version", wire);
        return page;
    }
}
