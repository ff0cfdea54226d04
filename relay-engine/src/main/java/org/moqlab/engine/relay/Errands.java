package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// Single questions of peers: what there is to say of a track, and past groups. Answered from here
/// where that can be, else from upstream.
final class Errands {
    /// Most questions of peers that wait for an upstream.
    static final int MAX_WAITING = 10_000;

    /// Most octets of fetched groups that wait at this end for one session; a fetch that comes on
    /// top is refused.
    static final long MAX_FETCHED = 8L << 20;

    /// Most descriptions of tracks that are remembered; those of the oldest routes go first.
    static final int MAX_KNOWN = 10_000;

    private final FeedTable table;
    private final Pending pending;

    /// What upstreams said of their tracks. Every relay on the way asks before it subscribes, so
    /// that each would ask all the way up again.
    private TreePMap<TrackFeed.Key, TrackInfo> known = TreePMap.empty();

    /// Questions about fronts that have no answer yet.
    private final TreeMap<TheirRequest, Question> questions = new TreeMap<>();

    /// Fetches whose answer may still be on its way.
    private final TreeSet<TheirRequest> fetches = new TreeSet<>();

    Errands(FeedTable table) {
        this(table, new Pending());
    }

    private Errands(FeedTable table, Pending pending) {
        this.table = table;
        this.pending = pending;
    }

    /// An independent copy that looks into another table.
    Errands copy(FeedTable other) {
        Errands copy = new Errands(other, pending.copy());
        copy.fetches.addAll(fetches);
        copy.questions.putAll(questions);
        copy.known = known;
        return copy;
    }

    private interface Words {
        List<SessionAction> say(Talk talk, long number);
    }

    /// A peer asks for a track's description.
    void track(TheirRequest peer, SessionEvent.TrackAsked asked, Lines lines) {
        Question.Errand errand = new Question.Errand.OfTrack(asked);
        seek(peer, new Question(asked.namespace(), errand, TreePSet.empty(), 0), lines);
    }

    /// A peer asks for a past group. Who has refused the track is not asked for a group of it.
    void fetch(TheirRequest peer, SessionEvent.FetchAsked asked, Lines lines) {
        TreePSet<Long> refused = TreePSet.from(table.refused(asked.namespace(), asked.track()));
        Question.Errand errand = new Question.Errand.OfGroup(asked);
        seek(peer, new Question(asked.namespace(), errand, refused, 0), lines);
    }

    private void seek(TheirRequest peer, Question question, Lines lines) {
        questions.remove(peer);
        switch (lines.source(peer.session(), question.namespace(), question.refused())) {
            case Source.Open open -> {
                switch (question.errand()) {
                    case Question.Errand.OfTrack(SessionEvent.TrackAsked asked) ->
                            track(peer, asked, open.route(), lines);
                    case Question.Errand.OfGroup(SessionEvent.FetchAsked asked) ->
                            fetch(peer, asked, open.route(), lines);
                }
                if (open.share().isShared() && pending.isWaiting(peer)) {
                    questions.put(peer, question);
                }
            }
            case Source.Waiting _ -> questions.put(peer, question);
            case Source.Refused no -> {
                long code = question.refusal() == 0 ? no.code().code() : question.refusal();
                fail(peer, code, lines);
            }
        }
    }

    /// The routes of a namespace are others now: who waits for one asks again.
    void settled(Namespace namespace, Lines lines) {
        List<TheirRequest> waiting =
                questions.entrySet().stream()
                        .filter(one -> one.getValue().namespace().equals(namespace))
                        .map(Map.Entry::getKey)
                        .filter(peer -> !pending.isWaiting(peer))
                        .toList();
        for (TheirRequest peer : waiting) {
            Question question = questions.get(peer);
            if (question != null) {
                seek(peer, question, lines);
            }
        }
    }

