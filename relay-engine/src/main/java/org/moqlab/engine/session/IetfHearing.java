package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.ietf.ControlMessage;
import org.moqlab.engine.wire.ietf.FamilyCode;
import org.moqlab.engine.wire.ietf.Goaway;
import org.moqlab.engine.wire.ietf.MaxRequestId;
import org.moqlab.engine.wire.ietf.MessageType;
import org.moqlab.engine.wire.ietf.NamespaceTuple;
import org.moqlab.engine.wire.ietf.PublishNamespace;
import org.moqlab.engine.wire.ietf.PublishNamespaceCancel;
import org.moqlab.engine.wire.ietf.PublishNamespaceDone;
import org.moqlab.engine.wire.ietf.PublishNamespaceError;
import org.moqlab.engine.wire.ietf.PublishNamespaceOk;
import org.moqlab.engine.wire.ietf.RequestsBlocked;
import org.moqlab.engine.wire.ietf.SubscribeNamespace;
import org.moqlab.engine.wire.ietf.SubscribeNamespaceError;
import org.moqlab.engine.wire.ietf.SubscribeNamespaceOk;

/// What the messages of a control stream do after SETUP: here those about the session and about
/// namespaces, in [IetfTrackHearing] those about tracks (WIRE §4.4). A breach ends the session.
final class IetfHearing {
    private final IetfConversation session;
    private final Piece piece;
    private final Output out;

    private IetfHearing(IetfConversation session, Piece piece, Output out) {
        this.session = session;
        this.piece = piece;
        this.out = out;
    }

    /// Reads a message and does what it asks.
    ///
    /// @param code number of its type
    static void hear(IetfConversation session, long code, Piece piece, Output out)
            throws DecodeException {
        MessageType type =
                MessageType.of(code)
                        .orElseThrow(() -> unexpected("unknown message " + code, piece));
        ControlMessage message = type.decode(piece.body(), piece.bodyOffset());
        new IetfHearing(session, piece, out).hear(message);
    }

    static DecodeException unexpected(String what, Piece piece) {
        return new DecodeException(ErrorCode.UNEXPECTED_MESSAGE, piece.offset(), what);
    }

    private void hear(ControlMessage message) throws DecodeException {
        MessageView.Kind kind = kind(message);
        out.received(message.view(kind, piece.bytes()), IetfLine.CONTROL, piece);
        switch (message) {
            case Goaway goaway -> goAway(goaway);
            case MaxRequestId grant -> {
                session.requests.grant(grant.maximum());
                session.sendGranted(out);
            }
            case RequestsBlocked _ -> tolerate(message, "more is granted than anyone needs");
            case PublishNamespace offer -> offered(offer);
            case PublishNamespaceDone done -> ended(done.namespace());
            case PublishNamespaceCancel cancel -> cancelled(cancel.namespace());
            case PublishNamespaceOk ok -> answered(ok.request(), true, message);
            case PublishNamespaceError error -> answered(error.request(), false, message);
            case SubscribeNamespace wanted -> wanted(wanted);
            case SubscribeNamespaceOk ok -> told(ok.request(), message);
            case SubscribeNamespaceError error -> refused(error);
            default -> new IetfTrackHearing(session, piece, out).hear(message);
        }
    }

    private MessageView.Kind kind(ControlMessage message) {
        boolean again =
                message instanceof PublishNamespace offer
                        && offer.namespace().namespace().filter(session.names::isKnown).isPresent();
        return again ? MessageView.Kind.REANNOUNCE : message.kind();
    }

    /// What the relays of March 2026 end the session over, and later ones pass over.
    private void tolerate(ControlMessage message, String why) throws DecodeException {
        if (session.terms.exacting()) {
            throw unexpected(message.name(), piece);
        }
        out.add(new SessionAction.Dropped(message.name(), why));
    }

    private void goAway(Goaway goaway) throws DecodeException {
        if (session.terms.exacting()) {
            throw new DecodeException(ErrorCode.UNSUPPORTED, piece.offset(), "GOAWAY");
        }
        out.happened(new SessionEvent.GoingAway(goaway.uri()));
    }

