package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.moqlab.app.canvas.MeshScene.Cycle;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.TruthView;
import org.moqlab.engine.routing.RankedRoute;

/// Where relays would fetch a namespace from at a moment.
final class RouteLines {
    /// Most standby routes shown for the selected relay.
    static final int MAX_STANDBY = 12;

    /// Most relays a cycle's title names.
    static final int MAX_NAMED = 6;

    private final Moment moment;
    private final Namespace namespace;
    private final List<String> relays;
    private final Map<String, Truth.Pointers> walks = new LinkedHashMap<>();
    private final Map<String, EntryState> states = new HashMap<>();
    private final List<Cycle> cycles;

    RouteLines(Moment moment, Namespace namespace) {
        this.moment = moment;
        this.namespace = namespace;
        this.relays = moment.scenario().topology().members();
        for (String relay : relays) {
            Truth.Pointers walk = Truth.pointers(moment.snapshot(), relay, namespace);
            states.put(relay, Truth.state(moment.snapshot(), walk, namespace, moment.now()));
            if (walk.names().size() > 1) {
                walks.put(relay, walk);
            }
        }
        this.cycles = findCycles();
    }

    /// The routes in use, and the standby routes of `selected`.
    List<RouteLine> all(Optional<String> selected) {
        List<RouteLine> lines = new ArrayList<>();
        Set<String> onCycles = new LinkedHashSet<>();
        cycles.forEach(cycle -> onCycles.addAll(cycle.names()));
        walks.forEach((relay, walk) -> {
            String next = walk.names().get(1);
            if (relays.contains(next)) {
                lines.add(new RouteLine(relay, next, part(relay, walk, onCycles), state(relay)));
            }
        });
        selected.filter(relays::contains).ifPresent(relay -> standby(relay, lines));
        return lines;
    }

    private static Part part(String relay, Truth.Pointers walk, Set<String> onCycles) {
        if (!walk.cycle()) {
            return Part.USED;
        }
        return onCycles.contains(relay) ? Part.CYCLE : Part.INTO_CYCLE;
    }

    /// What the entry of a relay of the mesh is.
    EntryState state(String relay) {
        return states.getOrDefault(relay, EntryState.UNKNOWN);
    }

    private void standby(String relay, List<RouteLine> lines) {
        Set<String> peers = new LinkedHashSet<>();
        List<RankedRoute> standby =
                moment.snapshot()
                        .row(relay, namespace)
                        .map(RowView::row)
                        .map(row -> row.standby())
                        .orElse(List.of());
        for (RankedRoute route : standby) {
            moment.snapshot()
                    .peer(relay, route.route().session().number())
                    .filter(relays::contains)
                    .ifPresent(peers::add);
        }
        Truth.next(moment.snapshot(), relay, namespace).ifPresent(peers::remove);
        peers.stream()
                .limit(MAX_STANDBY)
                .forEach(peer -> lines.add(new RouteLine(relay, peer, Part.STANDBY, state(relay))));
    }

    /// Every cycle once, beginning with the relay that comes first in the topology.
    List<Cycle> cycles() {
        return cycles;
    }

    private List<Cycle> findCycles() {
        Set<String> seen = new LinkedHashSet<>();
        List<Cycle> found = new ArrayList<>();
        walks.forEach((relay, walk) -> {
            List<String> names = walk.names();
            boolean closes = walk.cycle() && names.getLast().equals(relay);
            if (closes && seen.add(relay)) {
                List<String> members = names.subList(0, names.size() - 1);
                seen.addAll(members);
                found.add(cycle(members));
            }
        });
        return found;
    }

    private Cycle cycle(List<String> members) {
        TruthView truth = moment.snapshot().truth().get(namespace);
        boolean published = truth != null && truth.isPublished();
        List<String> closed = new ArrayList<>(members);
        closed.add(members.getFirst());
        String title =
                members.size() <= MAX_NAMED
                        ? Words.of("cycle.title", String.join(" → ", closed))
                        : Words.of("cycle.long", members.size());
        return new Cycle(
                members, title, Words.of(published ? "cycle.published" : "cycle.unpublished"));
    }
}
