package org.moqlab.engine.mesh;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Scenario.Auth;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.RelaySpec;
import org.moqlab.engine.mesh.YamlNode.Place;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.policy.Policies;

/// Makes a [Scenario] of a YAML tree: the mesh; clients are [ClientReader]'s, acts and expectations
/// [StepReader]'s.
final class ScenarioReader {
    private static final List<String> KEYS =
            Stream.concat(
                            Stream.of(
                                    "title",
                                    "teaches",
                                    "reference",
                                    "seed",
                                    "mesh",
                                    "bounds",
                                    "acts",
                                    "expect"),
                            ExhibitReader.KEYS.stream())
                    .toList();
    private static final List<String> MESH_KEYS =
            List.of("policy", "topology", "knobs", "auth", "relays", "clients");
    private static final List<String> RELAY_KEYS = List.of("relay", "policy", "knobs", "auth");
    private static final List<String> AUTH_KEYS = List.of("public", "publish");
    private static final String NOBODY = "nobody";

    private static final long DEFAULT_SEED = 1;
    private static final long MAX_BOUND = 3600 * Durations.SECOND;
    private static final long MAX_COUNT = 1_000_000;
    private static final long MAX_MESSAGES = 1_000_000_000;
    private static final String ALL = "all";
    private static final String OFF = "off";

    private final YamlChecks checks;
    private final Set<String> relays = new LinkedHashSet<>();
    private final Set<String> strangers = new LinkedHashSet<>();
    private final Set<String> clients = new LinkedHashSet<>();
    private final Set<String> namespaces = new TreeSet<>();

    ScenarioReader(YamlChecks checks) {
        this.checks = checks;
    }

    /// Reads the whole file.
    Scenario scenario(YamlNode root) throws ScenarioException {
        YamlFields top = new YamlFields(checks, root, "a scenario", KEYS);
        String title = checks.text(top.required("title"), "a title");
        String teaches = optionalText(top, "teaches");
        String reference = optionalText(top, "reference");
        long seed = seed(top);
        YamlFields mesh = new YamlFields(checks, top.required("mesh"), "a mesh", MESH_KEYS);
        String policy = policy(mesh.required("policy"));
        Topology topology = topology(mesh.required("topology"));
        Map<String, Auth.Grant> grants = new TreeMap<>();
        Map<String, RelaySpec> particular = new TreeMap<>();
        if (mesh.has("relays")) {
            particular(mesh.required("relays"), grants, particular);
        }
        Auth.Grant everywhere = mesh.has("auth") ? grant(mesh.required("auth")) : Auth.Grant.ALL;
        List<ClientSpec> specs = clients(mesh, policy, particular);
        Scenario scenario =
                new Scenario(
                        title,
                        teaches,
                        reference,
                        seed,
                        policy,
                        topology,
                        knobs(mesh),
                        specs,
                        acts(top),
                        expectations(top),
                        new Auth(everywhere, grants),
                        top.has("bounds") ? bounds(top.required("bounds")) : Bounds.DEFAULT,
                        particular);
        meaningful(scenario, mesh);
        return scenario;
    }

    private List<Scenario.Act> acts(YamlFields top) throws ScenarioException {
        StepReader steps = new StepReader(checks, relays, clients);
        return top.has("acts") ? steps.acts(top.required("acts")) : List.of();
    }

    private List<Scenario.Expectation> expectations(YamlFields top) throws ScenarioException {
        Set<String> watched = new LinkedHashSet<>(relays);
        watched.addAll(strangers);
        ExpectationReader expected = new ExpectationReader(checks, watched, clients, namespaces);
        return top.has("expect") ? expected.expectations(top.required("expect")) : List.of();
    }

    private long seed(YamlFields top) throws ScenarioException {
        return top.has("seed")
                ? checks.whole(top.required("seed"), "a whole number", 0, ScenarioFile.MAX_SEED)
                : DEFAULT_SEED;
    }

    private void meaningful(Scenario scenario, YamlFields mesh) throws ScenarioException {
        Optional<String> objection = new Followed(scenario).objection();
        if (objection.isPresent()) {
            Place place = mesh.place(mesh.has("knobs") ? "knobs" : "relays");
            throw checks.refuse(place, "knobs that mean something", objection.get());
        }
    }

    private Knobs knobs(YamlFields mesh) throws ScenarioException {
        return mesh.has("knobs")
                ? new KnobReader(checks).ofMesh(mesh.required("knobs"))
                : Knobs.NONE;
    }

    private List<ClientSpec> clients(
            YamlFields mesh, String policy, Map<String, RelaySpec> particular)
            throws ScenarioException {
        if (!mesh.has("clients")) {
            return List.of();
        }
        return new ClientReader(
                        checks,
                        at -> policy(particular, at).orElse(policy),
                        relays,
                        this::clientWire,
                        this::addClient)
                .clients(mesh.required("clients"), namespaces);
    }

    private String policy(YamlNode node) throws ScenarioException {
        return policy(checks, node);
    }

    /// A policy by its name, also one with a quirk.
    static String policy(YamlChecks checks, YamlNode node) throws ScenarioException {
        boolean quirk =
                node instanceof YamlNode.Scalar scalar && Policies.quirks().contains(scalar.text());
        return quirk
                ? checks.text(node, "a policy")
                : checks.choice(node, "a policy", ScenarioFile.POLICIES);
    }

