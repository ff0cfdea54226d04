package org.moqlab.engine.mesh;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.routing.Entrance;
import org.moqlab.engine.routing.policy.Policies;

/// A scenario as a value (DESIGN §7): the mesh, what is done to it when, and what should come of
/// it.
///
/// @param title one line
/// @param teaches what it teaches; may be empty
/// @param reference where the behaviour was reported; may be empty
/// @param seed seed of every chance in the run
/// @param policy name of the gossip policy of relays that name no other
/// @param topology relays and their sessions
/// @param knobs what is turned on the policy of every relay
/// @param clients publishers and subscribers
/// @param acts what is done, in order of time; one that waits for something stands behind those
///   that must be done before it listens
/// @param expectations what should come of it
/// @param auth who may come in where
/// @param bounds how far things may go before an invariant is broken
/// @param relays how relays gossip that differ, by name
public record Scenario(
        String title,
        String teaches,
        String reference,
        long seed,
        String policy,
        Topology topology,
        Knobs knobs,
        List<ClientSpec> clients,
        List<Act> acts,
        List<Expectation> expectations,
        Auth auth,
        Bounds bounds,
        Map<String, RelaySpec> relays) {
    /// Creates a scenario; lists and maps are copied.
    public Scenario {
        relays = Collections.unmodifiableMap(new TreeMap<>(relays));
        clients = List.copyOf(clients);
        acts = List.copyOf(acts);
        expectations = List.copyOf(expectations);
    }

    /// A scenario whose relays are all alike and open to everybody, with the lab's own bounds.
    public Scenario(
            String title,
            String teaches,
            String reference,
            long seed,
            String policy,
            Topology topology,
            Knobs knobs,
            List<ClientSpec> clients,
            List<Act> acts,
            List<Expectation> expectations) {
        this(
                title,
                teaches,
                reference,
                seed,
                policy,
                topology,
                knobs,
                clients,
                acts,
                expectations,
                Auth.OPEN,
                Bounds.DEFAULT,
                new TreeMap<>());
    }

    /// The same scenario with another seed.
    public Scenario withSeed(long other) {
        return Edits.of(this).seed(other).scenario();
    }

    /// Name of the policy a relay starts with.
    public String policy(String relay) {
        return Optional.ofNullable(relays.get(relay)).flatMap(RelaySpec::policy).orElse(policy);
    }

    /// What is turned on the policy of a relay.
    public Knobs knobs(String relay) {
        RelaySpec spec = relays.get(relay);
        return spec == null ? knobs : spec.knobs().over(knobs);
    }

    /// The root a client's names are relative to, as its relay takes it. A path on raw QUIC counts
    /// only with policies whose relays look for it in SETUP.
    ///
    /// @throws IllegalArgumentException when the policy is unknown
    public Namespace root(ClientSpec client) {
        String name = policy(client.at());
        return Policies.named(name)
                .map(gossip -> client.way().root(gossip.entrance()))
                .orElseThrow(() -> new IllegalArgumentException("unknown policy " + name));
    }

    /// The name in every table of what a client publishes or wants: its root and its namespace
    /// joined.
    ///
    /// @throws IllegalArgumentException when the policy is unknown
    public Namespace effective(ClientSpec client) {
        return root(client).join(new Namespace(client.namespace()));
    }

    /// Who may come in where without a token.
    ///
    /// @param everywhere what holds at relays that do not differ
    /// @param particular what holds at relays that differ
    public record Auth(Grant everywhere, Map<String, Grant> particular) {
        /// Everything is open to everybody.
        public static final Auth OPEN = new Auth(Grant.ALL, new TreeMap<>());

        /// What everybody may without a token.
        ///
        /// @param open prefix below which a relay is open; the root for everything
        /// @param publish whether to publish there, too; the scenario's own publishers may anyhow
        public record Grant(Namespace open, boolean publish) {
            /// Everything.
            public static final Grant ALL = new Grant(Namespace.ROOT, true);
        }

        /// Creates the value; the map is copied.
        public Auth {
            particular = Collections.unmodifiableMap(new TreeMap<>(particular));
        }

        /// What holds at a relay.
        public Grant at(String relay) {
            return particular.getOrDefault(relay, everywhere);
        }
    }

    /// How a relay gossips that differs from the others.
    ///
    /// @param policy name of its own; empty for that of the mesh
    /// @param knobs turned on top of those of the mesh
    public record RelaySpec(Optional<String> policy, Knobs knobs) {}

    /// A publisher or subscriber.
    ///
    /// @param name its name, unique among relays and clients
    /// @param publisher whether it publishes
    /// @param at the relay it connects to
    /// @param namespace what it publishes or wants
    /// @param track the track a subscriber wants; empty for a publisher
    /// @param wire wire name such as `moq-lite-02`; empty for the policy's native wire
    /// @param way how it reaches the relay; its names are relative to the root that this leads to
    /// @param make what it is besides its name
    public record ClientSpec(
            String name,
            boolean publisher,
            String at,
            String namespace,
            String track,
            Optional<String> wire,
            Way way,
            Make make) {
        /// A client like any other that goes that way.
        public ClientSpec(
                String name,
                boolean publisher,
                String at,
                String namespace,
                String track,
                Optional<String> wire,
                Way way) {
            this(name, publisher, at, namespace, track, wire, way, Make.USUAL);
        }

        /// A client on raw QUIC, at the root of all names.
        public ClientSpec(
                String name,
                boolean publisher,
                String at,
                String namespace,
                String track,
                Optional<String> wire) {
            this(name, publisher, at, namespace, track, wire, Way.PLAIN);
        }
    }

    /// How a client reaches its relay.
    ///
    /// @param path path of its URL, such as `/anon`; empty for none
    public record Way(Transport transport, String path) {
        /// Raw QUIC without a path.
        public static final Way PLAIN = new Way(Transport.QUIC, "");

        /// The root it leads to at relays with that entrance.
        public Namespace root(Entrance entrance) {
            boolean counts = transport == Transport.WEBTRANSPORT || entrance == Entrance.BY_SETUP;
            return counts ? Namespace.ofUrlPath(path) : Namespace.ROOT;
        }

        /// What a request for a session asks for.
        public String target() {
            return path.isEmpty() ? "/" : path;
        }
    }

    /// What carries a session.
    public enum Transport {
        /// QUIC itself; a path travels in SETUP, where the wire has a place for it.
        QUIC,
        /// WebTransport over HTTP/3; the path is that of the URL.
        WEBTRANSPORT;

        /// The word in a scenario file.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Something done at a time, or a while after something happened.
    ///
    /// @param at mesh time, ns; with a cue but the clock, the wait after it
    /// @param command what
    /// @param cue what it waits for
    public record Act(long at, MeshCommand command, Cue cue) {
        /// Something done at a time.
        public Act(long at, MeshCommand command) {
            this(at, command, new Cue.Clock());
        }

        /// Whether it waits for the clock alone.
        public boolean isTimed() {
            return cue instanceof Cue.Clock;
        }
    }

    /// Something that should come of it.
    public sealed interface Expectation permits Timed, ExpectBreaks, ExpectHolds, Expected {
        /// The expectation as a line of scenario, for reports.
        String text();
    }

    /// Something that should be so at a time.
    public sealed interface Timed extends Expectation {
        /// Mesh time, ns.
        long at();
    }

    /// At a time, a relay runs or does not.
    ///
    /// @param at mesh time, ns
    public record ExpectRelay(long at, String relay, boolean up) implements Timed {
        @Override
        public String text() {
            return "at " + Durations.format(at) + " relay " + relay + (up ? " runs" : " is down");
        }
    }

    /// At a time, two processes have so many sessions with each other that both ends hold.
    ///
    /// @param at mesh time, ns
    public record ExpectSessions(long at, String one, String other, int sessions) implements Timed {
        @Override
        public String text() {
            return "at %s %s and %s have %d %s"
                    .formatted(
                            Durations.format(at),
                            one,
                            other,
                            sessions,
                            sessions == 1 ? "session" : "sessions");
        }
    }

    /// At a time, a client gets so much.
    ///
    /// @param at mesh time, ns
    public record ExpectClient(long at, String client, ClientState state) implements Timed {
        @Override
        public String text() {
            return "at " + Durations.format(at) + " client " + client + " is " + state.word();
        }
    }

    /// At a time, a row looks so.
    ///
    /// @param at mesh time, ns
    /// @param relay relay name, or empty for all
    /// @param namespace which row
    /// @param hops hops of the best route
    /// @param state what it is
    public record ExpectRow(
            long at,
            Optional<String> relay,
            String namespace,
            OptionalLong hops,
            Optional<EntryState> state)
            implements Timed {
        @Override
        public String text() {
            StringBuilder out = new StringBuilder("at ").append(Durations.format(at));
            out.append(" relay ").append(relay.orElse("all")).append(' ').append(namespace);
            hops.ifPresent(h -> out.append(" has ").append(h).append(h == 1 ? " hop" : " hops"));
            state.ifPresent(s -> out.append(" is ").append(s.word()));
            return out.toString();
        }
    }

    /// An invariant breaks somewhere in the run.
    public record ExpectBreaks(String invariant) implements Expectation {
        @Override
        public String text() {
            return "breaks " + invariant;
        }
    }

    /// An invariant holds throughout the run.
    public record ExpectHolds(String invariant) implements Expectation {
        @Override
        public String text() {
            return "holds " + invariant;
        }
    }
}
