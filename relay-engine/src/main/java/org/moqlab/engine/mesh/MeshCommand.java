package org.moqlab.engine.mesh;

import java.util.Locale;

/// What a person or a scenario asks of a mesh. Every command is journalled and has a line of
/// scenario text.
public sealed interface MeshCommand {
    /// Starts a client; a started one is left alone.
    record StartClient(String client) implements MeshCommand {
        @Override
        public String text() {
            return "start: " + client;
        }
    }

    /// Stops a client gracefully; a stopped one is left alone.
    record StopClient(String client) implements MeshCommand {
        @Override
        public String text() {
            return "stop: " + client;
        }
    }

    /// Ends a relay process.
    record StopRelay(String relay, Death death) implements MeshCommand {
        @Override
        public String text() {
            return death.key() + ": " + relay;
        }
    }

    /// Starts a stopped relay with an empty table.
    record RestartRelay(String relay) implements MeshCommand {
        @Override
        public String text() {
            return "restart: " + relay;
        }
    }

    /// How a relay process ends (DESIGN §5).
    enum Death {
        /// Accepted sessions are closed, dialled ones fall silent: what moq-relay does on Ctrl-C.
        INTERRUPT,
        /// All sessions are closed.
        CLOSE,
        /// Nothing is closed: SIGKILL, or SIGTERM to a relay without a handler.
        KILL;

        /// The key of the act in a scenario file.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The line of scenario, such as `kill: A`.
    String text();
}
