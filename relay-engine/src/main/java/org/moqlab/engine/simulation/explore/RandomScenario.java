package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.mesh.Bounds;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.Make;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Auth;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.RelaySpec;
import org.moqlab.engine.mesh.Scenario.Transport;
import org.moqlab.engine.mesh.Scenario.Way;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.Rules;
import org.moqlab.engine.routing.policy.Policies;

/// Random scenarios: any topology, policy and wires, publishers and subscribers, and whatever may
/// be done to them, sense or not. A seed gives the same scenario on every machine, which a file can
/// say.
public final class RandomScenario {
    /// How large scenarios get.
    ///
    /// @param relays fewest and most relays, at least 1 and at most 10
    /// @param acts fewest and most acts
    public record Size(Range relays, Range acts) {}

    /// Numbers from `least` to `most`, both included.
    public record Range(int least, int most) {}

    /// 2 to 10 relays, up to 30 acts.
    public static final Size ANY = new Size(new Range(2, 10), new Range(0, 30));

    private static final int MOST_CLIENTS = 6;
    private static final List<String> NAMES =
            List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");
    private static final List<String> NAMESPACES = List.of("test", "test", "test", "a/b", "a");
    private static final List<String> PATHS = List.of("", "/", "/a", "/a/b", "/other");
    private static final List<String> PREFIXES = List.of("", "a", "test");

    private final Draw draw;
    private final long seed;
    private final Size size;

    private RandomScenario(long seed, Size size) {
        this.draw = new Draw(seed);
        this.seed = seed;
        this.size = size;
    }

    /// The scenario of a seed.
    public static Scenario of(long seed) {
        return of(seed, ANY);
    }

    /// The scenario of a seed and a size.
    ///
    /// @throws IllegalArgumentException when the size asks for fewer than 1 or more than 10 relays
    public static Scenario of(long seed, Size size) {
        if (size.relays.least < 1 || size.relays.most > NAMES.size()) {
            throw new IllegalArgumentException("relays from 1 to " + NAMES.size());
        }
        return new RandomScenario(seed, size).scenario();
    }

    private Scenario scenario() {
        String policy = draw.any(Policies.names());
        Topology topology =
                new RandomTopology(draw)
                        .of(NAMES.subList(0, draw.from(size.relays.least, size.relays.most)));
        Knobs knobs = knobs(policy);
        List<ClientSpec> clients = clients(topology.relays());
        RandomActs acts = new RandomActs(draw, topology, clients);
        return new Scenario(
                "Random " + seed,
                "",
                "",
                seed,
                policy,
                topology,
                knobs,
                clients,
                acts.of(draw.from(size.acts.least, size.acts.most)),
                List.of(),
                auth(topology.relays()),
                bounds(),
                relays(topology.relays(), knobs));
    }

    /// Knobs that all mean something to the policy.
    private Knobs knobs(String policy) {
        Knobs any =
                new Knobs(
                        perhaps(4, 0, 500),
                        perhaps(6, 0, 20),
                        perhaps(2, 300, 3_000),
                        perhaps(6, 100, 4_000),
                        perhaps(4, 0, 2_000),
                        draw.oneIn(6)
                                ? Optional.of(draw.any(List.of(MeshCommand.Identity.values())))
                                : Optional.empty(),
                        rules());
        if (any.objection(Policies.named(policy).orElseThrow()).isEmpty()) {
            return any;
        }
        Rules rules = any.rules();
        return new Knobs(
                OptionalLong.empty(),
                any.watcherDelay(),
                any.idleTimeout(),
                any.keepAlive(),
                OptionalLong.empty(),
                any.originId(),
                new Rules(
                        Optional.empty(),
                        rules.infinity(),
                        rules.cleanup(),
                        rules.reconnectDelay(),
                        rules.heartbeat()));
    }

