package org.moqlab.app.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.WayView;

/// What is on its way at a moment of a recording: sent, not received, and sent no longer ago than
/// its way takes at most. What takes longer was lost, or waits for somebody.
final class Underway {
    private final Topology topology;
    private final Journal journal;

    Underway(Scenario scenario, Journal journal) {
        topology = scenario.topology();
        this.journal = journal;
    }

    /// What was sent and is on its way, oldest first, among the newest [Moment#MAX_FRESH] events
    /// that may be.
    ///
    /// @param state the state then
    /// @param now mesh time, ns
    List<MeshEvent> at(MeshSnapshot state, long now) {
        long longest = state.troubles().ways().stream().mapToLong(Underway::more).max().orElse(0);
        long earliest = now - way() - longest;
        long from = Math.max(1, earliest < 0 ? 1 : journal.lastAt(earliest) + 1);
        long newest = Math.max(from, state.n() - Moment.MAX_FRESH + 1);
        int most = Math.clamp(state.n() - newest + 1, 0, Moment.MAX_FRESH);
        List<MeshEvent> recent = most == 0 ? List.of() : journal.events(newest, most);
        Set<Long> received = new HashSet<>();
        for (MeshEvent event : recent) {
            if (event.kind() == Kind.RECEIVED) {
                received.add(event.cause());
            }
        }
        return recent.stream()
                .filter(event -> event.n() <= state.n() && event.kind() == Kind.SENT)
                .filter(event -> !received.contains(event.n()))
                .filter(event -> event.t() + way() + more(event, state) > now)
                .toList();
    }

    private long way() {
        return topology.latency() + topology.jitter();
    }

    private static long more(MeshEvent sent, MeshSnapshot state) {
        SessionView session = state.sessions().get(sent.session());
        return session == null
                ? 0
                : state.troubles()
                        .way(sent.relay(), session.other(sent.relay()))
                        .map(Underway::more)
                        .orElse(0L);
    }

    private static long more(WayView way) {
        return way.delay() + way.jitter();
    }
}
