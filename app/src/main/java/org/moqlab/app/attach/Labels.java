package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.model.Origin;

/// What relays are called on the screen at a moment. Two never have one label, and those a person
/// has named have theirs whatever others call themselves.
final class Labels {
    /// Characters of a label.
    static final int MAX_LABEL = 64;

    private static final String NUMBER = "[0-9]{1,19}";

    private final ClusterView view;
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> nodes = new HashMap<>();

    Labels(ClusterView view) {
        this.view = view;
        List<String> others = new ArrayList<>();
        view.relays()
                .values()
                .forEach(relay -> {
                    if (relay.target().named()) {
                        call(relay.name());
                    } else {
                        others.add(relay.name());
                    }
                });
        others.forEach(this::call);
        Set<String> ends = new HashSet<>();
        view.edges()
                .forEach(edge -> {
                    if (ends.add(edge.from())) {
                        call(edge.from());
                    }
                    if (ends.add(edge.to())) {
                        call(edge.to());
                    }
                });
    }

    private void call(String node) {
        if (labels.containsKey(node)) {
            return;
        }
        String plain = node.matches(NUMBER) && !view.relays().containsKey(node) ? "id " : "";
        String label = plain + Shown.text(node, MAX_LABEL);
        String free = label;
        for (int i = 2; nodes.containsKey(free); i++) {
            free = label + " (" + i + ")";
        }
        labels.put(node, free);
        nodes.put(free, node);
    }

    /// What a relay is called on the screen, by what the view calls it.
    String of(String node) {
        String label = labels.get(node);
        return label == null ? Shown.text(node, MAX_LABEL) : label;
    }

    /// What the view calls a relay; empty where there is none of that label.
    Optional<String> node(String label) {
        return Optional.ofNullable(nodes.get(label));
    }

    /// What stands for an identity on a way.
    String of(Origin id) {
        if (!id.isKnown()) {
            return "?";
        }
        String name = view.names().get(id);
        return name == null ? Long.toString(id.id()) : of(name);
    }

    /// What the view calls the relay of an identity.
    String node(Origin id) {
        String name = view.names().get(id);
        return name == null ? Long.toString(id.id()) : name;
    }
}
