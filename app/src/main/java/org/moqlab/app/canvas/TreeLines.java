package org.moqlab.app.canvas;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.moqlab.app.canvas.MeshScene.Asked;
import org.moqlab.app.canvas.MeshScene.Tree;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.SubscriptionView;

/// Who has asked whom for a namespace at a moment. Pure.
final class TreeLines {
    private TreeLines() {}

    /// What is drawn while the tree is shown; nothing where no namespace is selected.
    static Tree shown(Moment moment, Optional<Namespace> namespace) {
        return new Tree(true, namespace.map(name -> lines(moment, name)).orElse(List.of()));
    }

    private static List<Asked> lines(Moment moment, Namespace namespace) {
        Map<String, Namespace> roots = roots(moment.scenario());
        Set<Asked> lines = new LinkedHashSet<>();
        for (SubscriptionView view : moment.snapshot().subscriptions().all()) {
            Namespace root = root(roots, view);
            if (root.join(new Namespace(view.namespace())).equals(namespace)) {
                lines.add(new Asked(view.who(), view.peer(), view.served()));
            }
        }
        return List.copyOf(lines);
    }

    /// On the wire a name is relative to where the client of the session stands, whoever asks.
    private static Namespace root(Map<String, Namespace> roots, SubscriptionView view) {
        Namespace ofWho = roots.getOrDefault(view.who(), Namespace.ROOT);
        return ofWho.equals(Namespace.ROOT)
                ? roots.getOrDefault(view.peer(), Namespace.ROOT)
                : ofWho;
    }

    /// Below what clients ask, those that do not stand at the root.
    private static Map<String, Namespace> roots(Scenario scenario) {
        Map<String, Namespace> roots = new HashMap<>();
        for (Scenario.ClientSpec client : scenario.clients()) {
            roots.put(client.name(), scenario.root(client));
        }
        return roots;
    }
}
