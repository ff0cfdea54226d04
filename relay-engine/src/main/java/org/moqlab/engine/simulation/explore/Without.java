package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.Auth;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Link;

/// A scenario without some of what it has, and without whatever made sense only with it.
final class Without {
    private Without() {}

    /// Without relays; their clients go with them.
    static Scenario relays(Scenario scenario, List<String> gone) {
        List<ClientSpec> stay =
                scenario.clients().stream().filter(client -> !gone.contains(client.at())).toList();
        return relays(scenario, gone, stay);
    }

    /// Without relays; their clients move to the first relay that stays.
    static Scenario relaysMoving(Scenario scenario, List<String> gone) {
        String haven =
                scenario.topology().relays().stream()
                        .filter(relay -> !gone.contains(relay))
                        .findFirst()
                        .orElseThrow();
        List<ClientSpec> moved =
                scenario.clients().stream()
                        .map(client -> gone.contains(client.at()) ? at(client, haven) : client)
                        .toList();
        return relays(scenario, gone, moved);
    }

    private static ClientSpec at(ClientSpec client, String relay) {
        return new ClientSpec(
                client.name(),
                client.publisher(),
                relay,
                client.namespace(),
                client.track(),
                client.wire(),
                client.way(),
                client.make());
    }

    private static Scenario relays(Scenario scenario, List<String> gone, List<ClientSpec> clients) {
        Set<String> names = new TreeSet<>(gone);
        scenario.clients().stream()
                .map(ClientSpec::name)
                .filter(name -> clients.stream().noneMatch(client -> client.name().equals(name)))
                .forEach(names::add);
        Map<String, Auth.Grant> particular = new TreeMap<>(scenario.auth().particular());
        particular.keySet().removeAll(gone);
        return Edits.of(scenario)
                .topology(topology(scenario.topology(), gone))
                .clients(clients)
                .acts(acts(scenario.acts(), names))
                .auth(new Auth(scenario.auth().everywhere(), particular))
                .scenario();
    }

    private static Topology topology(Topology t, List<String> gone) {
        Map<String, List<String>> connect = new TreeMap<>();
        t.connect()
                .forEach((relay, peers) -> {
                    List<String> left =
                            peers.stream().filter(peer -> !gone.contains(peer)).toList();
                    if (!gone.contains(relay) && !left.isEmpty()) {
                        connect.put(relay, left);
                    }
                });
        List<String> relays = t.relays().stream().filter(name -> !gone.contains(name)).toList();
        return Topologies.of(t).relays(relays).connect(connect).topology();
    }

    /// Without clients.
    static Scenario clients(Scenario scenario, List<String> gone) {
        return Edits.of(scenario)
                .clients(
                        scenario.clients().stream()
                                .filter(client -> !gone.contains(client.name()))
                                .toList())
                .acts(acts(scenario.acts(), new TreeSet<>(gone)))
                .scenario();
    }

    /// Without a link of given ones, whoever dials.
    static Scenario link(Scenario scenario, Link link) {
        Map<String, List<String>> connect = new TreeMap<>();
        scenario.topology()
                .connect()
                .forEach((relay, peers) -> {
                    List<String> left =
                            peers.stream().filter(peer -> !link.joins(relay, peer)).toList();
                    if (!left.isEmpty()) {
                        connect.put(relay, left);
                    }
                });
        return Edits.of(scenario)
                .topology(Topologies.of(scenario.topology()).connect(connect).topology())
                .scenario();
    }

    /// Without the acts at indices from `from` up to `to`, but a client that an act starts keeps
    /// one start: without any it would start at once, which is another scenario and no smaller one.
    static Scenario acts(Scenario scenario, int from, int to) {
        List<Act> left = new ArrayList<>(scenario.acts().subList(0, from));
        List<Act> after = scenario.acts().subList(to, scenario.acts().size());
        for (Act act : scenario.acts().subList(from, to)) {
            Optional<String> started = started(act);
            boolean other =
                    started.isEmpty()
                            || Stream.concat(left.stream(), after.stream())
                                    .anyMatch(one -> started(one).equals(started));
            if (!other) {
                left.add(act);
            }
        }
        left.addAll(after);
        return Edits.of(scenario).acts(left).scenario();
    }

    private static Optional<String> started(Act act) {
        return act.command() instanceof MeshCommand.StartClient start
                ? Optional.of(start.client())
                : Optional.empty();
    }

    /// The acts that make sense without some relays and clients.
    private static List<Act> acts(List<Act> acts, Set<String> gone) {
        return acts.stream()
                .flatMap(act ->
                        command(act.command(), gone).stream()
                                .map(command -> new Act(act.at(), command, act.cue())))
                .toList();
    }

    private static Optional<MeshCommand> command(MeshCommand command, Set<String> gone) {
        return switch (command) {
            case LinkFault.Partition partition -> partition(partition, gone);
            case Fault.Lie(var relay, Fault.Through(var through)) -> {
                List<String> left = through.stream().filter(name -> !gone.contains(name)).toList();
                yield gone.contains(relay) || left.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Fault.Lie(relay, new Fault.Through(left)));
            }
            case MeshCommand _ ->
                    names(command).anyMatch(gone::contains)
                            ? Optional.empty()
                            : Optional.of(command);
        };
    }

    private static Optional<MeshCommand> partition(LinkFault.Partition whole, Set<String> gone) {
        List<List<String>> groups =
                whole.groups().stream()
                        .map(group -> group.stream().filter(name -> !gone.contains(name)).toList())
                        .filter(group -> !group.isEmpty())
                        .toList();
        return groups.size() < 2 ? Optional.empty() : Optional.of(new LinkFault.Partition(groups));
    }

    /// The relays and clients that a command names.
    private static Stream<String> names(MeshCommand command) {
        return switch (command) {
            case MeshCommand.StartClient one -> Stream.of(one.client());
            case MeshCommand.StopClient one -> Stream.of(one.client());
            case MeshCommand.StopRelay one -> Stream.of(one.relay());
            case MeshCommand.RestartRelay one -> Stream.of(one.relay());
            case MeshCommand.Purge one -> one.relay().stream();
            case MeshCommand.Dial one -> Stream.of(one.relay(), one.peer());
            case MeshCommand.Undial one -> Stream.of(one.relay(), one.peer());
            case LinkFault.Cut one -> ends(one.way());
            case LinkFault.Heal one -> one.way().stream().flatMap(Without::ends);
            case LinkFault.Delay one -> ends(one.way());
            case LinkFault.Jitter one -> ends(one.way());
            case LinkFault.Loss one -> ends(one.way());
            case LinkFault.Hold one -> ends(one.way());
            case LinkFault.Release one -> ends(one.way());
            case LinkFault.Partition one -> one.groups().stream().flatMap(List::stream);
            case Fault.Freeze one -> Stream.of(one.name());
            case Fault.Thaw one -> Stream.of(one.name());
            case Fault.DropNext one -> Stream.of(one.from(), one.to());
            case Fault.HoldNext one -> Stream.of(one.from(), one.to());
            case Fault.ReleaseNext one -> Stream.of(one.from(), one.to());
            case Fault.Vanish one -> Stream.of(one.client());
            case Fault.Flap one -> Stream.of(one.publisher());
            case Fault.Flood one -> Stream.of(one.publisher());
            case Fault.Lie one -> Stream.of(one.relay());
        };
    }

    private static Stream<String> ends(Passage way) {
        return Stream.of(way.a(), way.b());
    }
}
