package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RouterAction;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.Talk;

/// Carries the router's decisions to the journal and to every peer that asked, unless the policy
/// keeps a route from it. In March 2026 nobody is left out: the peer a route came from hears its
/// own announcement back (GOSSIP A.3.3).
final class TableTeller {
    interface Performer {
        void perform(SessionId session, List<SessionAction> wanted, Turn turn);
    }

    private TableTeller() {}

    static void apply(
            List<RouterAction> actions, RelayState state, Turn turn, Performer performer) {
        for (RouterAction action : actions) {
            switch (action) {
                case RouterAction.Because because -> turn.because(because.cause());
                case RouterAction.Elapsed elapsed -> {
                    turn.because(elapsed.cause());
                    turn.because(
                            turn.note(
                                    Turn.NO_SESSION,
                                    new EventBody.DeadlineReached(
                                            elapsed.timer(),
                                            elapsed.namespace().path(),
                                            elapsed.effect())));
                }
                case RouterAction.Changed changed ->
                        turn.because(
                                turn.note(
                                        Turn.NO_SESSION,
                                        new EventBody.Decided(changed.row(), changed.rule())));
                case RouterAction.Announce announce -> {
                    announce(announce, state, turn, performer);
                    state.discovery.announced(announce.namespace(), state.dials, turn);
                }
                case RouterAction.Withdraw withdraw -> {
                    withdraw(withdraw.namespace(), state, turn, performer);
                    state.discovery.withdrawn(withdraw.namespace(), turn);
                }
            }
        }
    }

    private static void announce(
            RouterAction.Announce announce, RelayState state, Turn turn, Performer performer) {
        Namespace namespace = announce.namespace();
        Talk.Told told = new Talk.Told(namespace, announce.route().hops());
        each(
                namespace,
                state,
                turn,
                performer,
                (ear, exclude) -> {
                    if (!state.tells(announce.route(), ear.peer(), exclude)) {
                        return announce.again()
                                ? state.tongue.unannounce(ear, namespace, turn)
                                : List.of();
                    }
                    return state.tongue.announce(ear, told, announce.again(), turn);
                });
    }

    private static void withdraw(
            Namespace namespace, RelayState state, Turn turn, Performer performer) {
        each(
                namespace,
                state,
                turn,
                performer,
                (ear, _) -> state.tongue.unannounce(ear, namespace, turn));
    }

    /// Tells everybody everything once more.
    static void tellAnew(RelayState state, Turn turn, Performer performer) {
        for (Map.Entry<Namespace, Route> entry : state.router.all()) {
            Talk.Told told = new Talk.Told(entry.getKey(), entry.getValue().hops());
            each(
                    entry.getKey(),
                    state,
                    turn,
                    performer,
                    (ear, exclude) ->
                            state.tells(entry.getValue(), ear.peer(), exclude)
                                    ? state.tongue.announce(ear, told, true, turn)
                                    : List.of());
        }
    }

    private interface Words {
        List<SessionAction> say(Tongue.Ear ear, Origin exclude);
    }

    private static void each(
            Namespace namespace, RelayState state, Turn turn, Performer performer, Words words) {
        for (Map.Entry<SessionId, Peer> entry : List.copyOf(state.peers.entrySet())) {
            Peer peer = entry.getValue();
            for (Map.Entry<Long, Peer.Feed> feed : List.copyOf(peer.feeds.entrySet())) {
                if (namespace.startsWith(feed.getValue().prefix())) {
                    Tongue.Ear ear = new Tongue.Ear(entry.getKey(), peer, feed.getKey());
                    Origin exclude = feed.getValue().exclude();
                    performer.perform(entry.getKey(), words.say(ear, exclude), turn);
                }
            }
        }
    }
}
