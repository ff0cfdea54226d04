package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;

/// A mesh in a few words, as somebody asks for a new one; makes an ordinary scenario of them.
///
/// @param title of the scenario
/// @param form how relays are joined
/// @param relays how many
/// @param sessions sessions a pair: 1 (one relay dials) or 2 (both dial)
/// @param seed of every chance, that of a random form as well
/// @param policy name of the gossip policy
/// @param wire wire between relays; empty for the policy's
/// @param latency one-way latency of every link, ns
/// @param publishers how many, spread over the relays from the first on
/// @param subscribers how many, spread over the relays from the last on
public record Blueprint(
        String title,
        Form form,
        int relays,
        int sessions,
        long seed,
        String policy,
        Optional<String> wire,
        long latency,
        int publishers,
        int subscribers) {
    /// Most relays.
    public static final int MAX_RELAYS = 200;

    /// Most publishers, and most subscribers.
    public static final int MAX_CLIENTS = 50;

    /// Most sessions between relays, so that the whole of it can be played and seen.
    public static final int MAX_SESSIONS = 5_000;

    /// Longest latency, ns.
    public static final long MAX_LATENCY = 60 * Durations.SECOND;

    private static final int LETTERS = 26;
    private static final int FURTHER = 2;
    private static final long BEGIN = Durations.SECOND;
    private static final String NAMESPACE = "test";

    /// How relays are joined.
    public enum Form {
        /// Everyone to everyone.
        FULL,
        /// In a row whose ends meet.
        RING,
        /// In a row.
        LINE,
        /// The first relay to every other.
        STAR,
        /// Each relay to two more.
        TREE,
        /// In rows and columns.
        GRID,
        /// Connected by chance, with half as many further links as there are relays.
        RANDOM;

        /// The word for it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What can be wrong.
    public enum Part {
        /// The title.
        TITLE,
        /// The number of relays.
        RELAYS,
        /// The sessions a pair.
        SESSIONS,
        /// The seed.
        SEED,
        /// The policy.
        POLICY,
        /// The wire.
        WIRE,
        /// The latency.
        LATENCY,
        /// The number of publishers.
        PUBLISHERS,
        /// The number of subscribers.
        SUBSCRIBERS
    }

    /// What is wrong with each part, as what is expected in its place; nothing for a blueprint that
    /// makes a scenario.
    public Map<Part, String> objections() {
        Map<Part, String> found = new LinkedHashMap<>();
        within(found, Part.RELAYS, relays, 1, MAX_RELAYS);
        within(found, Part.SESSIONS, sessions, 1, 2);
        within(found, Part.SEED, seed, 0, ScenarioFile.MAX_SEED);
        within(found, Part.PUBLISHERS, publishers, 0, MAX_CLIENTS);
        within(found, Part.SUBSCRIBERS, subscribers, 0, MAX_CLIENTS);
        if (latency < 0 || latency > MAX_LATENCY) {
            found.put(Part.LATENCY, "0s to " + Durations.format(MAX_LATENCY));
        }
        if (!ScenarioFile.POLICIES.contains(policy)) {
            found.put(Part.POLICY, "one of " + String.join(", ", ScenarioFile.POLICIES));
        }
        if (wire.isPresent() && !ScenarioFile.WIRES.contains(wire.get())) {
            found.put(Part.WIRE, "one of " + String.join(", ", ScenarioFile.WIRES));
        }
        if (!found.containsKey(Part.RELAYS) && links() * sessions > MAX_SESSIONS) {
            found.put(
                    Part.RELAYS,
                    "at most " + MAX_SESSIONS + " sessions; these have " + links() * sessions);
        }
        if (found.isEmpty()) {
            titled(found);
        }
        return found;
    }

    private static void within(
            Map<Part, String> found, Part part, long value, long least, long most) {
        if (value < least || value > most) {
            found.put(part, least + " to " + most);
        }
    }

    /// What is left to be wrong is the title, and the file itself says how.
    private void titled(Map<Part, String> found) {
        try {
            if (scenario().topology().relays().size() != relays) {
                throw new IllegalStateException("another number of relays than asked for");
            }
        } catch (ScenarioException e) {
            found.put(Part.TITLE, e.expected());
        }
    }

    /// How many links it has.
    private long links() {
        long n = relays;
        return switch (form) {
            case FULL -> n * (n - 1) / 2;
            case RING -> n > 2 ? n : n - 1;
            case LINE, STAR, TREE -> n - 1;
            case GRID, RANDOM -> 2 * n;
        };
    }

    /// The scenario, read from the text of the file that it is written as.
    ///
    /// @throws ScenarioException when it is none, as [#objections] says beforehand
    public Scenario scenario() throws ScenarioException {
        List<String> names = names();
        List<ClientSpec> clients = clients(names);
        Scenario made =
                new Scenario(
                        title,
                        "",
                        "",
                        seed,
                        policy,
                        topology(names),
                        Knobs.NONE,
                        clients,
                        clients.stream()
                                .filter(ClientSpec::publisher)
                                .map(one -> new Act(BEGIN, new MeshCommand.StartClient(one.name())))
                                .toList(),
                        List.of());
        return ScenarioFile.parse(title, ScenarioWriter.print(made));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < relays; i++) {
            int round = i / LETTERS;
            names.add((char) ('A' + i % LETTERS) + (round == 0 ? "" : "" + (round + 1)));
        }
        return names;
    }

    private Topology topology(List<String> names) {
        Optional<Shape> shape =
                switch (form) {
                    case FULL -> Optional.of(Shape.FULL);
                    case RING -> Optional.of(Shape.RING);
                    case LINE -> Optional.of(Shape.LINE);
                    case STAR -> Optional.of(Shape.STAR);
                    case TREE, GRID, RANDOM -> Optional.empty();
                };
        Topology alike =
                shape.map(known -> new Topology(known, names, sessions, latency, 0))
                        .orElseGet(() -> Topology.given(names, latency, connect(names)));
        return Topologies.of(alike).wire(wire).topology();
    }

    /// Who dials whom where no shape says so: the earlier of two, and with two sessions both.
    private Map<String, List<String>> connect(List<String> names) {
        Map<String, List<String>> connect = new TreeMap<>();
        Draw draw = new Draw(seed);
        int columns = (int) Math.ceil(Math.sqrt(relays));
        for (int i = 1; i < relays; i++) {
            switch (form) {
                case TREE -> join(connect, names, (i - 1) / 2, i);
                case RANDOM -> join(connect, names, draw.from(0, i - 1), i);
                case GRID -> {
                    if (i % columns > 0) {
                        join(connect, names, i - 1, i);
                    }
                    if (i >= columns) {
                        join(connect, names, i - columns, i);
                    }
                }
                case FULL, RING, LINE, STAR -> throw new IllegalStateException("a shape has it");
            }
        }
        if (form == Form.RANDOM && relays > 2) {
            for (int i = 0; i < relays / FURTHER; i++) {
                int a = draw.from(0, relays - 2);
                join(connect, names, a, draw.from(a + 1, relays - 1));
            }
        }
        return connect;
    }

    private void join(Map<String, List<String>> connect, List<String> names, int a, int b) {
        dial(connect, names.get(a), names.get(b));
        if (sessions == 2) {
            dial(connect, names.get(b), names.get(a));
        }
    }

    private static void dial(Map<String, List<String>> connect, String from, String to) {
        List<String> peers = connect.computeIfAbsent(from, _ -> new ArrayList<>());
        if (!peers.contains(to)) {
            peers.add(to);
        }
    }

    private List<ClientSpec> clients(List<String> names) {
        List<ClientSpec> clients = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
            clients.add(
                    new ClientSpec(
                            numbered("pub", i, publishers),
                            true,
                            names.get(i * relays / publishers),
                            numbered(NAMESPACE, i, publishers),
                            "",
                            Optional.empty()));
        }
        for (int i = 0; i < subscribers; i++) {
            int wanted = publishers == 0 ? 0 : i % publishers;
            clients.add(
                    new ClientSpec(
                            numbered("sub", i, subscribers),
                            false,
                            names.get(relays - 1 - i * relays / subscribers),
                            numbered(NAMESPACE, wanted, Math.max(1, publishers)),
                            "catalog",
                            Optional.empty()));
        }
        return clients;
    }

    private static String numbered(String name, int index, int of) {
        return of == 1 ? name : name + (index + 1);
    }
}
