package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.Fault.Message;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.MeshCommand.Identity;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology;

/// Draws what is done to a mesh when.
final class RandomActs {
    /// Latest time of an act, ns.
    static final long LAST = 8 * Durations.SECOND;

    private static final long EARLY = 2 * Durations.SECOND;
    private static final int MOST_NAMES = 12;
    private static final int MILLIONTHS = 1_000_000;

    private final Draw draw;
    private final List<String> relays;
    private final List<String> clients;
    private final List<String> namespaces;
    private final List<Passage> ways;

    RandomActs(Draw draw, Topology topology, List<ClientSpec> clients) {
        this.draw = draw;
        this.relays = topology.relays();
        this.clients = clients.stream().map(ClientSpec::name).toList();
        this.namespaces = clients.stream().map(ClientSpec::namespace).toList();
        this.ways =
                Stream.concat(
                                topology.links().stream()
                                        .map(link -> new Passage(link.a(), link.b(), true)),
                                clients.stream().map(c -> new Passage(c.name(), c.at(), true)))
                        .toList();
    }

    /// So many acts in order of time; the first ones start clients.
    List<Act> of(int count) {
        List<Act> acts = new ArrayList<>();
        for (String client : draw.some(clients, Math.min(count, draw.from(0, clients.size())))) {
            acts.add(new Act(time(EARLY), new MeshCommand.StartClient(client)));
        }
        while (acts.size() < count) {
            acts.add(new Act(time(LAST), command()));
        }
        acts.sort(Comparator.comparingLong(Act::at));
        return acts;
    }

    private long time(long last) {
        long grain = draw.oneIn(4) ? 100 * Durations.MILLI : Durations.MILLI / 10;
        return draw.upTo(last / grain) * grain;
    }

    private MeshCommand command() {
        return switch (draw.from(0, 9)) {
            case 0 -> new MeshCommand.StartClient(draw.any(clients));
            case 1 -> new MeshCommand.StopClient(draw.any(clients));
            case 2 -> new MeshCommand.StopRelay(relay(), draw.any(List.of(Death.values())));
            case 3 -> new MeshCommand.RestartRelay(relay(), draw.any(List.of(Identity.values())));
            case 4 -> new MeshCommand.Purge(draw.any(namespaces), relayOrAll());
            case 5, 6 -> relays.size() > 1 && draw.oneIn(9) ? dialling() : ofProcess();
            default -> ofLink();
        };
    }

    private String relay() {
        return draw.any(relays);
    }

    private Optional<String> relayOrAll() {
        return draw.oneIn(3) ? Optional.empty() : Optional.of(relay());
    }

    private String endpoint() {
        return draw.oneIn(3) ? draw.any(clients) : relay();
    }

    /// Either as often: the two come in any order.
    private MeshCommand dialling() {
        List<String> ends = draw.some(relays, 2);
        String relay = ends.getFirst();
        String peer = ends.getLast();
        return relay.compareTo(peer) < 0
                ? new MeshCommand.Dial(relay, peer)
                : new MeshCommand.Undial(relay, peer);
    }

    private MeshCommand ofProcess() {
        Message message = draw.any(List.of(Message.values()));
        return switch (draw.from(0, 8)) {
            case 0 -> new Fault.Freeze(endpoint());
            case 1 -> new Fault.Thaw(endpoint());
            case 2 -> new Fault.DropNext(relay(), endpoint(), message);
            case 3 -> new Fault.HoldNext(relay(), endpoint(), message);
            case 4 -> new Fault.ReleaseNext(relay(), endpoint());
            case 5 -> new Fault.Vanish(draw.any(clients));
            case 6 -> new Fault.Flap(draw.any(clients), draw.millis(1, 400), draw.from(1, 5));
            case 7 -> new Fault.Flood(draw.any(clients), draw.from(1, MOST_NAMES));
            default -> new Fault.Lie(relay(), tale());
        };
    }

    private Fault.Tale tale() {
        return switch (draw.from(0, 3)) {
            case 0 -> new Fault.Truth();
            case 1 -> new Fault.Free();
            case 2 -> new Fault.Through(draw.some(relays, draw.from(1, relays.size())));
            default -> new Fault.Hops(draw.oneIn(4) ? draw.from(0, 100) : draw.from(0, 4));
        };
    }

    private MeshCommand ofLink() {
        if (draw.oneIn(8) && relays.size() > 1) {
            return new LinkFault.Partition(groups());
        }
        Passage way = way();
        return switch (draw.from(0, 7)) {
            case 0 -> new LinkFault.Cut(way);
            case 1 -> new LinkFault.Heal(Optional.of(way));
            case 2 -> new LinkFault.Heal(Optional.empty());
            case 3 -> new LinkFault.Delay(way, draw.millis(0, 200));
            case 4 -> new LinkFault.Jitter(way, draw.millis(0, 100));
            case 5 -> new LinkFault.Loss(way, (int) draw.upTo(draw.coin() ? MILLIONTHS : 300_000));
            case 6 -> new LinkFault.Hold(way);
            default -> new LinkFault.Release(way);
        };
    }

    /// Mostly one that joins somebody, in both directions or one.
    private Passage way() {
        Passage whole = draw.any(ways);
        if (draw.oneIn(8)) {
            List<String> ends = draw.some(relays, 2);
            whole = ends.size() < 2 ? whole : new Passage(ends.get(0), ends.get(1), true);
        }
        if (draw.coin()) {
            return whole;
        }
        return draw.coin()
                ? new Passage(whole.a(), whole.b(), false)
                : new Passage(whole.b(), whole.a(), false);
    }

    private List<List<String>> groups() {
        List<String> members = draw.some(relays, draw.from(2, relays.size()));
        int cut = draw.from(1, members.size() - 1);
        return List.of(members.subList(0, cut), members.subList(cut, members.size()));
    }
}
