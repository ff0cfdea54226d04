package org.moqlab.app.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.MeshCommand.Identity;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.RelayView;

/// What can be done to a relay, a client, a link or the mesh at a moment; only what makes sense
/// then. Pure.
public final class Acts {
    /// Most peers a relay's menu offers acts on the way to.
    static final int MAX_PEERS = 24;

    private static final List<Integer> LIES = List.of(0, 1, 8);
    private static final int FLAPS = 10;
    private static final List<Long> BEATS =
            List.of(100 * Durations.MILLI, 500 * Durations.MILLI, 2 * Durations.SECOND);
    private static final List<Integer> FLOODS = List.of(100, 1_000, 10_000);

    private final Scenario scenario;
    private final Moment moment;
    private final LinkActs links;

    private Acts(Moment moment) {
        this.scenario = moment.scenario();
        this.moment = moment;
        this.links = new LinkActs(scenario);
    }

    /// What can be done to a relay or client; nothing when there is none of that name.
    public static List<Act> of(Moment moment, String name, Optional<Namespace> namespace) {
        Acts acts = new Acts(moment);
        if (moment.scenario().topology().relays().contains(name)) {
            return acts.relay(name, namespace);
        }
        return moment.scenario().clients().stream()
                .filter(client -> client.name().equals(name))
                .findFirst()
                .map(acts::client)
                .orElse(List.of());
    }

    /// What can be done to the way between two relays or a client and its relay.
    public static List<Act> between(Moment moment, String a, String b) {
        return new LinkActs(moment.scenario()).between(a, b);
    }

    /// What can be done to the mesh as a whole.
    public static List<Act> all(Moment moment, Optional<Namespace> namespace) {
        Acts acts = new Acts(moment);
        List<Act> all = new ArrayList<>();
        all.add(acts.deed(new LinkFault.Heal(Optional.empty())));
        namespace.ifPresent(
                name -> all.add(acts.deed(new MeshCommand.Purge(name.path(), Optional.empty()))));
        acts.halves().ifPresent(half -> all.add(acts.deed(half)));
        return all;
    }

    private Optional<LinkFault.Partition> halves() {
        List<String> relays = scenario.topology().relays();
        int half = relays.size() / 2;
        return half == 0
                ? Optional.empty()
                : Optional.of(
                        new LinkFault.Partition(
                                List.of(
                                        relays.subList(0, half),
                                        relays.subList(half, relays.size()))));
    }

    private Act.Deed deed(MeshCommand command) {
        return new Act.Deed(ActWords.title(scenario, command), "", command);
    }

    private Act.Deed deed(MeshCommand command, String key) {
        return new Act.Deed(ActWords.title(scenario, command), key, command);
    }

    private List<Act> relay(String name, Optional<Namespace> namespace) {
        Optional<RelayView> view = moment.snapshot().relay(name);
        List<Act> acts = new ArrayList<>();
        if (view.filter(RelayView::up).isPresent()) {
            acts.add(deed(new MeshCommand.StopRelay(name, Death.INTERRUPT), "I"));
            acts.add(deed(new MeshCommand.StopRelay(name, Death.CLOSE), "C"));
            acts.add(deed(new MeshCommand.StopRelay(name, Death.KILL), "K"));
            acts.add(apart(frozen(name)));
            List<Act> dials = dials(name);
            if (!dials.isEmpty()) {
                acts.add(new Act.Group(Words.of("acts.dial"), dials));
            }
            acts.add(apart(wrong(name, namespace)));
        } else if (view.isPresent()) {
            acts.add(deed(new MeshCommand.RestartRelay(name), "R"));
            acts.add(
                    new Act.Deed(
                            Words.of("acts.restart.same", name),
                            "",
                            new MeshCommand.RestartRelay(name, Identity.SAME)));
        }
        return acts;
    }

    private static Act.Group apart(List<Act> acts) {
        return new Act.Group("", acts);
    }