    private void track(TheirRequest peer, SessionEvent.TrackAsked asked, Route route, Lines lines) {
        TrackFeed.Key key = new TrackFeed.Key(route.uid(), asked.track());
        boolean asks = lines.can(route.session(), Talk::hasTracks);
        Optional<TrackInfo> info =
                table.current(key)
                        .filter(feed -> feed.accepted)
                        .map(feed -> asks ? feed.info : completed(feed.info))
                        .or(() -> Optional.ofNullable(known.get(key)));
        if (asks && info.isEmpty()) {
            Pending.Want want = new Pending.Want(route.uid(), asked.track(), Pending.Want.TRACK);
            ask(
                    want,
                    route,
                    peer,
                    lines,
                    (talk, number) ->
                            talk.askTrack(number, asked.namespace(), asked.track(), lines.cause()));
        } else {
            describe(peer, info.orElse(TrackInfo.DEFAULT), lines);
        }
    }

    private static void describe(TheirRequest peer, TrackInfo info, Lines lines) {
        lines.say(peer.session(), talk -> talk.trackInfo(peer.stream(), info, lines.cause()));
    }

    /// What an old wire says of a track, with defaults for what it cannot say.
    private static TrackInfo completed(TrackInfo info) {
        TrackInfo other = TrackInfo.DEFAULT;
        return new TrackInfo(
                info.priority(), info.ordered(), other.maxLatency(), other.timescale());
    }

    private void fetch(TheirRequest peer, SessionEvent.FetchAsked asked, Route route, Lines lines) {
        if (waiting(peer.session(), lines) > MAX_FETCHED) {
            fail(peer, ErrorCode.LAGGED.code(), lines);
            return;
        }
        table.cache.sweep(lines.now());
        Optional<GroupCache.Group> kept =
                table.current(new TrackFeed.Key(route.uid(), asked.track()))
                        .flatMap(feed -> table.cache.get(feed.upstream, asked.group()))
                        .filter(GroupCache.Group::complete);
        if (kept.isPresent()) {
            fetches.add(peer);
            kept.get().frames().forEach(frame -> pass(peer, frame, lines));
            lines.say(peer.session(), talk -> talk.endFetch(peer.stream()));
        } else if (lines.can(route.session(), Talk::hasFetch)) {
            fetches.add(peer);
            Pending.Want want = new Pending.Want(route.uid(), asked.track(), asked.group());
            ask(
                    want,
                    route,
                    peer,
                    lines,
                    (talk, number) ->
                            talk.fetch(
                                    number,
                                    asked.namespace(),
                                    asked.track(),
                                    asked.priority(),
                                    asked.group(),
                                    lines.cause()));
        } else {
            fail(peer, ErrorCode.NOT_FOUND.code(), lines);
        }
    }

    private long waiting(SessionId session, Lines lines) {
        long waiting = 0;
        for (TheirRequest fetch : on(session)) {
            long octets = lines.waiting(session, fetch.stream());
            waiting += octets;
            if (octets == 0 && !pending.isWaiting(fetch)) {
                fetches.remove(fetch);
            }
        }
        return waiting;
    }

    private List<TheirRequest> on(SessionId session) {
        return fetches.tailSet(TheirRequest.first(session)).stream()
                .takeWhile(fetch -> fetch.session().equals(session))
                .toList();
    }

    private void ask(Pending.Want want, Route route, TheirRequest peer, Lines lines, Words words) {
        OptionalLong number = OptionalLong.empty();
        if (pending.size() < MAX_WAITING) {
            if (pending.join(want, peer)) {
                return;
            }
            number = lines.nextRequest(route.session());
        }
        if (number.isEmpty()) {
            fail(peer, ErrorCode.BOUNDS_EXCEEDED.code(), lines);
            return;
        }
        long ours = number.getAsLong();
        pending.start(want, new OurRequest(route.session(), ours), peer);
        lines.say(route.session(), talk -> words.say(talk, ours));
    }

