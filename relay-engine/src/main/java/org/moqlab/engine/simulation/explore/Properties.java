package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.RelaySpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Link;
import org.moqlab.engine.mesh.Topology.LinkSpec;

/// What can be set of a mesh and of its parts, each as the text a scenario file has for it; empty
/// where the file says nothing, so that what stands above it holds.
public final class Properties {
    private Properties() {}

    /// What has properties.
    public sealed interface Part {
        /// All of it.
        record Whole() implements Part {}

        /// A relay.
        record Relay(String name) implements Part {}

        /// A publisher or subscriber.
        record Client(String name) implements Part {}

        /// A link between two relays, in either order.
        record Between(String one, String other) implements Part {}
    }

    /// What can be set.
    public enum Property {
        /// How relays gossip.
        POLICY,
        /// What is turned on the policy.
        KNOBS,
        /// How long every link takes one way.
        LATENCY,
        /// How much longer it may take.
        JITTER,
        /// Which wire is spoken.
        WIRE,
        /// What it costs to fetch over a link.
        PRICE,
        /// How many sessions a pair of relays has.
        SESSIONS,
        /// The seed of every chance.
        SEED,
        /// The relay a client connects to.
        AT,
        /// What a client publishes or wants.
        NAMESPACE,
        /// The track a subscriber wants.
        TRACK
    }

    /// What a part has, in the order it is shown.
    public static Map<Property, String> of(Scenario scenario, Part part) {
        Map<Property, String> all = new TreeMap<>();
        switch (part) {
            case Part.Whole() -> whole(scenario, all);
            case Part.Relay(String name) -> {
                RelaySpec spec = spec(scenario, name);
                all.put(Property.POLICY, spec.policy().orElse(""));
                all.put(Property.KNOBS, text(spec.knobs()));
            }
            case Part.Client(String name) ->
                    scenario.clients().stream()
                            .filter(client -> client.name().equals(name))
                            .forEach(client -> client(client, all));
            case Part.Between(String one, String other) -> {
                Optional<LinkSpec> spec = link(scenario.topology(), one, other);
                all.put(Property.WIRE, spec.flatMap(LinkSpec::wire).orElse(""));
                all.put(
                        Property.PRICE,
                        text(spec.map(LinkSpec::price).orElse(OptionalLong.empty())));
            }
        }
        return all;
    }

    private static void whole(Scenario scenario, Map<Property, String> all) {
        Topology topology = scenario.topology();
        all.put(Property.POLICY, scenario.policy());
        all.put(Property.KNOBS, text(scenario.knobs()));
        all.put(Property.LATENCY, Durations.format(topology.latency()));
        all.put(Property.JITTER, Durations.format(topology.jitter()));
        all.put(Property.WIRE, topology.wire().orElse(""));
        all.put(Property.PRICE, text(topology.price()));
        if (topology.shape() != Topology.Shape.GIVEN) {
            all.put(Property.SESSIONS, Integer.toString(topology.sessions()));
        }
        all.put(Property.SEED, Long.toString(scenario.seed()));
    }

    private static void client(ClientSpec client, Map<Property, String> all) {
        all.put(Property.AT, client.at());
        all.put(Property.NAMESPACE, client.namespace());
        if (!client.publisher()) {
            all.put(Property.TRACK, client.track());
        }
        all.put(Property.WIRE, client.wire().orElse(""));
    }

    private static String text(Knobs knobs) {
        return knobs.equals(Knobs.NONE) ? "" : ScenarioFile.text(knobs).strip();
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }

    private static RelaySpec spec(Scenario scenario, String name) {
        return Optional.ofNullable(scenario.relays().get(name))
                .orElse(new RelaySpec(Optional.empty(), Knobs.NONE));
    }

    private static Optional<LinkSpec> link(Topology topology, String one, String other) {
        return topology.particular().stream()
                .filter(spec -> spec.link().joins(one, other))
                .findFirst();
    }

    /// What may be chosen for a property; empty where it is free text.
    public static List<String> choices(Scenario scenario, Part part, Property property) {
        return switch (property) {
            case POLICY -> ScenarioFile.POLICIES;
            case WIRE ->
                    part instanceof Part.Client ? ScenarioFile.CLIENT_WIRES : ScenarioFile.WIRES;
            case SESSIONS -> List.of("1", "2");
            case AT -> scenario.topology().relays();
            case KNOBS, LATENCY, JITTER, PRICE, SEED, NAMESPACE, TRACK -> List.of();
        };
    }

