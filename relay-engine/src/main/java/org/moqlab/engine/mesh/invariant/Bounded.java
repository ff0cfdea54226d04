package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.SubscriptionView;
import org.moqlab.engine.observe.Subscriptions;
import org.moqlab.engine.observe.TruthView;

/// `bounded`: at rest a relay holds no more routes than its sessions can offer of live namespaces,
/// no more sessions than the topology has, and fetches nothing for nobody. Memory as such is not in
/// the journal.
final class Bounded extends Invariant {
    private final Grounds grounds;

    /// The event in which each session was dialled, as long as an end holds or dials it.
    private final TreeMap<Long, Long> dialled = new TreeMap<>();

    Bounded(Grounds grounds) {
        this.grounds = grounds;
    }

    @Override
    Bounded copy() {
        Bounded copy = new Bounded(grounds);
        copy.dialled.putAll(dialled);
        return copy;
    }

    @Override
    String id() {
        return "bounded";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.SESSION);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        if (event.session() != 0 && scene.state().sessions().containsKey(event.session())) {
            dialled.putIfAbsent(event.session(), event.n());
        } else {
            dialled.remove(event.session());
        }
    }

    @Override
    void rested(Scene scene, Docket docket) {
        for (String relay : grounds.relays()) {
            scene.state()
                    .relay(relay)
                    .filter(RelayView::up)
                    .ifPresent(view -> look(view, scene, docket));
        }
    }

    private void look(RelayView relay, Scene scene, Docket docket) {
        docket.judged(this);
        List<SessionView> sessions =
                scene.state().sessions().values().stream()
                        .filter(session -> holds(relay.name(), session))
                        .toList();
        entries(relay, sessions.size(), scene, docket);
        sessions(relay.name(), sessions, scene, docket);
        streams(relay.name(), sessions, scene, docket);
    }

    /// Whether a relay's end of a session is up; of a stranger's end nothing is known.
    private static boolean holds(String relay, SessionView session) {
        return session.dialer().equals(relay)
                ? session.dialerUp()
                : session.acceptor().equals(relay) && session.acceptorUp();
    }

    private void entries(RelayView relay, int sessions, Scene scene, Docket docket) {
        long routes = 0;
        long live = 0;
        List<Long> evidence = new ArrayList<>();
        for (Map.Entry<Namespace, RowView> row : relay.rows().entrySet()) {
            RowView held = row.getValue();
            routes += 1 + held.row().standbys();
            EntryState state = Truth.state(scene.state(), relay.name(), row.getKey(), scene.now());
            boolean counts = counts(state);
            live += counts || isPublished(scene.state(), row.getKey()) ? 1 : 0;
            if (held.row().standbys() >= sessions || !counts) {
                evidence.add(held.event());
            }
        }
        if (routes > sessions * live) {
            String expected =
                    "at most " + sessions + " sessions x " + live + " live namespaces routes";
            raise(relay.name(), expected, routes + " routes", evidence, scene, docket);
        }
    }

    /// Whether an entry may stand. One whose publisher is gone may where names are to linger, until
    /// its bound has passed.
    private boolean counts(EntryState state) {
        return switch (state) {
            case LIVE, UNKNOWN -> true;
            case LINGERING -> grounds.timings().linger() > 0;
            case GHOST, MISSING, ABSENT -> false;
        };
    }

    private static boolean isPublished(MeshSnapshot state, Namespace namespace) {
        TruthView truth = state.truth().get(namespace);
        return truth != null && truth.isPublished();
    }

    private void sessions(String relay, List<SessionView> sessions, Scene scene, Docket docket) {
        Map<String, Integer> each = new TreeMap<>();
        sessions.forEach(session -> each.merge(session.other(relay), 1, Integer::sum));
        each.forEach((peer, count) -> {
            boolean client = grounds.client(peer).isPresent();
            int most = client ? 1 : dials(relay, peer);
            if ((client || grounds.isRelay(peer)) && count > most) {
                String expected = "at most " + most + " sessions with " + peer;
                List<Long> evidence =
                        sessions.stream()
                                .filter(session -> session.touches(peer))
                                .map(session -> dialled.getOrDefault(session.id(), 0L))
                                .toList();
                raise(relay, expected, count + " sessions", evidence, scene, docket);
            }
        });
    }

    /// How many of two relays dial the other; with discovery one of them does, if nobody is told
    /// to.
    private int dials(String relay, String peer) {
        Topology topology = grounds.scenario().topology();
        int told = (topology.dials(relay, peer) ? 1 : 0) + (topology.dials(peer, relay) ? 1 : 0);
        return topology.discovery() ? Math.max(1, told) : told;
    }

    private void streams(String relay, List<SessionView> sessions, Scene scene, Docket docket) {
        Subscriptions open = scene.state().subscriptions();
        List<Long> asked = open.of(relay).stream().map(SubscriptionView::n).toList();
        long wanted = open.wantedOf(relay);
        boolean known = sessions.stream().allMatch(session -> isCounted(session, relay));
        if (known && asked.size() > wanted) {
            String expected = "at most " + wanted + " subscriptions upstream";
            raise(relay, expected, asked.size() + " subscriptions", asked, scene, docket);
        }
    }

    /// Whether everything that is asked on a session is in the journal with a stream of its own.
    private boolean isCounted(SessionView session, String relay) {
        String peer = session.other(relay);
        boolean ours = grounds.isRelay(peer) || grounds.client(peer).isPresent();
        return ours && !session.alpn().startsWith("moq-0");
    }

    private void raise(
            String relay,
            String expected,
            String found,
            List<Long> evidence,
            Scene scene,
            Docket docket) {
        docket.raise(
                id() + ' ' + relay + ' ' + expected,
                scene.now(),
                new Finding(
                        id(),
                        relay,
                        List.of(relay),
                        evidence.isEmpty() ? 0 : evidence.getFirst(),
                        expected,
                        found,
                        "all is quiet, so nothing of it is on its way out",
                        evidence));
    }
}
