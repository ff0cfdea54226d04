package org.moqlab.engine.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireWriter;
import org.moqlab.engine.wire.ietf.Goaway;
import org.moqlab.engine.wire.ietf.NamespaceTuple;
import org.moqlab.engine.wire.ietf.Unsubscribe;

/// The part of [Talk] that asks things of a moq-transport peer and offers namespaces to it, and
/// what this wire has no words for.
abstract sealed class IetfAsking implements Talk permits IetfTalk {
    final IetfConversation session;

    IetfAsking(IetfConversation session) {
        this.session = session;
    }

    final List<SessionAction> unlessClosed(Consumer<Output> words) {
        Output out = new Output();
        if (!session.line.isClosed()) {
            words.accept(out);
        }
        return out.take();
    }

    /// A peer that may not publish is not asked.
    @Override
    public List<SessionAction> askAnnouncements(Namespace prefix, long cause) {
        return unlessClosed(out -> {
            Optional<NamespaceTuple> tuple = NamespaceTuple.of(prefix);
            if (session.terms.peerPublishes() && tuple.isPresent()) {
                session.ask(new IetfRequest.Names(tuple.get()), cause, out);
            }
        });
    }

    @Override
    public List<SessionAction> replay(long stream, List<Told> told, long cause) {
        return onFeed(stream, out -> told.forEach(one -> offer(one, cause, out)));
    }

    @Override
    public List<SessionAction> announce(long stream, Told told, long cause) {
        return onFeed(stream, out -> offer(told, cause, out));
    }

    @Override
    public boolean restarts() {
        return false;
    }

    @Override
    public boolean tellsCosts() {
        return false;
    }

    @Override
    public List<SessionAction> reannounce(long stream, Told told, long cause) {
        return onFeed(
                stream,
                out -> {
                    session.announcer.end(told.namespace(), cause);
                    offer(told, cause, out);
                });
    }

    @Override
    public List<SessionAction> unannounce(long stream, Namespace namespace, long cause) {
        return onFeed(stream, _ -> session.announcer.end(namespace, cause));
    }

    private void offer(Told told, long cause, Output out) {
        if (!session.announcer.offer(told.namespace(), cause)) {
            String what = "announce " + told.namespace();
            out.add(new SessionAction.Dropped(what, "this wire has no room for its parts"));
        }
    }

    /// There is one feed, which the peer did not have to ask for.
    private List<SessionAction> onFeed(long stream, Consumer<Output> words) {
        return unlessClosed(out -> {
            if (stream == IetfConversation.FEED && session.ready) {
                words.accept(out);
                session.announcer.step(session, out);
                if (session.announcer.isOverfull()) {
                    session.line.close(ErrorCode.CANCEL.code(), "peer does not answer", out);
                }
            }
        });
    }

    /// There is no word for it.
    @Override
    public List<SessionAction> beat(long stream, Namespace namespace, Pulse pulse, long cause) {
        return List.of();
    }

    @Override
    public List<SessionAction> subscribe(
            long id, Namespace namespace, TrackName track, Demand demand, long cause) {
        return unlessClosed(out -> {
            if (session.tracks.attach(id, namespace, track)) {
                out.happened(new SessionEvent.Accepted(id, IetfTrackHearing.NO_INFO));
                return;
            }
            Optional<IetfRequest.Track> request =
                    NamespaceTuple.of(namespace)
                            .map(tuple -> {
                                int priority = session.priority(demand.priority());
                                return new IetfRequest.Track(id, tuple, track, priority);
                            })
                            .filter(asked -> IetfLine.fits(asked.message(WireWriter.MAX_VARINT)));
            if (request.isPresent()) {
                session.ask(request.get(), cause, out);
            } else {
                out.happened(new SessionEvent.Ended(id, false, ErrorCode.BOUNDS_EXCEEDED.code()));
            }
        });
    }

    @Override
    public List<SessionAction> giveUp(long id) {
        return unlessClosed(out -> {
            session.requests.forget(id);
            session.tracks.detach(id);
            session.groups.values().stream()
                    .filter(group -> group.serves(id))
                    .forEach(group -> {
                        session.unread -= group.unread();
                        group.drain();
                    });
            Optional<IetfTracks.Ours> track = session.tracks.ours(id);
            if (track.isPresent()) {
                session.requests.close(track.get().request());
                session.tracks.leave(id, track.get());
                session.answer(new Unsubscribe(track.get().request()), out);
            }
        });
    }

    /// The relays of March 2026 end the session when they hear it.
    @Override
    public List<SessionAction> goAway(String uri, long cause) {
        return unlessClosed(out -> {
            if (session.ready && !session.terms.exacting()) {
                session.line.say(new Goaway(session.client ? "" : uri), cause, out);
            }
        });
    }

    @Override
    public List<SessionAction> update(long id, Demand demand, long cause) {
        return List.of();
    }

    @Override
    public boolean takesDatagrams() {
        return false;
    }

    @Override
    public List<SessionAction> datagram(
            long subscription, long sequence, long timestamp, Bytes payload, long cause) {
        return List.of();
    }

    @Override
    public boolean hasTracks() {
        return false;
    }

    @Override
    public List<SessionAction> trackInfo(long stream, TrackInfo info, long cause) {
        return List.of();
    }

    @Override
    public List<SessionAction> askTrack(
            long request, Namespace namespace, TrackName track, long cause) {
        return unlessClosed(out ->
                out.happened(new SessionEvent.TrackRefused(request, ErrorCode.UNSUPPORTED.code())));
    }

    @Override
    public boolean hasFetch() {
        return false;
    }

    @Override
    public List<SessionAction> fetch(
            long fetch,
            Namespace namespace,
            TrackName track,
            int priority,
            long group,
            long cause) {
        return unlessClosed(out ->
                out.happened(
                        new SessionEvent.FetchEnded(fetch, false, ErrorCode.UNSUPPORTED.code())));
    }

    @Override
    public List<SessionAction> fetchFrame(
            long stream, OptionalLong timestamp, Bytes payload, long cause) {
        return List.of();
    }

    @Override
    public List<SessionAction> endFetch(long stream) {
        return List.of();
    }
}
