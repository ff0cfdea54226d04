package org.moqlab.engine.driver;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.relay.Access;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.Relay;
import org.moqlab.engine.relay.RelayConfig;
import org.moqlab.engine.relay.Rendezvous;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Policies;
import org.moqlab.engine.session.Dialect;

/// One relay that is no part of a scenario: the same machine under the same policies, alone in its
/// process.
///
/// @param name what the record calls it
/// @param policy by name
/// @param origin its identity; a policy may keep it to itself
/// @param open prefix below which anybody may publish and subscribe; empty for nothing at all
/// @param dials peers it dials, and dials again
/// @param rendezvous how it finds further peers; empty for not at all
public record SoleRelay(
        String name,
        String policy,
        Knobs knobs,
        Origin origin,
        Optional<Namespace> open,
        List<RelayConfig.Target> dials,
        Optional<Rendezvous> rendezvous) {
    /// Creates the value; the list is copied.
    ///
    /// @throws IllegalArgumentException when the policy is unknown
    public SoleRelay {
        dials = List.copyOf(dials);
        if (!Policies.names().contains(policy)) {
            throw new IllegalArgumentException("unknown policy " + policy);
        }
    }

    private RoutingPolicy rules() {
        return Creeds.of(policy, knobs);
    }

    /// The relay, which has not begun.
    public Relay relay() {
        RoutingPolicy rules = rules();
        return new Relay(
                new RelayConfig(
                        name,
                        rules,
                        rules.timings(),
                        Roster.terms(rules, origin, List.of()),
                        dials,
                        new Access(open.orElse(Access.NOWHERE), List.of(), List.of()),
                        rendezvous,
                        List.of()));
    }

    /// The origin id it goes by; unknown where its policy has none, or another on each session.
    public Origin id() {
        return Roster.terms(rules(), origin, List.of()).exclude();
    }

    /// Times and limits of its connections.
    public Tuning tuning() {
        return Tuning.of(rules().timings(), knobs);
    }

    /// What it offers a peer.
    ///
    /// @param wires by name, best first; empty for what the policy speaks with strangers
    /// @param target path of a WebTransport session; empty for raw QUIC, which takes the first wire
    /// @throws IllegalArgumentException when a wire is unknown or of the lab only
    public static RelayConfig.Target target(
            String policy,
            String peer,
            List<String> wires,
            Optional<String> target,
            OptionalLong price) {
        List<Dialect> spoken =
                wires.isEmpty()
                        ? List.of(own(policy))
                        : wires.stream().map(wire -> dialect(wire, false)).toList();
        Offer offer =
                target.<Offer>map(to ->
                                new Offer.WebTransport(
                                        to, spoken.stream().map(Dialect::alpn).distinct().toList()))
                        .orElseGet(() -> new Offer.Quic(spoken.getFirst().alpn()));
        List<Long> codes = spoken.stream().map(Dialect::code).toList();
        return new RelayConfig.Target(peer, offer, codes, price, Origin.UNKNOWN);
    }

    private static Dialect own(String policy) {
        return Dialect.of(
                dialect(Creeds.of(policy, Knobs.NONE).nativeWire(), true).wire().forStrangers());
    }

    /// @param lab whether it may be one of the lab
    private static Dialect dialect(String wire, boolean lab) {
        return Dialect.named(wire)
                .filter(found -> !found.wire().isLab() || lab)
                .orElseThrow(() -> new IllegalArgumentException("unknown wire " + wire));
    }
}
