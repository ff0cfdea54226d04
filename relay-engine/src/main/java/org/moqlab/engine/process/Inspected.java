package org.moqlab.engine.process;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.transport.LiveProcess;

/// A running relay as its HTTP sees it.
record Inspected(RelaySettings settings, LiveProcess process, Chronicle chronicle) {
    /// A place as it stands in a URL.
    static String shown(InetSocketAddress place) {
        String host = place.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + place.getPort();
    }

    MeshSnapshot snapshot() {
        return chronicle.journal().snapshot();
    }

    /// Its table.
    Map<Namespace, RowView> rows() {
        return snapshot()
                .relay(settings.name())
                .map(RelayView::rows)
                .<Map<Namespace, RowView>>map(rows -> rows)
                .orElse(Map.of());
    }

    /// The names below a prefix, relative to it, that anybody may subscribe to.
    List<String> announced(Namespace prefix) {
        List<String> found = new ArrayList<>();
        settings.open()
                .ifPresent(open -> {
                    for (Namespace name : rows().keySet()) {
                        if (name.startsWith(open) && name.startsWith(prefix)) {
                            found.add(name.below(prefix).path());
                        }
                    }
                });
        return found;
    }
}
