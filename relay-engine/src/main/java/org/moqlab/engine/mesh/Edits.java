package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.Auth;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.Expectation;
import org.moqlab.engine.mesh.Scenario.RelaySpec;

/// Changes parts of a scenario and leaves the others as they are. Used once each.
public final class Edits {
    private final Scenario from;
    private long seed;
    private String policy;
    private Topology topology;
    private Knobs knobs;
    private List<ClientSpec> clients;
    private List<Act> acts;
    private List<Expectation> expectations;
    private Auth auth;
    private Bounds bounds;
    private Map<String, RelaySpec> relays;

    private Edits(Scenario from) {
        this.from = from;
        this.seed = from.seed();
        this.policy = from.policy();
        this.topology = from.topology();
        this.knobs = from.knobs();
        this.clients = from.clients();
        this.acts = from.acts();
        this.expectations = from.expectations();
        this.auth = from.auth();
        this.bounds = from.bounds();
        this.relays = from.relays();
    }

    /// Begins with a scenario.
    public static Edits of(Scenario from) {
        return new Edits(from);
    }

    /// With another seed.
    public Edits seed(long other) {
        seed = other;
        return this;
    }

    /// With another policy; relays that name their own keep it. Links and clients that name no wire
    /// speak the wire of the new one.
    public Edits policy(String other) {
        policy = other;
        return this;
    }

    /// With so many sessions a pair, 1 or 2, where the topology has a shape.
    public Edits sessions(int other) {
        return topology(Topologies.of(topology).sessions(other).topology());
    }

    /// With knobs turned on top of those turned already, at every relay.
    public Edits turned(Knobs more) {
        knobs = more.over(knobs);
        TreeMap<String, RelaySpec> all = new TreeMap<>(relays);
        all.replaceAll((_, spec) -> new RelaySpec(spec.policy(), more.over(spec.knobs())));
        return relays(all);
    }

    /// With another topology; relays that are not in it are gone.
    public Edits topology(Topology other) {
        topology = other;
        return this;
    }

    /// With these knobs, whatever relays have of their own.
    public Edits knobs(Knobs others) {
        knobs = others;
        return this;
    }

    /// With these clients.
    public Edits clients(List<ClientSpec> others) {
        clients = others;
        return this;
    }

    /// With these acts.
    public Edits acts(List<Act> others) {
        acts = others;
        return this;
    }

    /// With these expectations.
    public Edits expectations(List<Expectation> others) {
        expectations = others;
        return this;
    }

    /// With other rules of who may what.
    public Edits auth(Auth other) {
        auth = other;
        return this;
    }

    /// With other bounds.
    public Edits bounds(Bounds others) {
        bounds = others;
        return this;
    }

    /// With these relays that differ.
    public Edits relays(Map<String, RelaySpec> others) {
        relays = others;
        return this;
    }

    /// The changed scenario.
    public Scenario scenario() {
        return new Scenario(
                from.title(),
                from.teaches(),
                from.reference(),
                seed,
                policy,
                topology,
                knobs,
                clients,
                acts,
                expectations,
                auth,
                bounds,
                stillThere());
    }

    /// Those that differ and are still there.
    private Map<String, RelaySpec> stillThere() {
        TreeMap<String, RelaySpec> there = new TreeMap<>(relays);
        there.keySet().retainAll(topology.relays());
        return there;
    }
}
