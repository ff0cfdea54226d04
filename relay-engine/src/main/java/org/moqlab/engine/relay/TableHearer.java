package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.Loss;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.Router;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;

/// Brings what peers say of namespaces to the table; what the table says of it goes out by
/// [TableTeller]. Names are effective.
record TableHearer(RelayState state, Turn turn, TableTeller.Performer performer) {
    /// A peer wants to be told.
    void wanted(SessionId id, Peer peer, SessionEvent.AnnouncementsWanted wanted) {
        peer.feeds.put(wanted.stream(), new Peer.Feed(wanted.prefix(), wanted.exclude()));
        List<Talk.Told> told = new ArrayList<>();
        for (Map.Entry<Namespace, Route> entry : state.router.all()) {
            if (entry.getKey().startsWith(wanted.prefix())
                    && state.tells(entry.getValue(), peer, wanted.exclude())) {
                told.add(new Talk.Told(entry.getKey(), entry.getValue().hops()));
            }
        }
        performer.perform(id, state.tongue.replay(id, peer, wanted.stream(), told, turn), turn);
    }

    /// A peer advertises a namespace.
    ///
    /// @param told the hops as the peer told them
    void announced(SessionId id, Peer peer, Namespace namespace, Hops told) {
        if (state.config.policy().refuses(told, state.config.origin())) {
            String why = state.config.policy().refusing(told, state.config.origin());
            turn.note(
                    id, new EventBody.Dropped("announce " + namespace + " with hops " + told, why));
            return;
        }
        Namespace root = peer.root().orElse(Root.ALL).at();
        Hops stored = state.config.policy().stored(told);
        Optional<Router.Published> published =
                state.router.publish(
                        turn.now(),
                        namespace,
                        new Router.Advertised(id, root, stored, turn.cause()));
        if (published.isEmpty()) {
            turn.note(id, new EventBody.Dropped("announce " + namespace, "the table is full"));
            return;
        }
        peer.held = peer.held.plus(namespace, published.get().route());
        TableTeller.apply(published.get().actions(), state, turn, performer);
    }

    /// A peer withdraws a namespace.
    void unannounced(Peer peer, Namespace namespace) {
        Route route = peer.held.get(namespace);
        if (route != null) {
            peer.held = peer.held.minus(namespace);
            state.router.close(turn.now(), namespace, route, Loss.WITHDRAWN, turn.cause());
            state.tracks.routeClosed(route, new RelayLines(state, turn, performer));
        }
    }

    /// An operator has everything forgotten that is known of a namespace. What peers have said of
    /// it is not asked for anew; what they say from now on counts.
    void purge(Namespace namespace) {
        for (Peer peer : state.peers.values()) {
            Route route = peer.held.get(namespace);
            if (route != null) {
                peer.held = peer.held.minus(namespace);
                state.tracks.routeClosed(route, new RelayLines(state, turn, performer));
            }
        }
        TableTeller.apply(state.router.purge(namespace), state, turn, performer);
    }
}
