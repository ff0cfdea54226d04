package org.moqlab.engine.interop;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.transport.LiveMesh;

/// A client that is not of `@moq/net`, on one of its ways to a relay.
record FurtherClient(Stranger process) implements Driven {
    /// A kind of client, how it reaches a relay, and what it speaks then.
    enum Kind {
        /// PyPI's moq-rs, which is moq-dev's Rust, over raw QUIC.
        MOQ_RS("moq-py/peer", "moqt", "moq-lite-05"),
        /// The same over WebTransport.
        MOQ_RS_WEB("moq-py/peer", "https", "moq-lite-05"),
        /// Go's gomoqt over raw QUIC.
        GOMOQT("gomoqt/peer", "moqt", "moq-lite-04");

        private final String program;
        private final String scheme;
        private final String wire;

        Kind(String program, String scheme, String wire) {
            this.program = program;
            this.scheme = scheme;
            this.wire = wire;
        }

        /// Connects to a relay of a mesh, waits until it is there, and sees that it speaks what is
        /// expected.
        ///
        /// @param more further options of its driver
        FurtherClient connect(Meeting meeting, LiveMesh mesh, String relay, String... more) {
            FurtherClient client = start(meeting, mesh, relay, more);
            client.await("connected");
            Meeting.awaitNote(
                    mesh,
                    relay,
                    body ->
                            body instanceof SessionChanged change
                                    && change.phase() == Phase.OPENED
                                    && change.detail().equals(wire));
            return client;
        }

        /// Begins to connect to a relay of a mesh.
        FurtherClient start(Meeting meeting, LiveMesh mesh, String relay, String... more) {
            List<String> command = new ArrayList<>();
            command.add(Meeting.installed(program).toString());
            int port = mesh.address(relay).orElseThrow().getPort();
            command.addAll(List.of("--url", scheme + "://127.0.0.1:" + port + "/"));
            command.addAll(List.of("--pin", mesh.fingerprint(relay).orElseThrow().toString()));
            command.addAll(List.of("--for", LIFE));
            command.addAll(List.of(more));
            return new FurtherClient(meeting.stranger(command));
        }
    }
}
