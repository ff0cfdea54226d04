package org.moqlab.engine.mesh.invariant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.SessionView;

/// Which relays are joined by sessions that both ends hold.
final class Links {
    private final TreeMap<String, TreeSet<String>> neighbours = new TreeMap<>();

    /// The relays of a state that run.
    Links(MeshSnapshot state) {
        for (RelayView relay : state.relays().values()) {
            if (relay.up()) {
                neighbours.put(relay.name(), new TreeSet<>());
            }
        }
        for (SessionView session : state.sessions().values()) {
            TreeSet<String> one = neighbours.get(session.dialer());
            TreeSet<String> other = neighbours.get(session.acceptor());
            if (session.isUp() && one != null && other != null) {
                one.add(session.acceptor());
                other.add(session.dialer());
            }
        }
    }

    /// Relays that can be reached from one, itself included; empty when it is down.
    Set<String> reach(String relay) {
        TreeSet<String> reached = new TreeSet<>();
        ArrayDeque<String> next = new ArrayDeque<>(List.of(relay));
        while (!next.isEmpty()) {
            String here = next.remove();
            TreeSet<String> joined = neighbours.get(here);
            if (joined != null && reached.add(here)) {
                next.addAll(joined);
            }
        }
        return reached;
    }

    /// The groups of relays that can reach each other.
    List<Set<String>> islands() {
        List<Set<String>> islands = new ArrayList<>();
        TreeSet<String> left = new TreeSet<>(neighbours.keySet());
        while (!left.isEmpty()) {
            Set<String> island = reach(left.first());
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
