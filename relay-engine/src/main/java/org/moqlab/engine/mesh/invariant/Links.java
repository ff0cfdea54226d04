package org.moqlab.engine.mesh.invariant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.SessionView;

/// Which relays hear of names from which, by sessions that both ends hold.
final class Links {
    private final TreeMap<String, TreeSet<String>> heard = new TreeMap<>();
    private final TreeMap<String, TreeSet<String>> told = new TreeMap<>();

    /// The relays of a state that run.
    Links(MeshSnapshot state, Topology topology) {
        for (RelayView relay : state.relays().values()) {
            if (relay.up()) {
                heard.put(relay.name(), new TreeSet<>());
                told.put(relay.name(), new TreeSet<>());
            }
        }
        for (SessionView session : state.sessions().values()) {
            if (session.isUp()) {
                join(session.dialer(), session.acceptor(), topology);
                join(session.acceptor(), session.dialer(), topology);
            }
        }
    }

    private void join(String ear, String mouth, Topology topology) {
        TreeSet<String> mouths = heard.get(ear);
        TreeSet<String> ears = told.get(mouth);
        if (mouths != null && ears != null && topology.listens(ear, mouth)) {
            mouths.add(mouth);
            ears.add(ear);
        }
    }

    /// Relays whose names can come to one, itself included; empty when it is down.
    Set<String> reach(String relay) {
        return spread(relay, heard);
    }

    private static Set<String> spread(String relay, Map<String, ? extends Set<String>> neighbours) {
        TreeSet<String> reached = new TreeSet<>();
        ArrayDeque<String> next = new ArrayDeque<>(List.of(relay));
        while (!next.isEmpty()) {
            String here = next.remove();
            Set<String> joined = neighbours.get(here);
            if (joined != null && reached.add(here)) {
                next.addAll(joined);
            }
        }
        return reached;
    }

    /// The groups of relays that can reach each other.
    List<Set<String>> islands() {
        List<Set<String>> islands = new ArrayList<>();
        TreeSet<String> left = new TreeSet<>(heard.keySet());
        while (!left.isEmpty()) {
            Set<String> island = reach(left.first());
            island.retainAll(spread(left.first(), told));
            islands.add(island);
            left.removeAll(island);
        }
        return islands;
    }

    /// Whether a client's relay hears its namespace.
    static boolean publishes(MeshSnapshot state, String client) {
        return state.client(client).map(ClientView::state).orElse(ClientState.IDLE)
                == ClientState.PUBLISHING;
    }
}