    private static void fail(TheirRequest peer, long code, Lines lines) {
        lines.say(peer.session(), talk -> talk.fail(peer.stream(), code));
    }

    private static void pass(TheirRequest peer, TimedFrame frame, Lines lines) {
        OptionalLong timestamp = OptionalLong.of(frame.timestamp());
        lines.say(
                peer.session(),
                talk -> talk.fetchFrame(peer.stream(), timestamp, frame.payload(), lines.cause()));
    }

    /// A peer no longer wants an answer.
    void unwanted(TheirRequest peer, Lines lines) {
        fetches.remove(peer);
        questions.remove(peer);
        pending.leave(peer)
                .ifPresent(ours -> lines.say(ours.session(), talk -> talk.giveUp(ours.number())));
    }

    /// The upstream described a track.
    void told(OurRequest ours, TrackInfo info, Lines lines) {
        pending.want(ours)
                .ifPresent(want -> remember(new TrackFeed.Key(want.route(), want.track()), info));
        for (TheirRequest peer : pending.end(ours)) {
            questions.remove(peer);
            describe(peer, info, lines);
        }
    }

    private void remember(TrackFeed.Key key, TrackInfo info) {
        known = known.plus(key, info);
        while (known.size() > MAX_KNOWN) {
            known = known.minus(known.firstKey());
        }
    }

    /// The upstream refused.
    void refused(OurRequest ours, long code, Lines lines) {
        Optional<Pending.Want> want = pending.want(ours);
        boolean lives = want.filter(one -> one.group() != Pending.Want.TRACK).isPresent();
        failed(ours, code, lives, lines);
    }

    /// @param stands whether no other source is asked
    private void failed(OurRequest ours, long code, boolean stands, Lines lines) {
        Optional<Pending.Want> want = pending.want(ours);
        for (TheirRequest peer : pending.end(ours)) {
            Question question = questions.get(peer);
            if (question != null && want.isPresent() && !stands) {
                seek(peer, question.without(want.get().route(), code), lines);
            } else {
                questions.remove(peer);
                fetches.remove(peer);
                fail(peer, code, lines);
            }
        }
    }

    /// A frame of a past group arrived.
    void fetched(OurRequest ours, SessionEvent.Fetched event, Lines lines) {
        TimedFrame frame = new TimedFrame(event.timestamp().orElse(0), event.payload());
        for (TheirRequest peer : pending.begun(ours)) {
            questions.remove(peer);
            if (lines.waiting(peer.session(), peer.stream()) > Downstream.MAX_GROUP_WAITING) {
                unwanted(peer, lines);
                fail(peer, ErrorCode.LAGGED.code(), lines);
            } else {
                pass(peer, frame, lines);
            }
        }
    }

    /// A past group is whole.
    void complete(OurRequest ours, Lines lines) {
        for (TheirRequest peer : pending.end(ours)) {
            questions.remove(peer);
            lines.say(peer.session(), talk -> talk.endFetch(peer.stream()));
        }
    }

    /// A source closed: whoever waits for it waits in vain.
    void routeClosed(Route route, Lines lines) {
        TrackFeed.Key first = TrackFeed.Key.first(route.uid());
        TrackFeed.Key next = TrackFeed.Key.first(route.uid() + 1);
        known = known.minusAll(List.copyOf(known.subMap(first, next).keySet()));
        for (OurRequest ours : pending.along(route.uid())) {
            lines.say(ours.session(), talk -> talk.giveUp(ours.number()));
            failed(ours, table.lost().code(), false, lines);
        }
    }

    /// A session is gone, with all who ask and answer on it.
    void sessionGone(SessionId session, Lines lines) {
        on(session).forEach(fetches::remove);
        questions.keySet().removeIf(peer -> peer.session().equals(session));
        pending.waitingOn(session).forEach(peer -> unwanted(peer, lines));
        pending.on(session).forEach(ours -> failed(ours, table.lost().code(), false, lines));
    }
}
