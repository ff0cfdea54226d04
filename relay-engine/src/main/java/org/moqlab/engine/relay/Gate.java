package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.routing.Entrance;
import org.moqlab.engine.session.Dialect;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.wire.ErrorCode;

/// Who comes in, and where he stands then, in the manner of the policy (WIRE §1.3, §1.4, §1.8).
record Gate(Access access, Entrance entrance) {
    /// Status of HTTP for whoever asks for what is not public.
    static final int UNAUTHORIZED = 401;

    /// The longest path that is looked at; a longer one leads nowhere.
    private static final int MAX_PATH = Namespace.MAX_LENGTH;

    private static final String MOQ_TRANSPORT = "moq-transport";

    static Gate of(RelayConfig config) {
        return new Gate(config.access(), config.policy().entrance());
    }

    /// The status for a request that gets no session.
    OptionalInt refuses(String peer, String path) {
        return closesAtOnce() && stand(peer, path).isEmpty()
                ? OptionalInt.of(UNAUTHORIZED)
                : OptionalInt.empty();
    }

    /// Whether a caller asks for a lab wire who is no relay of the cluster.
    boolean bars(RelayInput.SessionOpened opened) {
        return opened.role() == Role.ACCEPTED
                && Dialect.isLab(opened.alpn())
                && !access.cluster().contains(opened.peer());
    }

    /// Closes the session of a stranger on a lab wire.
    void bar(RelayInput.SessionOpened opened, Turn turn) {
        long code = ErrorCode.UNKNOWN_ALPN.code();
        String reason = opened.alpn() + " is a lab wire";
        String detail = describe(code, reason) + ", spoken between relays of the lab only";
        EventBody closed = new SessionChanged(Phase.CLOSED, opened.peer(), false, detail, 0);
        turn.because(turn.note(opened.session(), closed));
        turn.act(new RelayAction.CloseSession(opened.session(), code, reason));
    }

    /// Whether callers with nothing to do here go before their SETUP is looked at.
    boolean closesAtOnce() {
        return entrance == Entrance.BY_URL;
    }

    /// Where the peer of a new session stands; empty when there is nothing for it here.
    Optional<Root> root(RelayInput.SessionOpened opened) {
        return opened.role() == Role.DIALLED
                ? Optional.of(Root.ALL)
                : opened.grant()
                        .map(grant -> granted(grant, opened.path()))
                        .orElseGet(() -> stand(opened.peer(), opened.path()));
    }

    private static Optional<Root> granted(Grant grant, String path) {
        if (path.length() > MAX_PATH) {
            return Optional.empty();
        }
        Namespace at = Namespace.ofUrlPath(path);
        return grant.opens(at) ? Optional.of(grant.reading(at)) : Optional.empty();
    }

    /// Where the peer of a new session may publish; empty for nowhere.
    static Optional<Root> writing(RelayInput.SessionOpened opened, Optional<Root> root) {
        return opened.grant().isEmpty() || root.isEmpty()
                ? root
                : opened.grant().get().writing(Namespace.ofUrlPath(opened.path()));
    }

    private Optional<Root> stand(String peer, String path) {
        if (path.length() > MAX_PATH) {
            return Optional.empty();
        }
        Namespace at = Namespace.ofUrlPath(path);
        if (access.cluster().contains(peer)) {
            return Optional.of(new Root(at));
        }
        if (access.open().equals(Access.NOWHERE)) {
            return Optional.empty();
        }
        return Root.within(at, access.open())
                .filter(root -> !closesAtOnce() || at.startsWith(access.open()));
    }

    /// SETUP may say where the peer stands, but not where a URL has said it.
    void introduced(Peer peer, SessionEvent.Introduced setup) {
        boolean asks = peer.role == Role.ACCEPTED && !peer.hasUrl && !setup.path().isEmpty();
        if (asks && entrance == Entrance.BY_SETUP) {
            peer.stand(stand(peer.name, Offer.WebTransport.path(setup.path())));
        }
    }

    /// Asks a peer for everything that it may publish.
    List<SessionAction> ask(Peer peer, String wire, Turn turn) {
        boolean mayPublish =
                peer.role == Role.DIALLED ? access.hears(peer.name) : access.publishes(peer.name);
        if (!mayPublish) {
            return List.of();
        }
        if (peer.writing().isEmpty()) {
            return List.of();
        }
        Root root = peer.writing().get();
        boolean absolute = entrance == Entrance.BY_URL && wire.startsWith(MOQ_TRANSPORT);
        Namespace prefix = absolute ? root.at() : root.interest();
        return peer.at(turn.now()).talk().askAnnouncements(prefix, turn.cause());
    }

    /// Closes the session of a peer with nothing to do here.
    void turnAway(SessionId session, String peer, Turn turn) {
        long code = closesAtOnce() ? UNAUTHORIZED : ErrorCode.UNAUTHORIZED.code();
        String reason = closesAtOnce() ? Integer.toString(UNAUTHORIZED) : "unauthorized";
        String detail = describe(code, "") + ", only \"" + access.open() + "\" is public";
        turn.because(turn.note(session, new SessionChanged(Phase.CLOSED, peer, false, detail, 0)));
        turn.act(new RelayAction.CloseSession(session, code, reason));
    }

    /// Records that a request got no session.
    static void note(RelayInput.CallerRefused refused, Turn turn) {
        String what = "session of " + refused.peer() + " at " + refused.path();
        String why = "not public, answered " + refused.status();
        turn.note(Turn.NO_SESSION, new EventBody.Dropped(what, why));
    }

    /// The code of a close in words.
    static String describe(long code, String reason) {
        String words = code == UNAUTHORIZED ? "401 unauthorized" : ErrorCode.describe(code);
        boolean more = !reason.isEmpty() && !words.contains(reason);
        return more ? words + ": " + reason : words;
    }
}
