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

/// Reads what is done when.
///
/// @param relays names of the relays
/// @param clients names of the clients
record StepReader(YamlChecks checks, Collection<String> relays, Collection<String> clients) {
    private static final List<String> CLIENT_VERBS = List.of("start", "stop");
    private static final List<String> VERBS =
            Stream.concat(
                            Stream.of("start", "stop", "interrupt", "close", "kill", "restart"),
                            FaultReader.VERBS.stream())
                    .toList();
    private static final List<String> ACT_KEYS =
            Stream.of(Stream.of("at", "after", "wait"), VERBS.stream(), Stream.of("policy"))
                    .flatMap(keys -> keys)
                    .toList();
    private static final List<String> RESTART_KEYS = List.of("relay", "id", "policy", "cost");
    private static final List<Identity> IDENTITIES = List.of(Identity.values());
    private static final String FORMS = "'rest', 'act' or a condition such as 'C loses test'";

    /// An act, and the time of the clock before which it cannot come.
    private record Placed(Act act, long since) {
        int rank() {
            return act.isTimed() ? 0 : 1;
        }
    }

    /// The acts in order of time, those of equal time in the order of the file. An act that waits
    /// for something stands behind all that stand above it in the file.
    List<Act> acts(YamlNode node) throws ScenarioException {
        List<Placed> acts = new ArrayList<>();
        long above = 0;
        for (YamlNode item : checks.list(node, "acts", 0, ScenarioFile.MAX_ACTS)) {
            for (Act act : act(item)) {
                above = act.isTimed() ? Math.max(above, act.at()) : above;
                acts.add(new Placed(act, act.isTimed() ? act.at() : above));
            }
            if (acts.size() > ScenarioFile.MAX_ACTS) {
                String expected = "at most " + ScenarioFile.MAX_ACTS + " acts, each name counted";
                throw checks.refuse(item.place(), expected, "more");
            }
        }
        acts.sort(Comparator.comparingLong(Placed::since).thenComparingInt(Placed::rank));
        return acts.stream().map(Placed::act).toList();
    }

    private List<Act> act(YamlNode node) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "an act", ACT_KEYS);
        boolean cued = fields.oneOf(List.of("at", "after")).equals("after");
        if (!cued && fields.has("wait")) {
            throw checks.refuse(fields.place("wait"), "a wait only with after", "one with at");
        }
        String when = cued ? "wait" : "at";
        long at =
                cued && !fields.has(when)
                        ? 0
                        : checks.duration(fields.required(when), 0, Durations.MAX);
        Cue cue = cued ? cue(fields.required("after")) : new Cue.Clock();
        String verb = fields.oneOf(VERBS);
        List<MeshCommand> commands = commands(verb, fields.required(verb));
        if (fields.has("policy")) {
            if (!verb.equals("restart")) {
                throw checks.refuse(fields.place("policy"), "a policy only with restart", verb);
            }
            Optional<String> policy = policy(fields);
            commands = commands.stream().map(command -> under(policy, command)).toList();
        }
        return cued(commands, at, cue);
    }

    /// One cue serves a whole list.
    private static List<Act> cued(List<MeshCommand> commands, long at, Cue cue) {
        List<Act> acts = new ArrayList<>();
        for (MeshCommand command : commands) {
            boolean follows = !(cue instanceof Cue.Clock) && !acts.isEmpty();
            acts.add(
                    follows
                            ? new Act(0, command, new Cue.PreviousAct())
                            : new Act(at, command, cue));
        }
        return acts;
    }

    private Optional<String> policy(YamlFields fields) throws ScenarioException {
        return fields.has("policy")
                ? Optional.of(ScenarioReader.policy(checks, fields.required("policy")))
                : Optional.empty();
    }

    private static MeshCommand under(Optional<String> policy, MeshCommand command) {
        return command instanceof MeshCommand.RestartRelay restart
                ? new MeshCommand.RestartRelay(
                        restart.relay(), restart.identity(), policy, restart.cost())
                : command;
    }

    private Cue cue(YamlNode node) throws ScenarioException {
        String text = checks.text(node, "what an act waits for");
        if (text.equals(Cue.Quiescence.WORD)) {
            return new Cue.Quiescence();
        }
        if (text.equals(Cue.PreviousAct.WORD)) {
            return new Cue.PreviousAct();
        }
        Condition condition =
                ConditionText.parse(text)
                        .filter(read -> !(read instanceof Condition.TimeReached))
                        .orElseThrow(() -> checks.refuse(node, FORMS));
        switch (condition) {
            case Condition.TableTurns turns -> known(node, turns.relay(), "a relay", relays);
            case Condition.ClientTurns turns ->
                    known(node, Optional.of(turns.client()), "a client", clients);
            case Condition.FindingRaised finding ->
                    known(node, finding.invariant(), "an invariant", ScenarioFile.INVARIANTS);
            case Condition.MessagesSent _, Condition.TimeReached _ -> {}
        }
        return new Cue.Happening(condition);
    }

    private void known(YamlNode node, Optional<String> name, String what, Collection<String> names)
            throws ScenarioException {
        if (name.isPresent() && !names.contains(name.get())) {
            String found = "'" + name.get() + "'";
            throw checks.refuse(node.place(), what + " in it that there is", found);
        }
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
        OptionalLong cost =
                fields.has("cost")
                        ? OptionalLong.of(
                                checks.whole(
                                        fields.required("cost"), "a cost", 0, Topology.MAX_PRICE))
                        : OptionalLong.empty();
        return new MeshCommand.RestartRelay(relay, id, policy(fields), cost);
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
}
