package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Topology.LinkSpec;
import org.moqlab.engine.mesh.Topology.Shape;

/// Changes parts of a topology and leaves the others as they are; what was particular to links that
/// are gone is gone. Used once each.
public final class Topologies {
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
    private List<ExternalRelay> external;

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
        this.external = from.external();
    }

    /// Begins with a topology.
    public static Topologies of(Topology from) {
        return new Topologies(from);
    }

    /// How relays are joined.
    public Topologies shape(Shape other) {
        shape = other;
        return this;
    }

    /// Names in order.
    public Topologies relays(List<String> others) {
        relays = others;
        return this;
    }

    /// Sessions a pair.
    public Topologies sessions(int other) {
        sessions = other;
        return this;
    }

    /// One-way latency of every link, ns.
    public Topologies latency(long other) {
        latency = other;
        return this;
    }

    /// Largest extra latency, ns.
    public Topologies jitter(long other) {
        jitter = other;
        return this;
    }

    /// Wire of every link that names none.
    public Topologies wire(Optional<String> other) {
        wire = other;
        return this;
    }

    /// Links that differ.
    public Topologies particular(List<LinkSpec> others) {
        particular = others;
        return this;
    }

    /// Whom each relay dials; for [Shape#GIVEN].
    public Topologies connect(Map<String, List<String>> other) {
        connect = other;
        return this;
    }

    /// Whether relays find each other by gossip.
    public Topologies discovery(boolean other) {
        discovery = other;
        return this;
    }

    /// What every link costs that names no price.
    public Topologies price(OptionalLong other) {
        price = other;
        return this;
    }

    /// Relays that are none of the lab's.
    public Topologies external(List<ExternalRelay> others) {
        external = others;
        return this;
    }

    /// The topology with these parts.
    public Topology topology() {
        Topology alike = made(List.of());
        List<LinkSpec> left =
                particular.isEmpty()
                        ? particular
                        : particular.stream()
                                .filter(spec -> alike.links().contains(spec.link()))
                                .toList();
        return left.isEmpty() ? alike : made(left);
    }

    private Topology made(List<LinkSpec> others) {
        return new Topology(
                shape, relays, sessions, latency, jitter, wire, others, connect, discovery, price,
                external);
    }
}