    /// The scenario with other values of a part; what is not among them stays.
    ///
    /// @throws ScenarioException when one is none, or a scenario cannot be so
    public static Scenario with(Scenario scenario, Part part, Map<Property, String> values)
            throws ScenarioException {
        Map<Property, String> all = new TreeMap<>(of(scenario, part));
        all.putAll(values);
        Edits edits = Edits.of(scenario);
        switch (part) {
            case Part.Whole() ->
                    edits.policy(all.getOrDefault(Property.POLICY, ""))
                            .knobs(knobs(all))
                            .seed(number(all, Property.SEED).orElse(scenario.seed()))
                            .topology(topology(scenario.topology(), all));
            case Part.Relay(String name) -> {
                Map<String, RelaySpec> relays = new TreeMap<>(scenario.relays());
                RelaySpec spec = new RelaySpec(said(all, Property.POLICY), knobs(all));
                boolean usual = spec.policy().isEmpty() && spec.knobs().equals(Knobs.NONE);
                relays.remove(name);
                if (!usual) {
                    relays.put(name, spec);
                }
                edits.relays(relays);
            }
            case Part.Client(String name) -> edits.clients(clients(scenario, name, all));
            case Part.Between(String one, String other) ->
                    edits.topology(
                            Topologies.of(scenario.topology())
                                    .particular(links(scenario.topology(), one, other, all))
                                    .topology());
        }
        return Rebuild.read(edits.scenario());
    }

    private static Topology topology(Topology topology, Map<Property, String> all)
            throws ScenarioException {
        Topologies next =
                Topologies.of(topology)
                        .latency(time(all, Property.LATENCY))
                        .jitter(time(all, Property.JITTER))
                        .wire(said(all, Property.WIRE))
                        .price(number(all, Property.PRICE));
        if (all.containsKey(Property.SESSIONS)) {
            long sessions = number(all, Property.SESSIONS).orElse(0);
            if (sessions != 1 && sessions != 2) {
                throw wrong("1 or 2 sessions a pair", all.getOrDefault(Property.SESSIONS, ""));
            }
            next.sessions(Math.toIntExact(sessions));
        }
        return next.topology();
    }

    private static List<ClientSpec> clients(
            Scenario scenario, String name, Map<Property, String> all) {
        List<ClientSpec> clients = new ArrayList<>(scenario.clients());
        clients.replaceAll(client ->
                client.name().equals(name)
                        ? new ClientSpec(
                                name,
                                client.publisher(),
                                all.getOrDefault(Property.AT, ""),
                                all.getOrDefault(Property.NAMESPACE, ""),
                                all.getOrDefault(Property.TRACK, client.track()),
                                said(all, Property.WIRE),
                                client.way(),
                                client.make())
                        : client);
        return clients;
    }

    private static List<LinkSpec> links(
            Topology topology, String one, String other, Map<Property, String> all)
            throws ScenarioException {
        List<LinkSpec> links = new ArrayList<>(topology.particular());
        Optional<LinkSpec> before = link(topology, one, other);
        links.removeIf(spec -> spec.link().joins(one, other));
        boolean inOrder = topology.relays().indexOf(one) < topology.relays().indexOf(other);
        LinkSpec next =
                new LinkSpec(
                        inOrder ? new Link(one, other) : new Link(other, one),
                        said(all, Property.WIRE),
                        number(all, Property.PRICE),
                        before.flatMap(LinkSpec::teller),
                        before.filter(LinkSpec::assigned).isPresent());
        boolean usual =
                next.wire().isEmpty()
                        && next.price().isEmpty()
                        && next.teller().isEmpty()
                        && !next.assigned();
        if (!usual) {
            links.add(next);
        }
        return links;
    }

    private static Optional<String> said(Map<Property, String> all, Property property) {
        return Optional.ofNullable(all.get(property)).map(String::strip).filter(s -> !s.isEmpty());
    }

    private static Knobs knobs(Map<Property, String> all) throws ScenarioException {
        Optional<String> text = said(all, Property.KNOBS);
        return text.isEmpty() ? Knobs.NONE : ScenarioFile.knobs("knobs", text.get());
    }

    private static long time(Map<Property, String> all, Property property)
            throws ScenarioException {
        String text = all.getOrDefault(property, "");
        OptionalLong time = Durations.parse(text);
        if (time.isEmpty()) {
            throw wrong("a time such as 250ms", text);
        }
        return time.getAsLong();
    }

    private static OptionalLong number(Map<Property, String> all, Property property)
            throws ScenarioException {
        Optional<String> text = said(all, property);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("[0-9]{1,18}")) {
            throw wrong("a whole number", text.get());
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    private static ScenarioException wrong(String expected, String found) {
        return new ScenarioException("properties", 1, 1, expected, found);
    }
}
