package org.moqlab.engine.relay;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.Reader;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RouterAction;
import org.moqlab.engine.routing.Serving;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// The data plane's ways to the rest of its relay during one turn.
final class RelayLines implements Lines {
    private final RelayState state;
    private final Turn turn;
    private final TableTeller.Performer performer;

    RelayLines(RelayState state, Turn turn, TableTeller.Performer performer) {
        this.state = state;
        this.turn = turn;
        this.performer = performer;
    }

    @Override
    public long now() {
        return turn.now();
    }

    @Override
    public long cause() {
        return turn.cause();
    }

    @Override
    public void note(SessionId session, EventBody body) {
        turn.note(session, body);
    }

    @Override
    public void say(SessionId session, Function<Talk, List<SessionAction>> words) {
        Peer peer = state.peers.get(session);
        if (peer != null) {
            performer.perform(session, words.apply(peer.talk(turn.now())), turn);
        }
    }

    @Override
    public boolean can(SessionId session, Predicate<Talk> skill) {
        Peer peer = state.peers.get(session);
        return peer != null && skill.test(peer.session.talk());
    }

    @Override
    public OptionalLong nextRequest(SessionId session) {
        Peer peer = state.peers.get(session);
        return peer == null
                ? OptionalLong.empty()
                : OptionalLong.of(peer.session.nextSubscription());
    }

    @Override
    public long waiting(SessionId session, long stream) {
        Peer peer = state.peers.get(session);
        return peer == null ? 0 : peer.session.waiting(stream);
    }

    /// A route that has closed and not left the table yet, or that leads back to who asks, serves
    /// nobody; only relays that accept first go round in circles (GOSSIP A.3.5, C.6).
    @Override
    public Source source(SessionId asking, Namespace namespace, SortedSet<Long> refused) {
        Peer peer = state.peers.get(asking);
        Origin reader = peer == null ? Origin.UNKNOWN : peer.origin();
        return switch (state.router.serving(namespace, new Reader(reader, refused))) {
            case Serving.Best(Route route) -> best(asking, namespace, route);
            case Serving.Shared(Route route, long front) -> {
                Share share = new Share(front, reader);
                yield isOpen(namespace, route)
                        ? new Source.Open(route, share)
                        : new Source.Waiting(route, share);
            }
            case Serving.Pinned(Route route) ->
                    isOpen(namespace, route)
                            ? new Source.Open(route, Share.NONE)
                            : new Source.Refused(ErrorCode.UNROUTABLE);
            case Serving.Waiting(Route last, long front) ->
                    new Source.Waiting(last, new Share(front, reader));
            case Serving.Nowhere _ -> new Source.Refused(ErrorCode.UNROUTABLE);
            case Serving.Unknown _ -> new Source.Refused(ErrorCode.NOT_FOUND);
        };
    }

    private Source best(SessionId asking, Namespace namespace, Route route) {
        boolean acceptsFirst = state.config.policy().acceptsFirst();
        if (isOpen(namespace, route) && (acceptsFirst || mayServe(asking, route))) {
            return new Source.Open(route, Share.NONE);
        }
        return new Source.Refused(acceptsFirst ? ErrorCode.CANCEL : ErrorCode.UNROUTABLE);
    }

    @Override
    public void wanted(Namespace namespace, boolean wanted) {
        apply(state.router.wanted(turn.now(), namespace, wanted, turn.cause()));
    }

    @Override
    public void reads(Namespace namespace, Origin reader, boolean begins) {
        apply(state.router.reads(turn.now(), namespace, reader, begins, turn.cause()));
    }

    private void apply(List<RouterAction> actions) {
        TableTeller.apply(actions, state, turn, performer);
    }

    private boolean isOpen(Namespace namespace, Route route) {
        Peer peer = state.peers.get(route.session());
        Route held = peer == null ? null : peer.held.get(namespace);
        return held != null && held.isSame(route);
    }

    private boolean mayServe(SessionId asking, Route route) {
        Peer peer = state.peers.get(asking);
        return peer != null
                && !asking.equals(route.session())
                && peer.feeds.values().stream()
                        .allMatch(feed -> state.tells(route, peer, feed.exclude()));
    }
}
