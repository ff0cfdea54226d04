package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.ietf.ControlMessage;
import org.moqlab.engine.wire.ietf.FamilyCode;
import org.moqlab.engine.wire.ietf.Fetch;
import org.moqlab.engine.wire.ietf.FetchError;
import org.moqlab.engine.wire.ietf.FetchHeader;
import org.moqlab.engine.wire.ietf.FetchOk;
import org.moqlab.engine.wire.ietf.Filter;
import org.moqlab.engine.wire.ietf.GroupOrder;
import org.moqlab.engine.wire.ietf.Location;
import org.moqlab.engine.wire.ietf.Parameters;
import org.moqlab.engine.wire.ietf.Publish;
import org.moqlab.engine.wire.ietf.PublishDone;
import org.moqlab.engine.wire.ietf.PublishError;
import org.moqlab.engine.wire.ietf.PublishOk;
import org.moqlab.engine.wire.ietf.Subscribe;
import org.moqlab.engine.wire.ietf.SubscribeError;
import org.moqlab.engine.wire.ietf.SubscribeOk;
import org.moqlab.engine.wire.ietf.Unsubscribe;

/// What the messages about tracks do (WIRE §4.4).
final class IetfTrackHearing {
    /// What is known of a track: this wire has no words for it.
    static final TrackInfo NO_INFO = new TrackInfo(0, true, 0, 1_000);

    private final IetfConversation session;
    private final Piece piece;
    private final Output out;

    IetfTrackHearing(IetfConversation session, Piece piece, Output out) {
        this.session = session;
        this.piece = piece;
        this.out = out;
    }

    void hear(ControlMessage message) throws DecodeException {
        if (isOfPast(message)) {
            return;
        }
        switch (message) {
            case Subscribe asked -> subscribe(asked);
            case Unsubscribe end -> unsubscribe(end.request());
            case SubscribeOk ok -> accepted(ok);
            case SubscribeError error -> refused(error);
            case PublishDone done -> done(done);
            case Publish offer -> publish(offer);
            case Fetch fetch -> fetch(fetch);
            case FetchOk ok -> misplaced(session, ok.request(), message, piece, out);
            case FetchError error -> misplaced(session, error.request(), message, piece, out);
            case PublishOk ok -> misplaced(session, ok.request(), message, piece, out);
            case PublishError error -> misplaced(session, error.request(), message, piece, out);
            default -> other(message);
        }
    }

    /// What the peer says of a subscription that was given up.
    private boolean isOfPast(ControlMessage message) {
        return switch (message) {
            case SubscribeOk ok -> session.tracks.answersLeft(ok.request(), false);
            case SubscribeError error -> session.tracks.answersLeft(error.request(), true);
            case PublishDone done -> session.tracks.answersLeft(done.request(), true);
            default -> false;
        };
    }

    /// Some messages are passed over by everyone, all others belong elsewhere.
    private void other(ControlMessage message) throws DecodeException {
        switch (message.type()) {
            case SUBSCRIBE_UPDATE, UNSUBSCRIBE_NAMESPACE, FETCH_CANCEL, TRACK_STATUS ->
                    out.add(
                            new SessionAction.Dropped(
                                    message.name(), "this family passes it over"));
            default -> throw IetfHearing.unexpected(message.name(), piece);
        }
    }

    /// An answer that answers nothing is passed over, the wrong answer to an open request is not.
    static void misplaced(
            IetfConversation session, long request, ControlMessage message, Piece piece, Output out)
            throws DecodeException {
        Optional<IetfRequest> open = session.requests.open(request);
        boolean accepted =
                open.orElse(null) instanceof IetfRequest.Track track
                        && session.tracks
                                .ours(track.number())
                                .filter(ours -> ours.alias().isPresent())
                                .isPresent();
        if (open.isEmpty() || accepted) {
            out.add(new SessionAction.Dropped(message.name(), "nobody here asked for it"));
        } else if (open.get() instanceof IetfRequest.Track track) {
            session.trackEnded(track.number(), false, ErrorCode.UNEXPECTED_MESSAGE.code(), out);
        } else {
            throw IetfHearing.unexpected(message.name() + " to request " + request, piece);
        }
    }

    private void subscribe(Subscribe asked) throws DecodeException {
        if (!asked.forward()) {
            throw new DecodeException(
                    ErrorCode.DECODE, piece.bodyOffset(), "a subscription without objects");
        }
        Optional<Namespace> namespace = asked.namespace().namespace();
        if (namespace.isEmpty() || session.served.isFull()) {
            FamilyCode code = namespace.isEmpty() ? FamilyCode.NOT_FOUND : FamilyCode.ERROR;
            String why = namespace.isEmpty() ? "Broadcast not found" : "too many subscriptions";
            session.answer(new SubscribeError(asked.request(), code.code(), why), out);
            return;
        }
        if (!session.served.asked(asked.request())) {
            throw new DecodeException(
                    ErrorCode.DUPLICATE,
                    piece.bodyOffset(),
                    "request " + asked.request() + " made twice");
        }
        out.happened(
                new SessionEvent.SubscribeRequested(
                        IetfConversation.handle(asked.request()),
                        asked.request(),
                        namespace.get(),
                        asked.track(),
                        Demand.of(session.priority(asked.priority()))));
    }

