package org.moqlab.engine.simulation.explore;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Bounds;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.Auth;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.Expectation;
import org.moqlab.engine.mesh.Scenario.RelaySpec;
import org.moqlab.engine.mesh.Topology;

/// Changes parts of a scenario and leaves the others as they are. Used once each.
final class Edits {
    private final Scenario from;
    private long seed;
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
        this.topology = from.topology();
        this.knobs = from.knobs();
        this.clients = from.clients();
        this.acts = from.acts();
        this.expectations = from.expectations();
        this.auth = from.auth();
        this.bounds = from.bounds();
        this.relays = from.relays();
    }

    static Edits of(Scenario from) {
        return new Edits(from);
    }

    Edits seed(long other) {
        seed = other;
        return this;
    }

    Edits topology(Topology other) {
        topology = other;
        return this;
    }

    Edits knobs(Knobs others) {
        knobs = others;
        return this;
    }

    Edits clients(List<ClientSpec> others) {
        clients = others;
        return this;
    }

    Edits acts(List<Act> others) {
        acts = others;
        return this;
    }

    Edits expectations(List<Expectation> others) {
        expectations = others;
        return this;
    }

    Edits auth(Auth other) {
        auth = other;
        return this;
    }

    Edits bounds(Bounds others) {
        bounds = others;
        return this;
    }

    Edits relays(Map<String, RelaySpec> others) {
        relays = others;
        return this;
    }

    Scenario scenario() {
        return new Scenario(
                from.title(),
                from.teaches(),
                from.reference(),
                seed,
                from.policy(),
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
