package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.moqlab.engine.mesh.Bounds;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Auth;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.Way;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.routing.Rules;

/// Ways to say less in a scenario without taking relays, clients or acts away: fewer sessions,
/// simpler shapes, and everything that a file need not mention.
final class Simpler {
    /// A scenario that says less, and what was given up.
    record Candidate(String what, Scenario scenario) {}

    private static final long LATENCY = 5 * Durations.MILLI;

    private final Scenario scenario;
    private final List<Candidate> candidates = new ArrayList<>();

    private Simpler(Scenario scenario) {
        this.scenario = scenario;
    }

    /// Everything that can be tried, in a fixed order; none is equal to the scenario itself.
    static List<Candidate> of(Scenario scenario) {
        Simpler simpler = new Simpler(scenario);
        simpler.topology();
        simpler.knobs();
        simpler.judged();
        simpler.clients();
        simpler.offer("seed 1", Edits.of(scenario).seed(1).scenario());
        return simpler.candidates;
    }

    private void offer(String what, Scenario other) {
        if (!other.equals(scenario)) {
            candidates.add(new Candidate(what, other));
        }
    }

    private void topology() {
        Topology t = scenario.topology();
        offer("one session a pair", with(Topologies.of(t).sessions(1)));
        for (Shape shape : List.of(Shape.LINE, Shape.STAR, Shape.RING, Shape.FULL)) {
            Topology other =
                    Topologies.of(t)
                            .shape(shape)
                            .connect(new TreeMap<>())
                            .sessions(t.sessions())
                            .topology();
            boolean fewer = dials(other) < dials(t);
            boolean named = dials(other) == dials(t) && t.shape() == Shape.GIVEN;
            if (fewer || named) {
                offer("shape " + shape.word(), Edits.of(scenario).topology(other).scenario());
            }
        }
        if (t.shape() == Shape.GIVEN) {
            for (Topology.Link link : t.links()) {
                offer("no link " + link.a() + "-" + link.b(), Without.link(scenario, link));
            }
        }
        offer("no discovery", with(Topologies.of(t).discovery(false)));
        offer("no jitter", with(Topologies.of(t).jitter(0)));
        offer("native wires", with(Topologies.of(t).wire(Optional.empty()).particular(List.of())));
        offer("links alike", with(Topologies.of(t).particular(List.of())));
        for (Topology.LinkSpec spec : t.particular()) {
            List<Topology.LinkSpec> others = new ArrayList<>(t.particular());
            others.remove(spec);
            offer("fewer links that differ", with(Topologies.of(t).particular(others)));
        }
        offer("no price", with(Topologies.of(t).price(OptionalLong.empty())));
        offer("one wire", with(Topologies.of(t).wire(Optional.empty())));
        offer("latency 5ms", with(Topologies.of(t).latency(LATENCY)));
    }

    private static long dials(Topology t) {
        return t.relays().stream().mapToLong(relay -> t.dials(relay).size()).sum();
    }

    private Scenario with(Topologies topology) {
        return Edits.of(scenario).topology(topology.topology()).scenario();
    }

    private void knobs() {
        Knobs k = scenario.knobs();
        offer("no knobs", Edits.of(scenario).knobs(Knobs.NONE).scenario());
        OptionalLong no = OptionalLong.empty();
        knobs("no hold-down", times(k, no, k.watcherDelay(), k.idleTimeout(), k.keepAlive()));
        knobs("no watcher-delay", times(k, k.holdDown(), no, k.idleTimeout(), k.keepAlive()));
        knobs("no keep-alive", times(k, k.holdDown(), k.watcherDelay(), k.idleTimeout(), no));
        knobs("no idle-timeout", times(k, k.holdDown(), k.watcherDelay(), no, k.keepAlive()));
        knobs("no linger", rest(k, no, k.originId(), k.rules()));
        knobs("no origin-id", rest(k, k.linger(), Optional.empty(), k.rules()));
        knobs("no rules on top", rest(k, k.linger(), k.originId(), Rules.NONE));
        offer("relays alike", Edits.of(scenario).relays(new TreeMap<>()).scenario());
    }

    private static Knobs times(
            Knobs k,
            OptionalLong holdDown,
            OptionalLong watcherDelay,
            OptionalLong idleTimeout,
            OptionalLong keepAlive) {
        return new Knobs(
                holdDown,
                watcherDelay,
                idleTimeout,
                keepAlive,
                k.linger(),
                k.originId(),
                k.rules());
    }

    private static Knobs rest(
            Knobs k, OptionalLong linger, Optional<MeshCommand.Identity> originId, Rules rules) {
        return new Knobs(
                k.holdDown(),
                k.watcherDelay(),
                k.idleTimeout(),
                k.keepAlive(),
                linger,
                originId,
                rules);
    }

    private void knobs(String what, Knobs knobs) {
        offer(what, Edits.of(scenario).knobs(knobs).scenario());
    }

    private void judged() {
        offer("open to everybody", Edits.of(scenario).auth(Auth.OPEN).scenario());
        offer("the lab's bounds", Edits.of(scenario).bounds(Bounds.DEFAULT).scenario());
        for (String key : Bounds.KEYS) {
            Map<String, Long> set = new TreeMap<>(scenario.bounds().set());
            Set<String> off = new TreeSet<>(scenario.bounds().off());
            set.remove(key);
            off.remove(key);
            offer("no bound of " + key, Edits.of(scenario).bounds(new Bounds(set, off)).scenario());
        }
    }

    private void clients() {
        for (int i = 0; i < scenario.clients().size(); i++) {
            String name = scenario.clients().get(i).name();
            client(i, "wire of " + name, c -> spec(c, Optional.empty(), c.way()));
            client(i, "way of " + name, c -> spec(c, c.wire(), Way.PLAIN));
            client(i, "way and wire of " + name, c -> spec(c, Optional.empty(), Way.PLAIN));
            client(i, "id and tracks of " + name, Simpler::usual);
        }
    }

    private void client(int index, String what, UnaryOperator<ClientSpec> change) {
        List<ClientSpec> clients = new ArrayList<>(scenario.clients());
        clients.set(index, change.apply(clients.get(index)));
        offer("no " + what, Edits.of(scenario).clients(clients).scenario());
    }

    private static ClientSpec spec(ClientSpec c, Optional<String> wire, Way way) {
        return new ClientSpec(
                c.name(), c.publisher(), c.at(), c.namespace(), c.track(), wire, way, c.make());
    }

    private static ClientSpec usual(ClientSpec c) {
        return new ClientSpec(
                c.name(), c.publisher(), c.at(), c.namespace(), c.track(), c.wire(), c.way());
    }
}
