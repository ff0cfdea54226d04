package org.moqlab.engine.process;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.relay.Relay;
import org.moqlab.engine.relay.TrackReader;
import org.moqlab.engine.transport.LiveProcess;

/// A running relay as its HTTP sees it.
///
/// @param machine looked at on the event loop of `process` only
record Inspected(RelaySettings settings, LiveProcess process, Relay machine, Chronicle chronicle) {
    /// A place as it stands in a URL.
    static String shown(InetSocketAddress place) {
        String host = place.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + place.getPort();
    }

    MeshSnapshot snapshot() {
        return chronicle.journal().snapshot();
    }

    /// Who reads what through it, the first `max`.
    List<TrackReader> readers(int max) {
        return process.look(() -> machine.readers(max)).orElse(List.of());
    }

    /// What is known of one of its sessions.
    Optional<SessionDetail> detail(long session) {
        return process.detail(settings.name(), session);
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
