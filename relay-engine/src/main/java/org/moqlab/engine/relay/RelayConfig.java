package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Timings;
import org.moqlab.engine.session.Dialect;
import org.moqlab.engine.session.Terms;

/// What a relay is told at its start.
///
/// @param name its name in the mesh
/// @param policy how it gossips
/// @param timings the policy's timings, knobs applied
/// @param terms how it stands in its sessions; the origin among them is its own
/// @param dials peers it dials, and redials
/// @param access who may come in
/// @param rendezvous how it finds further peers; empty for not at all
/// @param labWires protocol names of the lab wires that links of it speak; nobody is spoken to in
///   them but the relays of its cluster
public record RelayConfig(
        String name,
        RoutingPolicy policy,
        Timings timings,
        Terms terms,
        List<Target> dials,
        Access access,
        Optional<Rendezvous> rendezvous,
        List<String> labWires) {
    /// A peer to dial.
    ///
    /// @param offer what is offered to it
    /// @param inBand SETUP codes offered, best first, where that leaves the version to SETUP
    /// @param price what the link to it costs; empty for what the peer says
    /// @param assigned the id it has here where it does not say its own; unknown for none
    public record Target(
            String peer, Offer offer, List<Long> inBand, OptionalLong price, Origin assigned) {
        /// Creates the value; the list is copied.
        public Target {
            inBand = List.copyOf(inBand);
        }

        /// A peer at the end of a link without a price of its own.
        public Target(String peer, Offer offer, List<Long> inBand) {
            this(peer, offer, inBand, OptionalLong.empty(), Origin.UNKNOWN);
        }

        /// The same link to another peer.
        Target of(String other) {
            return new Target(other, offer, inBand, price, assigned);
        }

        /// A peer to dial with QUIC and one protocol name.
        public Target(String peer, String alpn, List<Long> inBand) {
            this(peer, new Offer.Quic(alpn), inBand);
        }
    }

    /// Creates the configuration; the lists are copied.
    public RelayConfig {
        dials = List.copyOf(dials);
        labWires = List.copyOf(labWires);
    }

    /// A relay that is open to everybody.
    public RelayConfig(
            String name, RoutingPolicy policy, Timings timings, Terms terms, List<Target> dials) {
        this(name, policy, timings, terms, dials, Access.EVERYTHING);
    }

    /// A relay that dials nobody but those it is told to.
    public RelayConfig(
            String name,
            RoutingPolicy policy,
            Timings timings,
            Terms terms,
            List<Target> dials,
            Access access) {
        this(name, policy, timings, terms, dials, access, Optional.empty(), List.of());
    }

    /// The protocol names it takes from those that dial it, in its order of preference.
    List<String> protocols() {
        return Stream.concat(Dialect.TAKEN.stream(), labWires.stream()).toList();
    }

    /// Its own identity, which it may keep to itself; unknown for none.
    public Origin origin() {
        return terms.origin();
    }

    /// How it stands in one session.
    ///
    /// @param told how the peer is dialled where it was told to dial it only later; empty if not
    Terms terms(RelayInput.SessionOpened opened, Optional<Target> told) {
        Terms own =
                switch (policy.identity()) {
                    case NONE, PER_RELAY -> terms;
                    case PER_SESSION -> terms.as(DrawnOrigin.onSession(origin(), opened.session()));
                };
        String peer = opened.peer();
        if (opened.role() == Role.ACCEPTED) {
            boolean reads = access.readers().contains(peer) || !access.publishes(peer);
            return reads ? own.subscribersOnly() : own;
        }
        Terms heard = access.hears(peer) ? own : own.subscribersOnly();
        return target(opened)
                .or(() -> told)
                .map(target -> heard.offering(target.inBand()).priced(target.price()))
                .orElse(heard);
    }

    /// The id a peer has here where it does not say its own; unknown for none.
    ///
    /// @param told how the peer is dialled where it was told to dial it only later; empty if not
    Origin assigned(RelayInput.SessionOpened opened, Optional<Target> told) {
        return opened.role() == Role.ACCEPTED
                ? Origin.UNKNOWN
                : target(opened).or(() -> told).map(Target::assigned).orElse(Origin.UNKNOWN);
    }

    private Optional<Target> target(RelayInput.SessionOpened opened) {
        Stream<Target> found = rendezvous.stream().flatMap(r -> r.others().stream());
        return Stream.concat(dials.stream(), found)
                .filter(target -> target.peer().equals(opened.peer()))
                .findFirst();
    }
}