    private void unsubscribe(long request) {
        Optional<Boolean> accepted = session.served.isAccepted(request);
        if (accepted.isEmpty()) {
            out.add(new SessionAction.Dropped("UNSUBSCRIBE", "no such subscription"));
            return;
        }
        session.served.over(request);
        if (accepted.get()) {
            session.answer(IetfTalk.cleanEnd(request), out);
        }
        out.happened(new SessionEvent.SubscribeCancelled(IetfConversation.handle(request)));
    }

    private void accepted(SubscribeOk ok) throws DecodeException {
        OptionalLong number = session.tracks.number(ok.request());
        boolean fresh =
                number.isPresent()
                        && session.tracks
                                .ours(number.getAsLong())
                                .filter(ours -> ours.alias().isEmpty())
                                .isPresent();
        if (!fresh) {
            misplaced(session, ok.request(), ok, piece, out);
        } else if (ok.expires() != 0) {
            session.trackEnded(number.getAsLong(), false, ErrorCode.UNSUPPORTED.code(), out);
        } else if (session.tracks.isTaken(ok.alias())) {
            throw taken(ok.alias());
        } else {
            session.tracks.accepted(number.getAsLong(), ok.alias());
            out.happened(new SessionEvent.Accepted(number.getAsLong(), NO_INFO));
        }
    }

    private DecodeException taken(long alias) {
        return new DecodeException(
                ErrorCode.DUPLICATE, piece.bodyOffset(), "track alias " + alias + " taken");
    }

    private void refused(SubscribeError error) throws DecodeException {
        OptionalLong number = session.tracks.number(error.request());
        if (number.isPresent()) {
            long code = IetfEnds.refused(error.code());
            session.trackEnded(number.getAsLong(), false, code, out);
        } else {
            misplaced(session, error.request(), error, piece, out);
        }
    }

    /// To a relay of March 2026 the end of a track it subscribed to is clean whatever the code
    /// says.
    private void done(PublishDone done) throws DecodeException {
        OptionalLong number = session.tracks.number(done.request());
        boolean clean = done.isClean() || (session.terms.exacting() && !session.client);
        if (number.isPresent()) {
            session.trackEnded(number.getAsLong(), clean, IetfEnds.done(done.status()), out);
            return;
        }
        Optional<IetfTracks.Published> track = session.tracks.unpublish(done.request());
        if (track.isEmpty()) {
            misplaced(session, done.request(), done, piece, out);
            return;
        }
        long code = clean ? 0 : IetfEnds.done(done.status());
        track.get()
                .number()
                .ifPresent(served -> out.happened(new SessionEvent.Ended(served, clean, code)));
        if (session.names.released(track.get().namespace())) {
            out.happened(new SessionEvent.Unannounced(track.get().namespace()));
        }
    }

    private void publish(Publish offer) throws DecodeException {
        Optional<Namespace> namespace = offer.namespace().namespace();
        boolean taken = !session.tracks.mayPublish(offer.request(), offer.alias());
        if (!session.terms.peerPublishes() || namespace.isEmpty() || taken) {
            String why = taken ? "duplicate" : namespace.isEmpty() ? "no path" : "not allowed";
            long code = FamilyCode.REFUSED.code();
            session.answer(new PublishError(offer.request(), code, why), out);
            return;
        }
        IetfHearing.checkRoom(session, namespace.get(), piece);
        session.tracks.publish(
                offer.request(),
                new IetfTracks.Published(
                        namespace.get(), offer.track(), offer.alias(), OptionalLong.empty()));
        session.answer(
                new PublishOk(
                        offer.request(),
                        true,
                        0,
                        GroupOrder.DESCENDING,
                        new Filter.LargestObject(),
                        Parameters.NONE),
                out);
        IetfHearing.announced(session, namespace.get(), out);
    }

    /// Only what joins a subscription where it stands is answered well, and that with no objects.
    private void fetch(Fetch fetch) {
        boolean nothing =
                fetch.range() instanceof Fetch.RelativeJoining joining && joining.groups() == 0;
        Optional<Long> stream = nothing ? session.line.streams().openUni(out) : Optional.empty();
        if (stream.isEmpty()) {
            long code = FamilyCode.ERROR.code();
            session.answer(new FetchError(fetch.request(), code, "not supported"), out);
            return;
        }
        session.answer(
                new FetchOk(
                        fetch.request(),
                        GroupOrder.DESCENDING,
                        false,
                        new Location(0, 0),
                        Parameters.NONE),
                out);
        FetchHeader head = new FetchHeader(fetch.request());
        session.line.send(
                stream.get(),
                head.view(head.kind(), head.encode()),
                SessionAction.PRESENT_CAUSE,
                out);
        session.line.finish(stream.get(), out);
    }
}