    private Rules rules() {
        return new Rules(
                draw.oneIn(6) ? Optional.of(draw.coin()) : Optional.empty(),
                draw.oneIn(6) ? OptionalLong.of(draw.from(1, 20)) : OptionalLong.empty(),
                draw.oneIn(6) ? Optional.of(draw.any(Rules.Cleanup.all())) : Optional.empty(),
                perhaps(6, 0, 2_000),
                Optional.empty());
    }

    /// Now and then relays with a policy of their own, to which the knobs of all mean something.
    private Map<String, RelaySpec> relays(List<String> names, Knobs knobs) {
        Map<String, RelaySpec> relays = new TreeMap<>();
        if (draw.oneIn(5)) {
            for (String relay : draw.some(names, draw.from(1, 3))) {
                String own = draw.any(Policies.names());
                if (knobs.objection(Policies.named(own).orElseThrow()).isEmpty()) {
                    relays.put(relay, new RelaySpec(Optional.of(own), Knobs.NONE));
                }
            }
        }
        return relays;
    }

    private OptionalLong perhaps(int times, int least, int most) {
        return draw.oneIn(times) ? OptionalLong.of(draw.millis(least, most)) : OptionalLong.empty();
    }

    private List<ClientSpec> clients(List<String> relays) {
        List<ClientSpec> clients = new ArrayList<>();
        int count = draw.from(1, MOST_CLIENTS);
        for (int i = 1; i <= count; i++) {
            boolean publisher = i == 1 || draw.coin();
            Optional<String> own =
                    draw.oneIn(3)
                            ? Optional.of(draw.any(ScenarioFile.CLIENT_WIRES))
                            : Optional.empty();
            clients.add(
                    new ClientSpec(
                            (publisher ? "pub" : "sub") + i,
                            publisher,
                            draw.any(relays),
                            draw.any(NAMESPACES),
                            publisher ? "" : draw.coin() ? "video" : "catalog",
                            own,
                            way(own),
                            make(publisher)));
        }
        return clients;
    }

    private Make make(boolean publisher) {
        Optional<String> id =
                draw.oneIn(6)
                        ? Optional.of(draw.any(List.of("twin", Make.NO_ID)))
                        : Optional.empty();
        boolean few = publisher && draw.oneIn(6);
        return new Make(id, few ? List.of("catalog", "a: b") : List.of());
    }

    private Way way(Optional<String> wire) {
        if (draw.oneIn(5)) {
            return new Way(Transport.WEBTRANSPORT, draw.any(PATHS));
        }
        boolean path =
                draw.oneIn(5) && wire.filter(ScenarioFile.WIRES_WITH_PATH::contains).isPresent();
        return path ? new Way(Transport.QUIC, draw.any(PATHS)) : Way.PLAIN;
    }

    private Auth auth(List<String> relays) {
        if (!draw.oneIn(8)) {
            return Auth.OPEN;
        }
        Map<String, Auth.Grant> particular = new TreeMap<>();
        for (String relay : draw.some(relays, draw.from(0, 2))) {
            particular.put(relay, grant());
        }
        return new Auth(grant(), particular);
    }

    private Auth.Grant grant() {
        return new Auth.Grant(new Namespace(draw.any(PREFIXES)), draw.coin());
    }

    private Bounds bounds() {
        if (!draw.oneIn(6)) {
            return Bounds.DEFAULT;
        }
        Map<String, Long> set = new TreeMap<>();
        Set<String> off = new TreeSet<>();
        if (draw.coin()) {
            set.put("no-ghost", draw.millis(1, 3_000));
        }
        if (draw.coin()) {
            set.put("no-flap", 1 + draw.upTo(4));
        }
        if (draw.coin()) {
            set.put(Bounds.REST, draw.millis(100, 2_000));
        }
        if (draw.coin()) {
            off.add(draw.any(List.of("no-blackhole", "converged", "quiet", "split-horizon")));
        }
        return new Bounds(set, off);
    }
}
