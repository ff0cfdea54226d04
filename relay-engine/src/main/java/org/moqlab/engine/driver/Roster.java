package org.moqlab.engine.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.Transport;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.relay.Access;
import org.moqlab.engine.relay.ClientConfig;
import org.moqlab.engine.relay.DrawnOrigin;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.Publisher;
import org.moqlab.engine.relay.Relay;
import org.moqlab.engine.relay.RelayConfig;
import org.moqlab.engine.relay.Rendezvous;
import org.moqlab.engine.relay.Subscriber;
import org.moqlab.engine.routing.Ends;
import org.moqlab.engine.routing.Identity;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Timings;
import org.moqlab.engine.session.Dialect;
import org.moqlab.engine.session.Terms;

/// Makes the endpoints of a scenario.
public final class Roster {
    /// A dial that leads out of the scenario.
    ///
    /// @param relay who dials
    /// @param peer who is dialled, by name
    /// @param wire what is offered, such as `moq-lite-04`, no lab wire; empty for the wire of the
    ///   policy
    /// @param target path of a WebTransport session to ask for; empty for raw QUIC
    public record Dial(String relay, String peer, Optional<String> wire, Optional<String> target) {
        /// A dial of raw QUIC.
        public Dial(String relay, String peer, Optional<String> wire) {
            this(relay, peer, wire, Optional.empty());
        }
    }

    /// The number of no life: an id that others give a relay is none of its own.
    private static final long NO_LIFE = 0;

    private final Scenario scenario;
    private final List<Dial> outward;
    private final Creeds creeds;
    private final Map<String, Long> costs;
    private final List<Topology.Link> links;

    /// A roster of `scenario`.
    ///
    /// @throws IllegalArgumentException when its policy is unknown
    public Roster(Scenario scenario) {
        this(scenario, List.of());
    }

    /// A roster of `scenario` some of whose relays have further peers.
    ///
    /// @throws IllegalArgumentException when its policy is unknown
    public Roster(Scenario scenario, List<Dial> outward) {
        this(scenario, outward, Creeds.of(scenario));
    }

    /// A roster of `scenario` whose relays follow another policy than it names.
    public Roster(Scenario scenario, List<Dial> outward, RoutingPolicy policy) {
        this(scenario, outward, Creeds.all(scenario, policy));
    }

    private Roster(Scenario scenario, List<Dial> outward, Creeds creeds) {
        this(scenario, outward, creeds, new TreeMap<>(), scenario.topology().links());
    }

    private Roster(
            Scenario scenario,
            List<Dial> outward,
            Creeds creeds,
            Map<String, Long> costs,
            List<Topology.Link> links) {
        this.links = List.copyOf(links);
        this.scenario = scenario;
        this.outward = List.copyOf(outward);
        this.creeds = creeds;
        this.costs = costs;
    }

    /// The same after a relay has turned to another policy; one that is started from now on knows.
    ///
    /// @throws IllegalArgumentException when the policy is unknown
    Roster turned(String relay, String policy) {
        return new Roster(scenario, outward, creeds.turned(relay, policy), costs, links);
    }

    /// The same after one relay was told to dial another that no link joined it with.
    Roster joined(String relay, String peer) {
        if (joins(relay, peer)) {
            return this;
        }
        List<String> order = scenario.topology().relays();
        boolean first = order.indexOf(relay) < order.indexOf(peer);
        List<Topology.Link> more = new ArrayList<>(links);
        more.add(new Topology.Link(first ? relay : peer, first ? peer : relay));
        return new Roster(scenario, outward, creeds, costs, more);
    }

    /// The links there are, those between relays that were told to dial each other as well.
    List<Topology.Link> links() {
        return links;
    }

    /// The same after the address of a relay has come to say what a link to it costs.
    Roster found(String relay, long cost) {
        Map<String, Long> others = new TreeMap<>(costs);
        others.put(relay, cost);
        return new Roster(scenario, outward, creeds, others, links);
    }

    /// What the mesh as a whole can be held to: the oldest policy of its relays, which promises
    /// least.
    public RoutingPolicy policy() {
        return creeds.oldest();
    }

    /// What a relay does, knobs turned.
    public RoutingPolicy policy(String relay) {
        return creeds.of(relay);
    }

    /// The timings in force, knobs turned; where relays differ, the longest waits and the shortest
    /// idle timeout.
    public Timings timings() {
        return creeds.timings();
    }

