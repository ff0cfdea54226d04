package org.moqlab.engine.mesh;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What a person or a scenario asks of a mesh. Every command is journalled and has a line of
/// scenario text.
public sealed interface MeshCommand permits MeshCommand.OfOperator, Fault {
    /// What operators do; a [Fault] happens.
    sealed interface OfOperator extends MeshCommand {}

    /// Starts a client; a started one is left alone.
    record StartClient(String client) implements OfOperator {
        @Override
        public String text() {
            return "start: " + plain(client);
        }
    }

    /// Stops a client gracefully; a stopped one is left alone.
    record StopClient(String client) implements OfOperator {
        @Override
        public String text() {
            return "stop: " + plain(client);
        }
    }

    /// Ends a relay process.
    record StopRelay(String relay, Death death) implements OfOperator {
        @Override
        public String text() {
            return death.key() + ": " + plain(relay);
        }
    }

    /// Starts a stopped relay with an empty table.
    ///
    /// @param policy name of the policy it follows from now on; empty for the one it has
    /// @param cost what a link to it costs, as its address says from now on to those who find it by
    ///   gossip; empty for what it said before
    record RestartRelay(String relay, Identity identity, Optional<String> policy, OptionalLong cost)
            implements OfOperator {
        /// Starts it at the address it has.
        public RestartRelay(String relay, Identity identity, Optional<String> policy) {
            this(relay, identity, policy, OptionalLong.empty());
        }

        /// Starts it with the policy it has.
        public RestartRelay(String relay, Identity identity) {
            this(relay, identity, Optional.empty());
        }

        /// Starts it with an id of its own, as moq-relay does.
        public RestartRelay(String relay) {
            this(relay, Identity.NEW);
        }

        @Override
        public String text() {
            String id = identity == Identity.NEW ? "" : ", id: " + identity.word();
            String at = cost.isPresent() ? ", cost: " + cost.getAsLong() : "";
            String how = id + policy.map(name -> ", policy: " + name).orElse("") + at;
            return how.isEmpty()
                    ? "restart: " + plain(relay)
                    : "restart: {relay: " + plain(relay) + how + "}";
        }
    }

    /// Makes relays forget all they know of a namespace.
    ///
    /// @param relay empty for all that run
    record Purge(String namespace, Optional<String> relay) implements OfOperator {
        @Override
        public String text() {
            String where = relay.map(MeshCommand::plain).orElse("all");
            return "purge: {namespace: " + YamlText.quoted(namespace) + ", relay: " + where + "}";
        }
    }

    /// Takes a peer off the list of those a relay dials: their session is closed, and there is no
    /// other.
    record Undial(String relay, String peer) implements OfOperator {
        @Override
        public String text() {
            return "undial: {relay: " + plain(relay) + ", peer: " + plain(peer) + "}";
        }
    }

    /// Puts a peer on the list of those a relay dials, until its process ends: it dials it now, and
    /// again whenever their session is lost.
    record Dial(String relay, String peer) implements OfOperator {
        @Override
        public String text() {
            return "dial: {relay: " + plain(relay) + ", peer: " + plain(peer) + "}";
        }
    }

    /// Which origin id a restarted relay has.
    enum Identity {
        /// One it never had.
        NEW,
        /// The one of its life before.
        SAME;

        /// The word in a scenario file.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
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

    /// A name of a relay or client as a scenario file has it: in quotes where YAML would read it as
    /// something else.
    static String plain(String name) {
        return YamlText.word(name);
    }
}
