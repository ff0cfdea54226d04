package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;

/// Makes a mesh of the lab from what is known of a running one: its relays, the sessions between
/// them and who publishes what are observed, everything else is guessed and said to be.
///
/// @param scenario to be broken safely
/// @param guesses what was not observed, a line each
public record Fork(Scenario scenario, List<String> guesses) {
    /// Most publishers that are taken over.
    public static final int MAX_PUBLISHERS = 200;

    private static final long LATENCY = 5_000_000L;
    private static final long START = 1_000_000_000L;
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final Pattern READABLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,200}");
    private static final int MAX_NAME = 40;

    /// Creates the value; the list is copied.
    public Fork {
        guesses = List.copyOf(guesses);
    }

    /// A mesh like the one that is watched.
    ///
    /// @return empty when no relay is watched at present
    public static Optional<Fork> of(ClusterView view) {
        Map<String, String> names = names(view);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String policy = policy(view);
        List<Scenario.ClientSpec> clients = clients(view, names);
        List<Scenario.Act> acts =
                clients.stream()
                        .map(client ->
                                new Scenario.Act(START, new MeshCommand.StartClient(client.name())))
                        .toList();
        Scenario scenario =
                new Scenario(
                        "A mesh like one that runs",
                        "",
                        "",
                        1,
                        policy,
                        topology(view, names),
                        Knobs.NONE,
                        clients,
                        acts,
                        List.of());
        List<String> guesses =
                List.of(
                        "policy " + policy + ", from the wires that are spoken",
                        "5 ms of latency",
                        "who of two relays dials the other",
                        "publishers, one a name, at the first relay of its way; they go on until"
                                + " they are stopped");
        return Optional.of(new Fork(scenario, guesses));
    }

    private static Topology topology(ClusterView view, Map<String, String> names) {
        Map<String, List<String>> connect = new TreeMap<>();
        for (ClusterView.Edge edge : view.edges()) {
            String from = names.get(edge.from());
            String to = names.get(edge.to());
            if (from != null && to != null) {
                connect.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
            }
        }
        return Topology.given(List.copyOf(names.values()), LATENCY, connect);
    }

    /// The scenario as a file that says what is guessed.
    public String text() {
        StringBuilder out = new StringBuilder("# Observed: relays, sessions, names. Guessed:\n");
        guesses.forEach(guess -> out.append("# - ").append(guess).append('\n'));
        return out + ScenarioWriter.print(scenario);
    }

    /// What relays are called in the lab, by what they are called here, both ends of every session
    /// included.
    private static Map<String, String> names(ClusterView view) {
        TreeSet<String> all = new TreeSet<>();
        view.up().forEach(relay -> all.add(relay.name()));
        view.edges()
                .forEach(edge -> {
                    all.add(edge.from());
                    all.add(edge.to());
                });
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : all) {
            if (names.size() < ScenarioFile.MAX_RELAYS) {
                String plain = UNFIT.matcher(name).replaceAll("-");
                String cut = plain.length() > MAX_NAME ? plain.substring(0, MAX_NAME) : plain;
                String fit = cut.matches("[A-Za-z].*") ? cut : "relay-" + cut;
                names.put(name, names.containsValue(fit) ? fit + "-" + names.size() : fit);
            }
        }
        return names;
    }

    private static String policy(ClusterView view) {
        boolean paths = view.up().stream().anyMatch(WatchedRelay::tellsPaths);
        boolean old = view.up().stream().allMatch(relay -> relay.wire().equals("moq-lite-04"));
        if (!paths) {
            return "gossip-2026-03";
        }
        return old ? "gossip-2026-05" : "gossip-2026-08";
    }

    private static List<Scenario.ClientSpec> clients(ClusterView view, Map<String, String> names) {
        Map<Namespace, String> homes = new TreeMap<>();
        for (WatchedRelay relay : view.up()) {
            for (Seen seen : relay.table().values()) {
                if (seen.told() && isMedia(seen.namespace())) {
                    home(seen, view)
                            .map(names::get)
                            .ifPresent(home -> homes.putIfAbsent(seen.namespace(), home));
                }
            }
        }
        List<Scenario.ClientSpec> clients = new ArrayList<>();
        homes.forEach((namespace, home) -> {
            if (clients.size() < MAX_PUBLISHERS) {
                clients.add(
                        new Scenario.ClientSpec(
                                "pub-" + (clients.size() + 1),
                                true,
                                home,
                                namespace.path(),
                                "",
                                Optional.empty()));
            }
        });
        return clients;
    }

    private static boolean isMedia(Namespace namespace) {
        return !namespace.path().startsWith(".") && READABLE.matcher(namespace.path()).matches();
    }

    /// The relay a publisher is at: the first of the way that is known for one.
    private static Optional<String> home(Seen seen, ClusterView view) {
        return seen.path().stream()
                .filter(Origin::isKnown)
                .map(view.names()::get)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
