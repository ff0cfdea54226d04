package org.moqlab.engine.mesh;

import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Scenario.RelaySpec;

/// A scenario with something changed; the scenario itself stays as it is.
public final class Variation {
    private final Scenario plain;
    private long seed;
    private String policy;
    private Topology topology;
    private Knobs knobs;
    private final Map<String, RelaySpec> relays;

    /// Begins with everything as it is.
    public Variation(Scenario plain) {
        this.plain = plain;
        this.seed = plain.seed();
        this.policy = plain.policy();
        this.topology = plain.topology();
        this.knobs = plain.knobs();
        this.relays = new TreeMap<>(plain.relays());
    }

    /// With another seed.
    public Variation seed(long other) {
        seed = other;
        return this;
    }

    /// With another policy; relays that name their own keep it. Links and clients that name no wire
    /// speak the wire of the new one.
    public Variation policy(String other) {
        policy = other;
        return this;
    }

    /// With so many sessions a pair, 1 or 2, where the topology has a shape.
    public Variation sessions(int other) {
        topology = topology.with(other);
        return this;
    }

    /// With knobs turned on top of those turned already, at every relay.
    public Variation knobs(Knobs more) {
        knobs = more.over(knobs);
        relays.replaceAll((_, spec) -> new RelaySpec(spec.policy(), more.over(spec.knobs())));
        return this;
    }

    /// The changed scenario.
    public Scenario scenario() {
        return new Scenario(
                plain.title(),
                plain.teaches(),
                plain.reference(),
                seed,
                policy,
                topology,
                knobs,
                plain.clients(),
                plain.acts(),
                plain.expectations(),
                plain.auth(),
                plain.bounds(),
                relays);
    }
}