    private List<Act> frozen(String name) {
        return List.of(deed(new Fault.Freeze(name), "Z"), deed(new Fault.Thaw(name), "T"));
    }

    private List<Act> wrong(String name, Optional<Namespace> namespace) {
        List<String> others = new ArrayList<>(scenario.topology().relays());
        others.remove(name);
        List<Act> acts = new ArrayList<>();
        if (!others.isEmpty()) {
            acts.add(
                    new Act.Deed(
                            Words.of("acts.isolate", name),
                            "",
                            new LinkFault.Partition(List.of(List.of(name), others))));
        }
        acts.add(new Act.Group(Words.of("acts.links"), links(name, others)));
        acts.add(new Act.Group(Words.of("acts.lie"), lies(name)));
        namespace.ifPresent(
                path -> acts.add(deed(new MeshCommand.Purge(path.path(), Optional.of(name)))));
        return acts;
    }

    private List<Act> links(String name, List<String> others) {
        return others.stream()
                .filter(other -> joined(name, other))
                .limit(MAX_PEERS)
                .map(other -> (Act) new Act.Group(Words.of("acts.to", other), toward(name, other)))
                .toList();
    }

    private List<Act> dials(String name) {
        return scenario.topology().relays().stream()
                .flatMap(other -> Linking.of(moment, name, other).stream())
                .limit(MAX_PEERS)
                .map(command -> (Act) deed(command))
                .toList();
    }

    /// What can be done on the way to another relay, and with the list of those that are dialled.
    private List<Act> toward(String name, String other) {
        List<Act> acts = new ArrayList<>(links.between(name, other));
        if (Linking.dials(moment, name, other)) {
            acts.add(deed(new MeshCommand.Undial(name, other)));
        }
        return acts;
    }

    private boolean joined(String a, String b) {
        return scenario.topology().dials(a, b)
                || scenario.topology().dials(b, a)
                || moment.snapshot().sessions().values().stream()
                        .anyMatch(session -> session.touches(a) && session.touches(b));
    }

    private List<Act> lies(String name) {
        List<Act> lies = new ArrayList<>();
        LIES.forEach(hops -> lies.add(deed(new Fault.Lie(name, new Fault.Hops(hops)))));
        lies.add(deed(new Fault.Lie(name, new Fault.Free())));
        lies.add(deed(new Fault.Lie(name, new Fault.Truth())));
        return lies;
    }

    private List<Act> client(ClientSpec client) {
        String name = client.name();
        ClientState state =
                moment.snapshot().client(name).map(ClientView::state).orElse(ClientState.IDLE);
        List<Act> acts = new ArrayList<>();
        if (state == ClientState.IDLE) {
            acts.add(deed(new MeshCommand.StartClient(name), "S"));
            return acts;
        }
        acts.add(deed(new MeshCommand.StopClient(name), "S"));
        acts.add(deed(new Fault.Vanish(name), "V"));
        acts.add(apart(frozen(name)));
        acts.add(
                new Act.Group(
                        Words.of("acts.link", client.at()), links.between(name, client.at())));
        if (client.publisher()) {
            acts.add(new Act.Group(Words.of("acts.flap"), flaps(name)));
            acts.add(new Act.Group(Words.of("acts.flood"), floods(name)));
        }
        return acts;
    }

    private List<Act> flaps(String name) {
        return BEATS.stream().map(every -> flap(new Fault.Flap(name, every, FLAPS))).toList();
    }

    private Act flap(Fault.Flap flap) {
        String words =
                Words.of(
                        "acts.flap.every", Integer.toString(FLAPS), Durations.format(flap.every()));
        String title = Words.of("acts.flap.title", flap.publisher(), words);
        return new Act.Deed(words, title, "", flap);
    }

    private List<Act> floods(String name) {
        return FLOODS.stream().map(names -> (Act) deed(new Fault.Flood(name, names))).toList();
    }
}
