package org.moqlab.engine.session;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.lite.Fetch;
import org.moqlab.engine.wire.lite.Goaway;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Subscribe;
import org.moqlab.engine.wire.lite.SubscribeUpdate;
import org.moqlab.engine.wire.lite.TrackRequest;

/// The part of [Talk] that asks things of the peer.
abstract sealed class RequestTalk extends AnnounceTalk permits LiteTalk {
    RequestTalk(Conversation session) {
        super(session);
    }

    @Override
    public List<SessionAction> subscribe(
            long id, Namespace namespace, TrackName track, Demand demand, long cause) {
        return unlessClosed(out -> {
            Subscribe subscribe = new Subscribe(id, namespace, track, version().sayable(demand));
            if (!version().carries(namespace)) {
                out.happened(new SessionEvent.Ended(id, false, ErrorCode.BOUNDS_EXCEEDED.code()));
            } else if (version().hasTrackStream()) {
                TrackReplies.Waiting behind = new TrackReplies.Waiting(subscribe, cause);
                askTrack(new TrackRequest(namespace, track), id, behind, cause, out);
            } else {
                session.subscribe(subscribe, false, cause, out);
            }
        });
    }

    @Override
    public List<SessionAction> update(long id, Demand demand, long cause) {
        return unlessClosed(out -> {
            OptionalLong stream = session.requests.stream(id);
            boolean subscribed =
                    stream.isPresent()
                            && session.streams.in(stream.getAsLong()).orElse(null)
                                    instanceof Subscription;
            if (subscribed && version().toleratesUnknownEnd()) {
                SubscribeUpdate update = new SubscribeUpdate(demand);
                session.send(stream.getAsLong(), update, update.encode(version()), cause, out);
            }
        });
    }

    @Override
    public List<SessionAction> giveUp(long id) {
        return unlessClosed(out -> {
            OptionalLong stream = session.requests.stream(id);
            if (stream.isPresent()) {
                session.requestEnded(id);
                session.ignoreRest(stream.getAsLong());
                session.resetOut(stream.getAsLong(), ErrorCode.CANCEL.code(), out);
            }
        });
    }

    @Override
    public boolean hasTracks() {
        return session.version().filter(LiteVersion::hasTrackStream).isPresent();
    }

    @Override
    public List<SessionAction> askTrack(
            long request, Namespace namespace, TrackName track, long cause) {
        return unlessClosed(
                out -> askTrack(new TrackRequest(namespace, track), request, null, cause, out));
    }

    private void askTrack(
            TrackRequest request,
            long id,
            TrackReplies.@Nullable Waiting behind,
            long cause,
            Output out) {
        long stream = session.streams.openBidi(out);
        session.streams.become(new TrackReplies(stream, id, behind));
        session.requests.put(id, stream);
        Bytes bytes = typed(TrackRequest.STREAM_TYPE, request.encode());
        session.send(stream, request.view(request.kind(), bytes), cause, out);
    }

    @Override
    public boolean hasFetch() {
        return session.version().filter(LiteVersion::hasFetch).isPresent();
    }

    @Override
    public List<SessionAction> fetch(
            long fetch,
            Namespace namespace,
            TrackName track,
            int priority,
            long group,
            long cause) {
        return unlessClosed(out -> {
            Fetch request = new Fetch(namespace, track, priority, group);
            long stream = session.streams.openBidi(out);
            session.streams.become(new FetchReplies(stream, fetch));
            session.requests.put(fetch, stream);
            Bytes bytes = typed(Fetch.STREAM_TYPE, request.encode());
            session.send(stream, request.view(request.kind(), bytes), cause, out);
        });
    }

    @Override
    public List<SessionAction> goAway(String uri, long cause) {
        return unlessClosed(out -> {
            if (version().hasGoaway()) {
                Goaway goaway = new Goaway(uri);
                long stream = session.streams.openBidi(out);
                session.streams.become(new DrainedStream(stream));
                Bytes bytes = typed(Goaway.STREAM_TYPE, goaway.encode());
                session.send(stream, goaway.view(goaway.kind(), bytes), cause, out);
                session.finishOut(stream, out);
            }
        });
    }
}