    private void offered(PublishNamespace offer) throws DecodeException {
        Optional<Namespace> namespace = offer.namespace().namespace();
        if (!session.terms.peerPublishes() || namespace.isEmpty()) {
            String why = namespace.isEmpty() ? "no path" : "not allowed";
            session.answer(
                    new PublishNamespaceError(offer.request(), FamilyCode.REFUSED.code(), why),
                    out);
            return;
        }
        checkRoom(session, namespace.get(), piece);
        session.answer(new PublishNamespaceOk(offer.request()), out);
        announced(session, namespace.get(), out);
    }

    /// Whether one more namespace may be offered, by itself or along with a track.
    static void checkRoom(IetfConversation session, Namespace namespace, Piece piece)
            throws DecodeException {
        if (session.names.isFull() && !session.names.isKnown(namespace)) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    piece.offset(),
                    "more than " + IetfNames.MAX_NAMES + " names in one session");
        }
    }

    /// A namespace is offered and was taken. The owner is told when the peer has its answer, which
    /// what the owner says about it then follows.
    static void announced(IetfConversation session, Namespace namespace, Output out) {
        if (session.names.offered(namespace)) {
            LinkPrice price = new LinkPrice(session.terms.price(), OptionalLong.empty());
            RouteCost cost = price.beyond(RouteCost.ZERO);
            out.happened(
                    new SessionEvent.Announced(namespace, HopCount.ZERO, RouteCost.ZERO, cost));
        }
    }

    private void ended(NamespaceTuple tuple) throws DecodeException {
        Optional<Namespace> namespace = known(tuple);
        if (namespace.isEmpty()) {
            return;
        }
        boolean last =
                session.terms.exacting()
                        ? session.names.ended(namespace.get())
                        : session.names.endedAltogether(namespace.get());
        if (last) {
            out.happened(new SessionEvent.Unannounced(namespace.get()));
        }
    }

    private void cancelled(NamespaceTuple tuple) throws DecodeException {
        if (known(tuple).isPresent()) {
            out.add(
                    new SessionAction.Dropped(
                            MessageType.PUBLISH_NAMESPACE_CANCEL.name(),
                            "namespaces are offered to all alike"));
        }
    }

    /// The path of a tuple that was offered by either end.
    private Optional<Namespace> known(NamespaceTuple tuple) throws DecodeException {
        Optional<Namespace> namespace =
                tuple.namespace()
                        .filter(name ->
                                session.names.isKnown(name) || session.announcer.isKnown(name));
        if (namespace.isEmpty()) {
            String what = "unknown namespace \"" + tuple + "\"";
            if (session.terms.exacting()) {
                throw new DecodeException(ErrorCode.NOT_FOUND, piece.offset(), what);
            }
            out.add(new SessionAction.Dropped(what, "nobody offered it"));
        }
        return namespace;
    }

    private void answered(long request, boolean taken, ControlMessage message)
            throws DecodeException {
        if (session.requests.open(request).orElse(null) instanceof IetfRequest.Offer offer) {
            session.requests.close(request);
            session.announcer.answered(offer.namespace(), taken);
            session.announcer.step(session, out);
        } else {
            IetfTrackHearing.misplaced(session, request, message, piece, out);
        }
    }

    /// Nothing but a word: what there is to tell is told unasked.
    private void wanted(SubscribeNamespace wanted) {
        boolean path = wanted.prefix().namespace().isPresent();
        session.answer(
                path
                        ? new SubscribeNamespaceOk(wanted.request())
                        : new SubscribeNamespaceError(
                                wanted.request(), FamilyCode.REFUSED.code(), "no path"),
                out);
    }

    private void told(long request, ControlMessage message) throws DecodeException {
        if (session.requests.open(request).orElse(null) instanceof IetfRequest.Names) {
            session.requests.close(request);
        } else {
            IetfTrackHearing.misplaced(session, request, message, piece, out);
        }
    }

    private void refused(SubscribeNamespaceError error) throws DecodeException {
        boolean ours =
                session.requests.open(error.request()).orElse(null) instanceof IetfRequest.Names;
        told(error.request(), error);
        if (ours && session.terms.exacting()) {
            String why = "namespaces refused: " + error.code() + " " + error.reason();
            session.line.close(ErrorCode.CANCEL.code(), why, out);
        }
    }
}
