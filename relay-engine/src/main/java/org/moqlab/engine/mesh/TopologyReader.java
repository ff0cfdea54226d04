package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Topology.Shape;

/// Reads which relays there are, and who dials whom.
///
/// @param relays gets the names, in order
/// @param names takes in the name of a relay, which is new
/// @param strangers takes in the name of one that is none of the lab's
/// @param wires reads the wire of something that may name one
record TopologyReader(
        YamlChecks checks,
        Set<String> relays,
        Naming names,
        Naming strangers,
        ClientReader.Reading<YamlFields, Optional<String>> wires) {
    private static final List<String> KEYS =
            List.of(
                    "shape",
                    "connect",
                    "relays",
                    "sessions",
                    "discovery",
                    "latency",
                    "jitter",
                    "wire",
                    "price",
                    "links",
                    "external");
    private static final List<String> LINK_KEYS =
            List.of("between", "wire", "price", "tells", "assign-id");
    private static final List<Shape> SHAPES =
            Arrays.stream(Shape.values()).filter(shape -> shape != Shape.GIVEN).toList();

    private static final int DEFAULT_SESSIONS = 2;
    private static final long DEFAULT_LATENCY = 5 * Durations.MILLI;
    private static final long MAX_LATENCY = 60 * Durations.SECOND;

    /// Takes in a name.
    interface Naming {
        void add(YamlNode name) throws ScenarioException;
    }

    Topology topology(YamlNode node) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "a topology", KEYS);
        Shape shape = shape(fields);
        YamlNode list = fields.required("relays");
        for (YamlNode name : checks.list(list, "relays", 1, ScenarioFile.MAX_RELAYS)) {
            names.add(name);
        }
        Topology alike =
                new Topology(
                        shape,
                        List.copyOf(relays),
                        sessions(fields, shape),
                        latency(fields, "latency", DEFAULT_LATENCY),
                        latency(fields, "jitter", 0),
                        wires.read(fields),
                        List.of(),
                        shape == Shape.GIVEN
                                ? connect(fields.required("connect"))
                                : new TreeMap<>(),
                        fields.has("discovery") && checks.truth(fields.required("discovery")),
                        price(fields),
                        List.of());
        Topology own =
                fields.has("links") ? alike.with(links(fields.required("links"), alike)) : alike;
        return fields.has("external")
                ? Topologies.of(own)
                        .external(
                                new ExternalReader(checks, relays, strangers)
                                        .all(fields.required("external")))
                        .topology()
                : own;
    }

    private Shape shape(YamlFields fields) throws ScenarioException {
        return fields.oneOf(List.of("shape", "connect")).equals("connect")
                ? Shape.GIVEN
                : checks.choice(fields.required("shape"), "a shape", SHAPES, Shape::word);
    }

    private int sessions(YamlFields fields, Shape shape) throws ScenarioException {
        if (!fields.has("sessions")) {
            return shape == Shape.GIVEN ? 1 : DEFAULT_SESSIONS;
        }
        YamlNode node = fields.required("sessions");
        if (shape == Shape.GIVEN) {
            throw checks.refuse(
                    fields.place("sessions"), "connect to say who dials whom", "sessions as well");
        }
        return (int) checks.whole(node, "a number of sessions", 1, 2);
    }

    private long latency(YamlFields fields, String key, long otherwise) throws ScenarioException {
        return fields.has(key) ? checks.duration(fields.required(key), 0, MAX_LATENCY) : otherwise;
    }

    private OptionalLong price(YamlFields fields) throws ScenarioException {
        return fields.has("price")
                ? OptionalLong.of(
                        checks.whole(fields.required("price"), "a price", 0, Topology.MAX_PRICE))
                : OptionalLong.empty();
    }

    private Optional<String> teller(YamlFields fields, Topology.Link link)
            throws ScenarioException {
        List<String> ends = List.of(link.a(), link.b());
        return fields.has("tells")
                ? Optional.of(checks.choice(fields.required("tells"), "one of the two", ends))
                : Optional.empty();
    }

    private Map<String, List<String>> connect(YamlNode node) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "who dials whom", List.copyOf(relays));
        Map<String, List<String>> connect = new TreeMap<>();
        for (String relay : relays) {
            if (fields.has(relay)) {
                connect.put(relay, peers(relay, fields.required(relay)));
            }
        }
        return connect;
    }

    private List<String> peers(String relay, YamlNode node) throws ScenarioException {
        List<String> others = relays.stream().filter(peer -> !peer.equals(relay)).toList();
        List<String> peers = new ArrayList<>();
        for (YamlNode item : checks.list(node, "relays", 0, others.size())) {
            String peer = checks.choice(item, "another relay", others);
            if (peers.contains(peer)) {
                throw checks.refuse(item.place(), "every relay once", peer + " again");
            }
            peers.add(peer);
        }
        return peers;
    }

    private List<Topology.LinkSpec> links(YamlNode node, Topology topology)
            throws ScenarioException {
        List<Topology.LinkSpec> specs = new ArrayList<>();
        List<Topology.Link> all = topology.links();
        for (YamlNode item : checks.list(node, "links", 0, all.size())) {
            YamlFields fields = new YamlFields(checks, item, "a link", LINK_KEYS);
            YamlNode between = fields.required("between");
            List<YamlNode> ends = checks.list(between, "relays", 2, 2);
            String a = checks.choice(ends.getFirst(), "a relay", relays);
            String b = checks.choice(ends.getLast(), "a relay", relays);
            Topology.Link link =
                    all.stream()
                            .filter(one -> one.joins(a, b))
                            .findFirst()
                            .orElseThrow(() ->
                                    checks.refuse(
                                            between.place(),
                                            "two relays that the shape joins",
                                            a + " and " + b));
            if (specs.stream().anyMatch(spec -> spec.link().equals(link))) {
                throw checks.refuse(
                        between.place(), "a link named once", a + " and " + b + " again");
            }
            specs.add(
                    new Topology.LinkSpec(
                            link,
                            wires.read(fields),
                            price(fields),
                            teller(fields, link),
                            fields.has("assign-id") && checks.truth(fields.required("assign-id"))));
        }
        return specs;
    }
}
