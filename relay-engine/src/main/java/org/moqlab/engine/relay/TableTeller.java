package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.Ear;
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

    /// Carries decisions out. What these lead to meanwhile, such as the end of a session that
    /// cannot be spoken to, is decided at once and carried out after them.
    static void apply(
            List<RouterAction> actions, RelayState state, Turn turn, Performer performer) {
        if (!turn.begins(actions)) {
            return;
        }
        for (Optional<RouterAction> next = turn.next(); next.isPresent(); next = turn.next()) {
            apply(next.get(), state, turn, performer);
        }
    }

    private static void apply(
            RouterAction action, RelayState state, Turn turn, Performer performer) {
        switch (action) {
            case RouterAction.Because because -> turn.because(because.cause());
            case RouterAction.Elapsed elapsed -> elapsed(elapsed, turn);
            case RouterAction.Changed changed -> changed(changed, state, turn, performer);
            case RouterAction.Ignored ignored -> ignored(ignored, turn);
            case RouterAction.Lapsed lapsed -> lapsed(lapsed, state, turn, performer);
            case RouterAction.Announce announce -> {
                announce(announce, state, turn, performer);
                state.discovery.announced(announce.namespace(), state.dials, turn);
            }
            case RouterAction.Withdraw withdraw -> {
                withdraw(withdraw.namespace(), state, turn, performer);
                state.discovery.withdrawn(withdraw.namespace(), turn);
            }
            case RouterAction.Stands stands -> stands(stands, state, turn);
            case RouterAction.Beat beat -> beat(beat, state, turn, performer);
            case RouterAction.Tell tell -> tell(tell, tell.again(), state, turn, performer);
            case RouterAction.Untell untell ->
                    to(
                            untell.ear(),
                            state,
                            turn,
                            performer,
                            ear -> state.tongue.unannounce(ear, untell.namespace(), turn));
        }
    }

    private static void changed(
            RouterAction.Changed changed, RelayState state, Turn turn, Performer performer) {
        Namespace namespace = changed.row().namespace();
        EventBody decided = new EventBody.Decided(changed.row(), changed.rule());
        turn.because(turn.note(Turn.NO_SESSION, decided));
        state.router.recorded(namespace, turn.cause());
        state.tracks.settled(namespace, new RelayLines(state, turn, performer));
    }

    private static void ignored(RouterAction.Ignored ignored, Turn turn) {
        String what = "announce " + ignored.namespace();
        turn.note(ignored.route().session(), new EventBody.Dropped(what, ignored.why()));
    }

    private static void lapsed(
            RouterAction.Lapsed lapsed, RelayState state, Turn turn, Performer performer) {
        Lines lines = new RelayLines(state, turn, performer);
        lapsed.routes().forEach(route -> state.tracks.routeClosed(route, lines));
    }

    private static void beat(
            RouterAction.Beat beat, RelayState state, Turn turn, Performer performer) {
        each(
                beat.namespace(),
                state,
                turn,
                performer,
                (ear, _) -> state.tongue.beat(ear, beat, turn));
    }

    private static void tell(
            RouterAction.Tell tell,
            boolean again,
            RelayState state,
            Turn turn,
            Performer performer) {
        to(
                tell.ear(),
                state,
                turn,
                performer,
                ear -> state.tongue.announce(ear, told(tell, state, turn), again, turn));
    }

    private static void stands(RouterAction.Stands stands, RelayState state, Turn turn) {
        if (stands.known()) {
            state.discovery.announced(stands.namespace(), state.dials, turn);
        } else {
            state.discovery.withdrawn(stands.namespace(), turn);
        }
    }

    private static void elapsed(RouterAction.Elapsed elapsed, Turn turn) {
        turn.because(elapsed.cause());
        turn.because(
                turn.note(
                        Turn.NO_SESSION,
                        new EventBody.DeadlineReached(
                                elapsed.timer(), elapsed.namespace().path(), elapsed.effect())));
    }

    /// What is told in the words of a session.
    static Talk.Told told(RouterAction.Tell tell, RelayState state, Turn turn) {
        return new Talk.Told(
                tell.namespace(),
                tell.route().hops(),
                tell.cost(),
                state.router.pulse(turn.now(), tell.namespace()));
    }

    /// A feed of a peer as the table knows it.
    static Ear ear(SessionId session, Peer peer, long stream, Peer.Feed feed) {
        return new Ear(session, stream, feed.prefix(), feed.exclude(), wire(peer));
    }

    private static Ear.Wire wire(Peer peer) {
        if (peer.session.talk().tellsCosts()) {
            return Ear.Wire.COSTS;
        }
        return peer.session.talk().restarts() ? Ear.Wire.CHANGES : Ear.Wire.FIRST_ONLY;
    }

    private static void to(
            Ear listener,
            RelayState state,
            Turn turn,
            Performer performer,
            Function<Tongue.Ear, List<SessionAction>> words) {
        Peer peer = state.peers.get(listener.session());
        if (peer != null && peer.feeds.containsKey(listener.stream())) {
            Tongue.Ear ear = new Tongue.Ear(listener.session(), peer, listener.stream());
            performer.perform(listener.session(), words.apply(ear), turn);
        }
    }

    private static void announce(
            RouterAction.Announce announce, RelayState state, Turn turn, Performer performer) {
        Namespace namespace = announce.namespace();
        Talk.Told told =
                new Talk.Told(
                        namespace,
                        announce.route().hops(),
                        RouteCost.ZERO,
                        state.router.pulse(turn.now(), namespace));
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
        List<RouterAction.Tell> all = new ArrayList<>();
        state.peers.forEach((id, peer) ->
                peer.feeds.forEach((stream, feed) ->
                        all.addAll(state.router.offers(ear(id, peer, stream, feed)))));
        all.sort(Comparator.comparing(RouterAction.Tell::namespace));
        for (RouterAction.Tell tell : all) {
            tell(tell, true, state, turn, performer);
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
