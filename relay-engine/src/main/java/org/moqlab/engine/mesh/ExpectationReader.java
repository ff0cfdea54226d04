package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Scenario.ExpectRow;
import org.moqlab.engine.mesh.Scenario.Expectation;
import org.moqlab.engine.mesh.Scenario.Timed;
import org.moqlab.engine.mesh.YamlNode.Scalar;
import org.moqlab.engine.observe.ClientState;

/// Reads what should come of a scenario.
///
/// @param relays names of the relays
/// @param clients names of the clients
/// @param namespaces what the clients publish or want
record ExpectationReader(
        YamlChecks checks,
        Collection<String> relays,
        Collection<String> clients,
        Collection<String> namespaces) {
    private static final List<String> KEYS =
            List.of(
                    "at",
                    "from",
                    "to",
                    "relay",
                    "client",
                    "namespace",
                    "hops",
                    "state",
                    "up",
                    "between",
                    "sessions",
                    "count",
                    "is",
                    "at-least",
                    "at-most",
                    "breaks",
                    "holds");
    private static final List<String> ROW = List.of("at", "relay", "namespace", "hops", "state");
    private static final List<String> STAYS =
            List.of("from", "to", "relay", "namespace", "hops", "state");
    private static final List<String> COUNT =
            List.of("count", "from", "to", "relay", "is", "at-least", "at-most");
    private static final List<String> UP = List.of("at", "relay", "up");
    private static final List<String> SESSIONS = List.of("at", "between", "sessions");
    private static final List<String> GOT = List.of("at", "client", "state");
    private static final List<ClientState> GETS = List.of(ClientState.values());
    private static final List<EntryState> STATES = List.of(EntryState.values());
    private static final List<Expected.Counted> COUNTED = Arrays.asList(Expected.Counted.values());
    private static final long MAX_HOPS = 1_000_000_000;
    private static final long MAX_COUNT = 1_000_000_000;
    private static final int MAX_SESSIONS = 1_000;
    private static final String ALL = "all";

    /// The expectations in the order of the file.
    List<Expectation> expectations(YamlNode node) throws ScenarioException {
        List<Expectation> all = new ArrayList<>();
        for (YamlNode item : checks.list(node, "expectations", 0, ScenarioFile.MAX_EXPECTATIONS)) {
            all.add(expectation(item));
        }
        return all;
    }

    private Expectation expectation(YamlNode node) throws ScenarioException {
        YamlFields any = new YamlFields(checks, node, "an expectation", KEYS);
        if (any.has("count")) {
            return count(new YamlFields(checks, node, "a count", COUNT));
        }
        return switch (any.oneOf(List.of("at", "from", "breaks", "holds"))) {
            case "breaks" -> new Scenario.ExpectBreaks(invariant(node, "breaks"));
            case "holds" -> new Scenario.ExpectHolds(invariant(node, "holds"));
            case "from" -> stays(new YamlFields(checks, node, "a row that stays", STAYS));
            default -> at(any, node);
        };
    }

    private Expectation at(YamlFields any, YamlNode node) throws ScenarioException {
        YamlNode time = any.required("at");
        boolean rests = time instanceof Scalar scalar && scalar.text().equals(Cue.Quiescence.WORD);
        long at = rests ? 0 : checks.duration(time, 0, Durations.MAX);
        Timed what = timed(at, any, node);
        return rests ? new Expected.AtRest(what) : what;
    }

    private Timed timed(long at, YamlFields any, YamlNode node) throws ScenarioException {
        if (any.has("client")) {
            YamlFields fields = new YamlFields(checks, node, "what a client gets", GOT);
            return new Scenario.ExpectClient(
                    at,
                    checks.choice(fields.required("client"), "a client", clients),
                    checks.choice(fields.required("state"), "a state", GETS, ClientState::word));
        }
        if (any.has("between")) {
            return sessions(at, new YamlFields(checks, node, "a number of sessions", SESSIONS));
        }
        if (any.has("up")) {
            YamlFields fields = new YamlFields(checks, node, "whether a relay runs", UP);
            String relay = checks.choice(fields.required("relay"), "a relay", relays);
            return new Scenario.ExpectRelay(at, relay, checks.truth(fields.required("up")));
        }
        return row(at, new YamlFields(checks, node, "an expected row", ROW));
    }

    private Timed sessions(long at, YamlFields fields) throws ScenarioException {
        YamlNode between = fields.required("between");
        List<String> names = Stream.concat(relays.stream(), clients.stream()).toList();
        List<YamlNode> ends = checks.list(between, "names", 2, 2);
        String one = checks.choice(ends.getFirst(), "a relay or client", names);
        String other = checks.choice(ends.getLast(), "a relay or client", names);
        if (one.equals(other)) {
            throw checks.refuse(ends.getLast().place(), "two different names", one + " again");
        }
        YamlNode number = fields.required("sessions");
        return new Scenario.ExpectSessions(
                at, one, other, (int) checks.whole(number, "a number", 0, MAX_SESSIONS));
    }

    private String invariant(YamlNode node, String form) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "an expected finding", List.of(form));
        return checks.choice(fields.required(form), "an invariant", ScenarioFile.INVARIANTS);
    }

    private ExpectRow row(long at, YamlFields fields) throws ScenarioException {
        String relay = checks.choice(fields.required("relay"), "a relay or all", relaysOr(ALL));
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
        Optional<String> one = Optional.of(relay).filter(name -> !name.equals(ALL));
        return new ExpectRow(at, one, namespace, hops, state);
    }

    private List<String> relaysOr(String word) {
        return Stream.concat(relays.stream(), Stream.of(word)).toList();
    }

    private long from(YamlFields fields) throws ScenarioException {
        return fields.has("from") ? checks.duration(fields.required("from"), 0, Durations.MAX) : 0;
    }

    private long to(YamlFields fields, long from) throws ScenarioException {
        return fields.has("to")
                ? checks.duration(fields.required("to"), from, Durations.MAX)
                : Expected.END;
    }

    private Expectation stays(YamlFields fields) throws ScenarioException {
        long from = from(fields);
        return new Expected.Stays(from, to(fields, from), row(from, fields));
    }

    private Expectation count(YamlFields fields) throws ScenarioException {
        long from = from(fields);
        Expected.Counted what =
                checks.choice(
                        fields.required("count"), "what to count", COUNTED, Expected.Counted::word);
        Optional<String> relay = Optional.empty();
        if (fields.has("relay")) {
            relay =
                    Optional.of(
                            checks.choice(
                                    fields.required("relay"), "a relay or all", relaysOr(ALL)));
        }
        boolean each = relay.filter(ALL::equals).isPresent();
        OptionalLong is = number(fields, "is", 0);
        OptionalLong least = number(fields, "at-least", 0);
        OptionalLong most = number(fields, "at-most", least.orElse(0));
        boolean range = least.isPresent() || most.isPresent();
        if (is.isPresent() == range) {
            String found = range ? "both" : "neither";
            throw checks.refuse(fields.place(), "is, or at-least and at-most, in a count", found);
        }
        return new Expected.Count(
                what,
                each ? Optional.empty() : relay,
                each,
                from,
                to(fields, from),
                is.orElse(least.orElse(0)),
                is.isPresent() ? is : most);
    }

    private OptionalLong number(YamlFields fields, String key, long min) throws ScenarioException {
        return fields.has(key)
                ? OptionalLong.of(checks.whole(fields.required(key), "a number", min, MAX_COUNT))
                : OptionalLong.empty();
    }
}
