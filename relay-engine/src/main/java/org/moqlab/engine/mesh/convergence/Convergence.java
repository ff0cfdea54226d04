package org.moqlab.engine.mesh.convergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.TruthView;

/// Measures how each change gets round: takes in the events of a run in order, and tells for each
/// command, fault and loss, and each namespace it did something to, when each relay learned it and
/// what that took. What belongs to what is told by the causes of events. Pure.
public final class Convergence {
    /// Most changes that are measured; later ones are not.
    public static final int MAX_CHANGES = 100_000;

    private final Scenario scenario;
    private final Causes causes = new Causes();
    private final Distances distances;
    private final Map<Long, MeshEvent> roots = new TreeMap<>();
    private final Map<String, Long> ownRoots = new TreeMap<>();
    private final Map<Key, Long> messages = new TreeMap<>();
    private final Map<Key, Measured> measured = new TreeMap<>();
    private final Map<Namespace, Measured> latest = new TreeMap<>();
    private MeshSnapshot state = MeshSnapshot.EMPTY;

    private record Key(long origin, Namespace namespace) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byOrigin = Long.compare(origin, other.origin);
            return byOrigin != 0 ? byOrigin : namespace.compareTo(other.namespace);
        }
    }

    /// Nothing has happened yet.
    public Convergence(Scenario scenario) {
        this.scenario = scenario;
        this.distances = new Distances(scenario.topology());
    }

    /// Takes in the next event.
    public void accept(MeshEvent event) {
        long origin = causes.origin(event);
        MeshSnapshot before = state;
        state = state.apply(event);
        if (origin == event.n()) {
            root(event);
        }
        switch (event.body()) {
            case EventBody.TruthChanged truth -> truth(event, truth, origin, before);
            case EventBody.Decided decided ->
                    decided(event, decided.row().namespace(), origin, before);
            case EventBody.Sent sent -> {
                if (isBetweenRelays(event) && announces(sent.message())) {
                    names(sent.message()).forEach(name -> count(new Key(origin, name)));
                }
            }
            case EventBody _ -> {}
        }
    }

    private void count(Key key) {
        if (messages.size() < MAX_CHANGES || messages.containsKey(key)) {
            messages.merge(key, 1L, Long::sum);
        }
    }

    /// Keeps what commands and faults say; of others only who began.
    private void root(MeshEvent event) {
        boolean named =
                event.body() instanceof EventBody.CommandApplied
                        || event.body() instanceof EventBody.FaultApplied
                        || event.body() instanceof EventBody.RelayFailed;
        boolean client = scenario.clients().stream().anyMatch(c -> c.name().equals(event.relay()));
        if ((named || client) && roots.size() < MAX_CHANGES) {
            roots.put(event.n(), event);
        }
        if (client) {
            ownRoots.put(event.relay(), event.n());
        }
    }

    private boolean isRelay(String name) {
        return scenario.topology().relays().contains(name);
    }

    private boolean isBetweenRelays(MeshEvent event) {
        SessionView session = state.sessions().get(event.session());
        return session != null && isRelay(event.relay()) && isRelay(session.other(event.relay()));
    }

    /// Relays are at the root of all names with each other.
    private static List<Namespace> names(MessageView message) {
        for (MessageView.Field field : message.fields()) {
            switch (field.name()) {
                case "suffix", "namespace" -> {
                    return List.of(new Namespace(field.value()));
                }
                case "suffixes" -> {
                    String inner = field.value().replace("[", "").replace("]", "");
                    return Stream.of(inner.split(", ")).map(Namespace::new).toList();
                }
                default -> {}
            }
        }
        return List.of();
    }

    private static boolean announces(MessageView message) {
        return switch (message.kind()) {
            case ANNOUNCE, REANNOUNCE, UNANNOUNCE -> true;
            case SETUP, INTEREST, HEARTBEAT, SUBSCRIBE, ACCEPT, REFUSAL, END, GROUP, DATA -> false;
        };
    }

    private void truth(
            MeshEvent event, EventBody.TruthChanged truth, long origin, MeshSnapshot before) {
        TreeSet<String> come = new TreeSet<>(truth.publishers());
        TruthView known = before.truth().get(truth.namespace());
        if (known != null) {
            come.removeAll(known.publishers());
        }
        long begun = origin;
        if (origin == event.n() && !come.isEmpty()) {
            begun = ownRoots.getOrDefault(come.first(), origin);
        }
        Measured change = measured(new Key(begun, truth.namespace()), event, before);
        if (!come.isEmpty()) {
            change.published(place(come.first()));
        } else if (truth.publishers().isEmpty()) {
            change.unpublished();
        }
    }

    private void decided(MeshEvent event, Namespace namespace, long origin, MeshSnapshot before) {
        long now = best(state, event.relay(), namespace);
        if (now != best(before, event.relay(), namespace)) {
            measured(new Key(origin, namespace), event, before).changed(event.relay(), event.t());
        }
    }

    private static long best(MeshSnapshot state, String relay, Namespace namespace) {
        return state.row(relay, namespace)
                .map(RowView::row)
                .flatMap(row -> row.best())
                .map(best -> best.route().uid())
                .orElse(0L);
    }

    private Measured measured(Key key, MeshEvent event, MeshSnapshot before) {
        Measured open = measured.get(key);
        if (open != null) {
            return open;
        }
        MeshEvent root = roots.getOrDefault(key.origin, event);
        String what = what(root);
        Measured begun = new Measured(key.origin, root.t(), what, key.namespace, place(what));
        if (measured.size() < MAX_CHANGES) {
            measured.put(key, begun);
            Measured last = latest.put(key.namespace, begun);
            if (last != null) {
                last.over(settled(last, before));
            }
        }
        return begun;
    }

    private static String what(MeshEvent root) {
        return switch (root.body()) {
            case EventBody.CommandApplied command -> command.text();
            case EventBody.FaultApplied fault -> fault.text();
            case EventBody.RelayFailed failed -> root.relay() + " failed: " + failed.reason();
            case EventBody _ -> root.relay().isEmpty() ? "by itself" : root.relay() + " by itself";
        };
    }

    /// The relay of whoever is named last in a text such as `stop: pub`, or first in `pub by
    /// itself`.
    private Optional<String> place(String what) {
        String last = what.substring(what.lastIndexOf(' ') + 1);
        String first = what.split(" ", 2)[0];
        return List.of(last, first).stream().flatMap(name -> relayOf(name).stream()).findFirst();
    }

    private Optional<String> relayOf(String name) {
        return isRelay(name)
                ? Optional.of(name)
                : scenario.clients().stream()
                        .filter(client -> client.name().equals(name))
                        .map(ClientSpec::at)
                        .findFirst();
    }

    /// Relays that are right about what a change was about: they hold what is published, and do not
    /// hold what is not. Those that are down have nothing to be right about.
    private Map<String, Boolean> settled(Measured change, MeshSnapshot at) {
        TruthView truth = at.truth().get(change.namespace);
        boolean published = truth != null && truth.isPublished();
        Map<String, Boolean> settled = new TreeMap<>();
        for (String relay : scenario.topology().relays()) {
            at.relay(relay)
                    .filter(view -> view.up())
                    .ifPresent(view ->
                            settled.put(
                                    relay, view.rows().containsKey(change.namespace) == published));
        }
        return settled;
    }

    /// What has been measured so far, in order of time.
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Measured one : measured.values()) {
            long spent = messages.getOrDefault(new Key(one.event, one.namespace), 0L);
            changes.add(one.change(scenario.topology(), distances, settled(one, state), spent));
        }
        return changes;
    }
}
