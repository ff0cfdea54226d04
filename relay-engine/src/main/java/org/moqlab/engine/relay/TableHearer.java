package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.Ear;
import org.moqlab.engine.routing.Loss;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.Router;
import org.moqlab.engine.routing.RouterAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;

/// Brings what peers say of namespaces to the table; what the table says of it goes out by
/// [TableTeller]. Names are effective.
record TableHearer(RelayState state, Turn turn, TableTeller.Performer performer) {
    /// A peer wants to be told.
    void wanted(SessionId id, Peer peer, SessionEvent.AnnouncementsWanted wanted) {
        Peer.Feed feed = new Peer.Feed(wanted.prefix(), peer.spared(wanted.exclude()));
        peer.feeds.put(wanted.stream(), feed);
        Ear ear = TableTeller.ear(id, peer, wanted.stream(), feed);
        Router.Listened listened = state.router.listen(turn.now(), ear, turn.cause());
        List<Talk.Told> told =
                listened.told().stream()
                        .filter(tell -> state.hears(peer, tell.route()))
                        .map(tell -> TableTeller.told(tell, state, turn))
                        .toList();
        performer.perform(id, state.tongue.replay(id, peer, wanted.stream(), told, turn), turn);
        apply(listened.actions());
    }

    /// A peer does not want to be told any more.
    void unwanted(SessionId id, Peer peer, SessionEvent.AnnouncementsUnwanted unwanted) {
        peer.feeds.remove(unwanted.stream());
        apply(state.router.unlisten(turn.now(), id, unwanted.stream(), turn.cause()));
    }

    private void apply(List<RouterAction> actions) {
        TableTeller.apply(actions, state, turn, performer);
    }

    /// A peer advertises a namespace.
    void announced(SessionId id, Peer peer, SessionEvent.Announced told) {
        Namespace namespace = told.namespace();
        if (refuses(told.told())) {
            String why = state.config.policy().refusing(told.told(), state.config.origin());
            String what = "announce " + namespace + " with hops " + told.told();
            turn.note(id, new EventBody.Dropped(what, why));
            return;
        }
        Optional<Router.Published> published =
                state.router.publish(turn.now(), namespace, advertised(id, peer, told));
        if (published.isEmpty()) {
            turn.note(id, new EventBody.Dropped("announce " + namespace, "the table is full"));
            return;
        }
        peer.held = peer.held.plus(namespace, published.get().route());
        apply(published.get().actions());
    }

    private boolean refuses(Hops told) {
        return state.config.policy().refuses(told, state.config.origin());
    }

    private Router.Advertised advertised(SessionId id, Peer peer, SessionEvent.Announced told) {
        Namespace root = peer.root().orElse(Root.ALL).at();
        Hops stored = peer.named(told.told(), state.config.policy().stored(told.told()));
        return new Router.Advertised(
                id,
                root,
                stored,
                told.cost(),
                told.advertised(),
                !state.isRelay(peer),
                turn.cause());
    }

    /// A peer says that the route of a namespace it advertises is another one.
    void reannounced(SessionId id, Peer peer, SessionEvent.Reannounced anew) {
        Namespace namespace = anew.namespace();
        SessionEvent.Announced told =
                new SessionEvent.Announced(namespace, anew.told(), anew.advertised(), anew.cost());
        Route held = peer.held.get(namespace);
        if (held == null || refuses(anew.told())) {
            unannounced(peer, namespace);
            announced(id, peer, told);
            return;
        }
        Router.Published published =
                state.router.change(turn.now(), namespace, held, advertised(id, peer, told));
        peer.held = peer.held.plus(namespace, published.route());
        if (!published.route().isSame(held)) {
            state.tracks.routeClosed(held, lines());
        }
        apply(published.actions());
    }

    private Lines lines() {
        return new RelayLines(state, turn, performer);
    }

    /// A peer withdraws a namespace.
    void unannounced(Peer peer, Namespace namespace) {
        Route route = peer.held.get(namespace);
        if (route != null) {
            peer.held = peer.held.minus(namespace);
            closed(namespace, route, Loss.WITHDRAWN);
        }
    }

    private void closed(Namespace namespace, Route route, Loss loss) {
        List<RouterAction> actions =
                state.router.close(turn.now(), namespace, route, loss, turn.cause());
        state.tracks.routeClosed(route, lines());
        apply(actions);
    }

    /// A session is over: it listens no more, and all it advertised is gone.
    ///
    /// @param loss whose session it was
    void gone(SessionId id, Peer peer, Loss loss) {
        long lost = turn.cause();
        apply(state.router.depart(turn.now(), id, lost));
        for (Map.Entry<Namespace, Route> held : peer.held.entrySet()) {
            turn.because(lost);
            closed(held.getKey(), held.getValue(), loss);
        }
        turn.because(lost);
    }

    /// An operator has everything forgotten that is known of a namespace. What peers have said of
    /// it is not asked for anew; what they say from now on counts.
    void purge(Namespace namespace) {
        for (Peer peer : state.peers.values()) {
            Route route = peer.held.get(namespace);
            if (route != null) {
                peer.held = peer.held.minus(namespace);
                state.tracks.routeClosed(route, lines());
            }
        }
        apply(state.router.purge(turn.now(), namespace, turn.cause()));
    }
}
