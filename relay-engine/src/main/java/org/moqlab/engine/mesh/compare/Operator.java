package org.moqlab.engine.mesh.compare;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.TruthView;

/// Somebody who purges names whose publishers have been gone for a while.
final class Operator {
    private final Optional<Fix.Purged> order;
    private final TreeMap<Namespace, Long> due = new TreeMap<>();
    private Map<Namespace, TruthView> known = new TreeMap<>();

    Operator(Optional<Fix.Purged> order) {
        this.order = order;
    }

    /// Looks at what is published now.
    void look(Mesh mesh) {
        if (order.isEmpty()) {
            return;
        }
        Map<Namespace, TruthView> truth = mesh.snapshot().truth();
        if (truth.equals(known)) {
            return;
        }
        truth.forEach((name, view) -> {
            if (!view.equals(known.get(name))) {
                if (view.isPublished()) {
                    due.remove(name);
                } else {
                    due.put(name, view.since() + Fix.PURGE_AFTER);
                }
            }
        });
        known = truth;
    }

    /// When something is to be done, ns; [Long#MAX_VALUE] for never.
    long next() {
        return due.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    /// Does what is due.
    void act(Mesh mesh) {
        for (Map.Entry<Namespace, Long> entry : new TreeMap<>(due).entrySet()) {
            if (entry.getValue() <= mesh.now()) {
                due.remove(entry.getKey());
                mesh.submit(purge(mesh.scenario(), entry.getKey()));
            }
        }
    }

    private MeshCommand purge(Scenario scenario, Namespace name) {
        Optional<String> home =
                scenario.clients().stream()
                        .filter(ClientSpec::publisher)
                        .filter(client -> scenario.effective(client).equals(name))
                        .map(ClientSpec::at)
                        .findFirst();
        boolean everywhere = order.filter(Fix.Purged::everywhere).isPresent();
        return new MeshCommand.Purge(name.path(), everywhere ? Optional.empty() : home);
    }
}
