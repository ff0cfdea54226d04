package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.TruthView;

/// `converged`: at rest, relays that can reach each other agree on what exists, and know what one
/// of them is told by its own publisher.
final class Converged extends Invariant {
    private final Grounds grounds;

    Converged(Grounds grounds) {
        this.grounds = grounds;
    }

    @Override
    Converged copy() {
        return new Converged(grounds);
    }

    @Override
    String id() {
        return "converged";
    }

    @Override
    List<Kind> kinds() {
        return List.of();
    }

    @Override
    void rested(Scene scene, Docket docket) {
        for (Set<String> island :
                new Links(scene.state(), grounds.scenario().topology()).islands()) {
            Map<Namespace, Set<String>> all = holders(island, scene.state());
            if (island.size() > 1 && !all.isEmpty()) {
                docket.judged(this);
            }
            all.forEach((namespace, holders) -> {
                if (holders.size() < island.size()) {
                    raise(namespace, island, holders, scene, docket);
                }
            });
        }
    }

    /// Who holds each namespace that anybody on an island holds, or publishes there.
    private Map<Namespace, Set<String>> holders(Set<String> island, MeshSnapshot state) {
        Map<Namespace, Set<String>> holders = new TreeMap<>();
        state.truth()
                .forEach((namespace, truth) -> {
                    if (isPublishedAt(island, truth, state)) {
                        holders.put(namespace, new TreeSet<>());
                    }
                });
        for (String relay : island) {
            state.relay(relay)
                    .map(RelayView::rows)
                    .ifPresent(rows ->
                            rows.keySet()
                                    .forEach(namespace ->
                                            holders.computeIfAbsent(namespace, _ -> new TreeSet<>())
                                                    .add(relay)));
        }
        return holders;
    }

    private boolean isPublishedAt(Set<String> island, TruthView truth, MeshSnapshot state) {
        return truth.publishers().stream()
                .filter(publisher -> Links.publishes(state, publisher))
                .flatMap(publisher -> grounds.client(publisher).stream())
                .anyMatch(publisher -> island.contains(publisher.at()));
    }

    private void raise(
            Namespace namespace,
            Set<String> island,
            Set<String> holders,
            Scene scene,
            Docket docket) {
        List<String> without = new ArrayList<>(island);
        without.removeAll(holders);
        List<Long> evidence = new ArrayList<>();
        TruthView truth = scene.state().truth().get(namespace);
        if (truth != null) {
            evidence.add(truth.event());
        }
        holders.forEach(relay ->
                scene.state().row(relay, namespace).ifPresent(row -> evidence.add(row.event())));
        String who = holders.isEmpty() ? "nobody" : String.join(", ", holders);
        docket.raise(
                id() + ' ' + namespace,
                scene.now(),
                new Finding(
                        id(),
                        namespace.path(),
                        without,
                        evidence.isEmpty() ? 0 : evidence.getFirst(),
                        "the same namespaces at all relays that reach each other",
                        "held by " + who + ", not by " + String.join(", ", without),
                        "all is quiet, and nothing is under way that would change it",
                        evidence));
    }
}
