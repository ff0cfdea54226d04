package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.MeshCommand.Identity;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.Expectation;
import org.moqlab.engine.observe.ClientState;

/// Reads what is done when, and what should come of it.
///
/// @param relays names of the relays
/// @param clients names of the clients
/// @param namespaces what the clients publish or want
record StepReader(
        YamlChecks checks,
        Collection<String> relays,
        Collection<String> clients,
        Collection<String> namespaces) {
    private static final List<String> CLIENT_VERBS = List.of("start", "stop");
    private static final List<String> VERBS =
            Stream.concat(
                            Stream.of("start", "stop", "interrupt", "close", "kill", "restart"),
                            FaultReader.VERBS.stream())
                    .toList();
    private static final List<String> ACT_KEYS =
            Stream.of(Stream.of("at"), VERBS.stream(), Stream.of("policy"))
                    .flatMap(keys -> keys)
                    .toList();
    private static final List<String> RESTART_KEYS = List.of("relay", "id", "policy");
    private static final List<Identity> IDENTITIES = List.of(Identity.values());
    private static final List<String> EXPECT_KEYS =
            List.of("at", "relay", "client", "namespace", "hops", "state", "breaks", "holds");
    private static final List<String> ROW_KEYS =
            List.of("at", "relay", "namespace", "hops", "state");
    private static final List<String> GOT_KEYS = List.of("at", "client", "state");
    private static final List<ClientState> GOT = List.of(ClientState.values());
    private static final List<EntryState> STATES = List.of(EntryState.values());
    private static final long MAX_HOPS = 1_000_000_000;

    /// The acts in order of time, those of equal time in the order of the file.
    List<Act> acts(YamlNode node) throws ScenarioException {
        List<Act> acts = new ArrayList<>();
        for (YamlNode item : checks.list(node, "acts", 0, ScenarioFile.MAX_ACTS)) {
            acts.addAll(act(item));
            if (acts.size() > ScenarioFile.MAX_ACTS) {
                String expected = "at most " + ScenarioFile.MAX_ACTS + " acts, each name counted";
                throw checks.refuse(item.place(), expected, "more");
            }
        }
        acts.sort(Comparator.comparingLong(Act::at));
        return acts;
    }

    private List<Act> act(YamlNode node) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "an act", ACT_KEYS);
        long at = checks.duration(fields.required("at"), 0, Durations.MAX);
        String verb = fields.oneOf(VERBS);
        List<MeshCommand> commands = commands(verb, fields.required(verb));
        if (fields.has("policy")) {
            if (!verb.equals("restart")) {
                throw checks.refuse(fields.place("policy"), "a policy only with restart", verb);
            }
            Optional<String> policy = policy(fields);
            commands = commands.stream().map(command -> under(policy, command)).toList();
        }
        return commands.stream().map(command -> new Act(at, command)).toList();
    }

    private Optional<String> policy(YamlFields fields) throws ScenarioException {
        return fields.has("policy")
                ? Optional.of(
                        checks.choice(fields.required("policy"), "a policy", ScenarioFile.POLICIES))
                : Optional.empty();
    }

    private static MeshCommand under(Optional<String> policy, MeshCommand command) {
        return command instanceof MeshCommand.RestartRelay restart
                ? new MeshCommand.RestartRelay(restart.relay(), restart.identity(), policy)
                : command;
    }

    private List<MeshCommand> commands(String verb, YamlNode node) throws ScenarioException {
        if (FaultReader.VERBS.contains(verb)) {
            return new FaultReader(checks, relays, clients).read(verb, node);
        }
        if (verb.equals("restart") && node instanceof YamlNode.Mapping) {
            return List.of(restart(new YamlFields(checks, node, "a restart", RESTART_KEYS)));
        }
        return names(verb, node).stream().map(name -> command(verb, name)).toList();
    }

    private MeshCommand restart(YamlFields fields) throws ScenarioException {
        String relay = checks.choice(fields.required("relay"), "a relay", relays);
        Identity id =
                fields.has("id")
                        ? checks.choice(fields.required("id"), "an id", IDENTITIES, Identity::word)
                        : Identity.NEW;
        return new MeshCommand.RestartRelay(relay, id, policy(fields));
    }

    private List<String> names(String verb, YamlNode node) throws ScenarioException {
        boolean ofClients = CLIENT_VERBS.contains(verb);
        String what = ofClients ? "a client" : "a relay";
        Collection<String> known = ofClients ? clients : relays;
        if (!(node instanceof YamlNode.Sequence)) {
            return List.of(checks.choice(node, what, known));
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        String plural = ofClients ? "clients" : "relays";
        for (YamlNode item : checks.list(node, plural, 1, known.size())) {
            names.add(checks.choice(item, what, known));
            if (!seen.add(names.getLast())) {
                throw checks.refuse(item.place(), "every name once", item.describe() + " again");
            }
        }
        return names;
    }

    private static MeshCommand command(String verb, String name) {
        return switch (verb) {
            case "start" -> new MeshCommand.StartClient(name);
            case "stop" -> new MeshCommand.StopClient(name);
            case "interrupt" -> new MeshCommand.StopRelay(name, Death.INTERRUPT);
            case "close" -> new MeshCommand.StopRelay(name, Death.CLOSE);
            case "kill" -> new MeshCommand.StopRelay(name, Death.KILL);
            default -> new MeshCommand.RestartRelay(name);
        };
    }

    /// The expectations in the order of the file.
    List<Expectation> expectations(YamlNode node) throws ScenarioException {
        List<Expectation> all = new ArrayList<>();
        for (YamlNode item : checks.list(node, "expectations", 0, ScenarioFile.MAX_EXPECTATIONS)) {
            all.add(expectation(item));
        }
        return all;
    }

    private Expectation expectation(YamlNode node) throws ScenarioException {
        YamlFields any = new YamlFields(checks, node, "an expectation", EXPECT_KEYS);
        String form = any.oneOf(List.of("at", "breaks", "holds"));
        return switch (form) {
            case "breaks" -> new Scenario.ExpectBreaks(invariant(node, form));
            case "holds" -> new Scenario.ExpectHolds(invariant(node, form));
            default ->
                    any.has("client")
                            ? got(new YamlFields(checks, node, "what a client gets", GOT_KEYS))
                            : row(new YamlFields(checks, node, "an expected row", ROW_KEYS));
        };
    }

    private Expectation got(YamlFields fields) throws ScenarioException {
        return new Scenario.ExpectClient(
                checks.duration(fields.required("at"), 0, Durations.MAX),
                checks.choice(fields.required("client"), "a client", clients),
                checks.choice(fields.required("state"), "a state", GOT, ClientState::word));
    }

    private String invariant(YamlNode node, String form) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "an expected finding", List.of(form));
        return checks.choice(fields.required(form), "an invariant", ScenarioFile.INVARIANTS);
    }

    private Expectation row(YamlFields fields) throws ScenarioException {
        long at = checks.duration(fields.required("at"), 0, Durations.MAX);
        List<String> or = Stream.concat(relays.stream(), Stream.of("all")).toList();
        String relay = checks.choice(fields.required("relay"), "a relay or all", or);
        String namespace =
                checks.choice(
                        fields.required("namespace"), "a namespace of the clients", namespaces);
        OptionalLong hops = OptionalLong.empty();
        if (fields.has("hops")) {
            hops =
                    OptionalLong.of(
                            checks.whole(fields.required("hops"), "a number of hops", 1, MAX_HOPS));
        }
        Optional<EntryState> state = Optional.empty();
        if (fields.has("state")) {
            state =
                    Optional.of(
                            checks.choice(
                                    fields.required("state"), "a state", STATES, EntryState::word));
        }
        if (hops.isEmpty() && state.isEmpty()) {
            throw checks.refuse(fields.place(), "hops or state in an expected row", "neither");
        }
        Optional<String> one = Optional.of(relay).filter(name -> !name.equals("all"));
        return new Scenario.ExpectRow(at, one, namespace, hops, state);
    }
}
