package org.moqlab.engine.simulation.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.LinkSpec;
import org.moqlab.engine.mesh.Topology.Shape;

/// Changes parts of a topology and leaves the others as they are; what was particular to links that
/// are gone is gone. Used once each.
final class Topologies {
    private Shape shape;
    private List<String> relays;
    private int sessions;
    private long latency;
    private long jitter;
    private Optional<String> wire;
    private List<LinkSpec> particular;
    private Map<String, List<String>> connect;
    private boolean discovery;
    private OptionalLong price;

    private Topologies(Topology from) {
        this.shape = from.shape();
        this.relays = from.relays();
        this.sessions = from.sessions();
        this.latency = from.latency();
        this.jitter = from.jitter();
        this.wire = from.wire();
        this.particular = from.particular();
        this.connect = from.connect();
        this.discovery = from.discovery();
        this.price = from.price();
    }

    static Topologies of(Topology from) {
        return new Topologies(from);
    }

    Topologies shape(Shape other) {
        shape = other;
        return this;
    }

    Topologies relays(List<String> others) {
        relays = others;
        return this;
    }

    Topologies sessions(int other) {
        sessions = other;
        return this;
    }

    Topologies latency(long other) {
        latency = other;
        return this;
    }

    Topologies jitter(long other) {
        jitter = other;
        return this;
    }

    Topologies wire(Optional<String> other) {
        wire = other;
        return this;
    }

    Topologies particular(List<LinkSpec> others) {
        particular = others;
        return this;
    }

    Topologies connect(Map<String, List<String>> other) {
        connect = other;
        return this;
    }

    Topologies discovery(boolean other) {
        discovery = other;
        return this;
    }

    Topologies price(OptionalLong other) {
        price = other;
        return this;
    }

    Topology topology() {
        Topology made =
                new Topology(
                        shape, relays, sessions, latency, jitter, wire, List.of(), connect,
                        discovery, price);
        List<LinkSpec> left =
                particular.stream().filter(spec -> made.links().contains(spec.link())).toList();
        return left.isEmpty() ? made : made.with(left);
    }
}