    /// Whether relays find each other by gossip.
    boolean discovers() {
        return scenario.topology().discovery();
    }

    /// Whether `name` is a relay of the scenario.
    public boolean isRelay(String name) {
        return scenario.topology().relays().contains(name);
    }

    /// The client of that name.
    public Optional<ClientSpec> client(String name) {
        return scenario.clients().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /// Whether a link joins two relays, or a client and its relay.
    public boolean joins(String one, String other) {
        return links.stream().anyMatch(link -> link.joins(one, other))
                || scenario.clients().stream()
                        .map(client -> new Topology.Link(client.name(), client.at()))
                        .anyMatch(link -> link.joins(one, other));
    }

    /// Publishers connected to `relay`.
    public List<ClientSpec> publishersAt(String relay) {
        return scenario.clients().stream()
                .filter(c -> c.publisher() && c.at().equals(relay))
                .toList();
    }

    private List<String> subscribersAt(String relay) {
        return scenario.clients().stream()
                .filter(client -> !client.publisher() && client.at().equals(relay))
                .map(ClientSpec::name)
                .toList();
    }

    /// A fresh relay process with an empty table.
    ///
    /// @param life number of this process among those of that name, from 1; one that goes on with
    ///   the origin id of another has the number of that one
    public Endpoint relay(String name, long life) {
        RoutingPolicy policy = policy(name);
        return new Relay(
                new RelayConfig(
                        name,
                        policy,
                        policy.timings(),
                        terms(policy, name, life, List.of()),
                        Stream.concat(inward(name), outward(name)).toList(),
                        access(name),
                        rendezvous(name),
                        labWires(name)));
    }

    /// The origin id of a relay in a life; unknown where it has none or another on each session.
    Origin id(String name, long life) {
        return terms(policy(name), name, life, List.of()).exclude();
    }

    private Optional<Rendezvous> rendezvous(String relay) {
        Topology topology = scenario.topology();
        if (!topology.discovery()) {
            return Optional.empty();
        }
        List<RelayConfig.Target> others =
                topology.relays().stream()
                        .filter(peer -> !peer.equals(relay))
                        .map(peer -> inward(relay, peer))
                        .toList();
        Long own = costs.get(relay);
        OptionalLong cost = own == null ? OptionalLong.empty() : OptionalLong.of(own);
        return Optional.of(new Rendezvous(relay, cost, others));
    }

    private Access access(String relay) {
        Scenario.Auth.Grant grant = scenario.auth().at(relay);
        Optional<List<String>> publishers =
                grant.publish()
                        ? Optional.empty()
                        : Optional.of(publishersAt(relay).stream().map(ClientSpec::name).toList());
        List<String> cluster = scenario.topology().relays();
        List<String> unheard =
                cluster.stream().filter(peer -> !scenario.topology().listens(relay, peer)).toList();
        return new Access(grant.open(), cluster, subscribersAt(relay), publishers, unheard);
    }

    private Stream<RelayConfig.Target> inward(String relay) {
        Topology topology = scenario.topology();
        return topology.dials(relay).stream().map(peer -> inward(relay, peer));
    }

    /// How a relay dials another.
    RelayConfig.Target inward(String relay, String peer) {
        Dialect dialect = dialect(creeds.wire(relay, peer));
        return new RelayConfig.Target(
                peer,
                offer(dialect, Optional.empty()),
                List.of(dialect.code()),
                scenario.topology().price(relay, peer),
                scenario.topology().assigns(relay, peer)
                        ? DrawnOrigin.of(scenario.seed(), peer, NO_LIFE)
                        : Origin.UNKNOWN);
    }

    /// The dialects a relay may speak with other relays.
    private Stream<Dialect> dialects(String relay) {
        Topology topology = scenario.topology();
        return topology.relays().stream()
                .filter(peer -> !peer.equals(relay))
                .filter(peer -> topology.discovery() || joins(relay, peer))
                .map(peer -> dialect(creeds.wire(relay, peer)));
    }

    /// The lab wires a relay takes part in: those of its links, and its own, which peers that come
    /// to follow its policy will offer.
    private List<String> labWires(String relay) {
        return Stream.concat(dialects(relay), Stream.of(dialect(policy(relay).nativeWire())))
                .filter(dialect -> dialect.wire().isLab())
                .map(Dialect::alpn)
                .distinct()
                .toList();
    }

    /// Whether a relay has a link whose wire carries what routes cost.
    boolean tellsCosts(String relay) {
        return dialects(relay).anyMatch(Dialect::hasCosts);
    }

    private Stream<RelayConfig.Target> outward(String relay) {
        return outward.stream()
                .filter(dial -> dial.relay().equals(relay))
                .map(dial -> {
                    Dialect dialect = abroad(dial.wire(), policy(relay));
                    Offer offer = offer(dialect, dial.target());
                    return new RelayConfig.Target(dial.peer(), offer, List.of(dialect.code()));
                });
    }

    /// What a relay offers another when it dials it.
    Offer greeting(String relay, String peer) {
        return inward(relay, peer).offer();
    }

    /// What is spoken with strangers and clients: what they name, else what the relays' own wire
    /// has for them.
    private static Dialect abroad(Optional<String> named, RoutingPolicy policy) {
        Dialect dialect = dialect(named.orElse(policy.nativeWire()));
        if (named.isPresent() && dialect.wire().isLab()) {
            throw new IllegalArgumentException(
                    named.get() + " is spoken between relays of the lab only");
        }
        return Dialect.of(dialect.wire().forStrangers());
    }

    /// @param target path of a WebTransport session; empty for raw QUIC
    private static Offer offer(Dialect dialect, Optional<String> target) {
        return target.<Offer>map(to -> new Offer.WebTransport(to, List.of(dialect.alpn())))
                .orElseGet(() -> new Offer.Quic(dialect.alpn()));
    }

    /// A fresh client process.
    ///
    /// @param life number of this process among those of that name, from 1
    public Endpoint client(ClientSpec spec, long life) {
        RoutingPolicy policy = policy(spec.at());
        Dialect dialect = abroad(spec.wire(), policy);
        boolean web = spec.way().transport() == Transport.WEBTRANSPORT;
        Optional<String> target = web ? Optional.of(spec.way().target()) : Optional.empty();
        Terms terms = terms(policy, spec, life, List.of(dialect.code()));
        ClientConfig config =
                new ClientConfig(
                        spec.name(),
                        spec.at(),
                        offer(dialect, target),
                        web ? terms : terms.at(spec.way().path()),
                        new Namespace(spec.namespace()),
                        new TrackName(spec.track()),
                        spec.make().tracks().stream().map(TrackName::new).toList(),
                        policy.timings().linger() > 0);
        return spec.publisher() ? new Publisher(config) : new Subscriber(config);
    }

    /// Hops that nobody has a name for.
    public Hops nameless(int hops) {
        return new HopCount(hops);
    }

    /// The hops of a route that came through relays.
    ///
    /// @param life number of the life whose id each relay has
    public Hops through(List<String> relays, ToLongFunction<String> life) {
        boolean counts = policy().identity() == Identity.NONE || relays.size() > HopPath.MAX_HOPS;
        return counts
                ? new HopCount(relays.size())
                : new HopPath(
                        relays.stream()
                                .map(relay ->
                                        DrawnOrigin.of(
                                                scenario.seed(), relay, life.applyAsLong(relay)))
                                .toList());
    }

    /// @param inBand SETUP codes offered where the transport has negotiated no version
    private Terms terms(RoutingPolicy policy, String name, long life, List<Long> inBand) {
        return terms(policy, DrawnOrigin.of(scenario.seed(), name, life), inBand);
    }

    /// Who names an id has the same in every life, and shares it with whoever names it too.
    private Terms terms(RoutingPolicy policy, ClientSpec spec, long life, List<Long> inBand) {
        Optional<String> id = spec.make().id();
        Origin drawn =
                DrawnOrigin.of(scenario.seed(), id.orElse(spec.name()), id.isPresent() ? 1 : life);
        return terms(policy, spec.make().isAnonymous() ? Origin.UNKNOWN : drawn, inBand);
    }

    /// How one that follows a policy stands in its sessions.
    ///
    /// @param drawn its identity, which the policy may keep to itself
    static Terms terms(RoutingPolicy policy, Origin drawn, List<Long> inBand) {
        boolean strict = policy.ends() == Ends.STRICT;
        Origin own = policy.identity() == Identity.NONE ? Origin.UNKNOWN : drawn;
        Origin exclude = policy.identity() == Identity.PER_RELAY ? drawn : Origin.UNKNOWN;
        return new Terms(own, inBand, strict, exclude, strict, policy.tellsBack());
    }

    private static Dialect dialect(String wire) {
        return Dialect.named(wire)
                .orElseThrow(() -> new IllegalArgumentException("unknown wire " + wire));
    }
}