    private String optionalText(YamlFields fields, String key) throws ScenarioException {
        return fields.has(key) ? checks.text(fields.required(key), "a text") : "";
    }

    private Topology topology(YamlNode node) throws ScenarioException {
        return new TopologyReader(
                        checks,
                        relays,
                        name -> addName(relays, name, "a relay name"),
                        name -> addName(strangers, name, "a relay name"),
                        this::wire)
                .topology(node);
    }

    private Optional<String> wire(YamlFields fields) throws ScenarioException {
        return wire(fields, "a wire", ScenarioFile.WIRES);
    }

    private Optional<String> clientWire(YamlFields fields) throws ScenarioException {
        return wire(fields, "a wire", ScenarioFile.CLIENT_WIRES);
    }

    private Optional<String> wire(YamlFields fields, String what, List<String> wires)
            throws ScenarioException {
        return fields.has("wire")
                ? Optional.of(checks.choice(fields.required("wire"), what, wires))
                : Optional.empty();
    }

    private void addName(Set<String> names, YamlNode node, String what) throws ScenarioException {
        String name = checks.name(node, what);
        if (name.equals(ALL)) {
            throw checks.refuse(node.place(), what, "'all', which stands for every relay");
        }
        if (relays.contains(name) || strangers.contains(name) || clients.contains(name)) {
            String of = clients.contains(name) ? "client" : "relay";
            String found = "'" + name + "', already the name of a " + of;
            throw checks.refuse(node.place(), what + " of its own", found);
        }
        names.add(name);
    }

    private String addClient(YamlNode node) throws ScenarioException {
        addName(clients, node, "a client name");
        return checks.name(node, "a client name");
    }

    private static Optional<String> policy(Map<String, RelaySpec> particular, String relay) {
        return Optional.ofNullable(particular.get(relay)).flatMap(RelaySpec::policy);
    }

    /// Reads the relays that differ from the others.
    private void particular(
            YamlNode list, Map<String, Auth.Grant> grants, Map<String, RelaySpec> particular)
            throws ScenarioException {
        Set<String> seen = new TreeSet<>();
        for (YamlNode item : checks.list(list, "relays", 0, relays.size())) {
            YamlFields fields = new YamlFields(checks, item, "a relay", RELAY_KEYS);
            YamlNode name = fields.required("relay");
            String relay = checks.choice(name, "a relay", relays);
            if (!seen.add(relay)) {
                throw checks.refuse(name.place(), "every relay once", relay + " again");
            }
            if (fields.has("auth")) {
                grants.put(relay, grant(fields.required("auth")));
            }
            if (fields.has("policy") || fields.has("knobs")) {
                particular.put(relay, relaySpec(fields));
            } else if (!fields.has("auth")) {
                throw checks.refuse(
                        fields.place(), "policy, knobs or auth of a relay that differs", "none");
            }
        }
    }

    private RelaySpec relaySpec(YamlFields fields) throws ScenarioException {
        Optional<String> policy = Optional.empty();
        if (fields.has("policy")) {
            policy = Optional.of(policy(fields.required("policy")));
        }
        return new RelaySpec(
                policy,
                fields.has("knobs")
                        ? new KnobReader(checks).ofRelay(fields.required("knobs"))
                        : Knobs.NONE);
    }

    private Auth.Grant grant(YamlNode node) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "auth", AUTH_KEYS);
        YamlNode prefix = fields.required("public");
        boolean everything =
                prefix instanceof YamlNode.Scalar scalar
                        && scalar.type() == YamlNode.Type.TEXT
                        && scalar.text().isEmpty();
        Namespace open =
                everything ? Namespace.ROOT : new Namespace(checks.path(prefix, "a prefix"));
        boolean publish =
                !fields.has("publish")
                        || !checks.choice(
                                        fields.required("publish"),
                                        "who may publish",
                                        List.of("anybody", NOBODY))
                                .equals(NOBODY);
        return new Auth.Grant(open, publish);
    }

    private Bounds bounds(YamlNode node) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "bounds", Bounds.KEYS);
        Map<String, Long> set = new TreeMap<>();
        Set<String> off = new TreeSet<>();
        for (String key : Bounds.KEYS) {
            if (fields.has(key)) {
                YamlNode value = fields.required(key);
                if (!Bounds.LASTING.contains(key) && isOff(value)) {
                    off.add(key);
                } else {
                    set.put(key, bound(key, value));
                }
            }
        }
        return new Bounds(set, off);
    }

    private static boolean isOff(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.text().equals(OFF);
    }

    private long bound(String key, YamlNode node) throws ScenarioException {
        if (Bounds.TIMES.contains(key)) {
            return checks.duration(node, Durations.MILLI, MAX_BOUND);
        }
        if (Bounds.COUNTS.contains(key)) {
            long most = key.equals(Bounds.STORM) ? MAX_MESSAGES : MAX_COUNT;
            return checks.whole(node, "a number", 1, most);
        }
        throw checks.refuse(node, "'" + OFF + "', as " + key + " has no bound");
    }
}
