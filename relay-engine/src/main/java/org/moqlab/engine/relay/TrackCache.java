package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.relay.TrackFeed.Downstream;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// The data plane of a relay (GOSSIP A.3.5): one upstream subscription a source and track, accepted
/// downstream before anything upstream has confirmed, failed when the source closes.
final class TrackCache {
    /// What the cache needs of its relay: a way to talk on a session that is still there.
    interface Lines {
        void say(SessionId session, Function<Talk, List<SessionAction>> words);

        Optional<Long> nextSubscription(SessionId session);
    }

    private final TreeMap<TrackFeed.Key, TrackFeed> feeds = new TreeMap<>();

    /// Feeds whose track is over while groups of it still arrive.
    private final List<TrackFeed> ending = new ArrayList<>();

    TrackCache copy() {
        TrackCache copy = new TrackCache();
        feeds.forEach((key, feed) -> copy.feeds.put(key, feed.copy()));
        ending.forEach(feed -> copy.ending.add(feed.copy()));
        return copy;
    }

    private List<TrackFeed> all() {
        List<TrackFeed> all = new ArrayList<>(feeds.values());
        all.addAll(ending);
        return all;
    }

    /// A peer subscribes.
    ///
    /// @param source the best route, if the namespace is known
    /// @param open whether that route has not closed
    void subscribe(
            SessionId session,
            SessionEvent.SubscribeRequested asked,
            Optional<Route> source,
            boolean open,
            Turn turn,
            Lines lines) {
        long stream = asked.stream();
        Optional<TrackFeed> feed =
                source.filter(_ -> open)
                        .flatMap(route -> feed(route, asked.namespace(), asked.track(), lines));
        if (feed.isEmpty()) {
            ErrorCode code = source.isEmpty() ? ErrorCode.NOT_FOUND : ErrorCode.CANCEL;
            lines.say(session, talk -> talk.fail(stream, code.code()));
            return;
        }
        Downstream down = new Downstream(session, stream, asked.id());
        boolean fresh = feed.get().downstreams.isEmpty();
        feed.get().downstreams.put(down, new TreeMap<>());
        long because = turn.cause();
        lines.say(session, talk -> talk.accept(stream, info(asked.demand()), because));
        if (fresh) {
            upstream(feed.get(), asked, because, lines);
        } else {
            replayLatest(feed.get(), down, turn, lines);
        }
    }

    private static TrackInfo info(Demand demand) {
        return new TrackInfo(demand.priority(), false, 0, TrackInfo.DEFAULT.timescale());
    }

    private Optional<TrackFeed> feed(
            Route route, Namespace namespace, TrackName track, Lines lines) {
        TrackFeed known = feeds.get(new TrackFeed.Key(route.uid(), track));
        if (known != null) {
            return Optional.of(known);
        }
        Optional<TrackFeed> made =
                lines.nextSubscription(route.session())
                        .map(id -> new TrackFeed(route, namespace, track, id));
        made.ifPresent(feed -> feeds.put(feed.key, feed));
        return made;
    }

    private void upstream(
            TrackFeed feed, SessionEvent.SubscribeRequested asked, long because, Lines lines) {
        lines.say(
                feed.upstream,
                talk ->
                        talk.subscribe(
                                feed.subscription,
                                feed.namespace,
                                feed.key.track(),
                                Demand.of(asked.demand().priority()),
                                because));
    }

    private void replayLatest(TrackFeed feed, Downstream down, Turn turn, Lines lines) {
        if (feed.latestGroup < 0) {
            return;
        }
        openGroup(feed, down, feed.latestGroup, turn, lines);
        for (Bytes frame : feed.latestFrames()) {
            passFrame(feed, down, feed.latestGroup, frame, turn, lines);
        }
        if (feed.latestEnded) {
            closeGroup(feed, down, feed.latestGroup, true, lines);
        }
    }

    /// A peer gave up a subscription; groups still open for it are aborted.
    void cancelled(SessionId session, long stream, Lines lines) {
        leave(d -> d.session().equals(session) && d.stream() == stream, lines);
    }

    /// A session is gone, and with it everyone on it who listened.
    void sessionGone(SessionId session, Lines lines) {
        leave(d -> d.session().equals(session), lines);
    }

    private void leave(Predicate<Downstream> leaves, Lines lines) {
        for (TrackFeed feed : all()) {
            boolean removed = false;
            for (Downstream down : List.copyOf(feed.downstreams.keySet())) {
                if (leaves.test(down)) {
                    abortGroups(down, open(feed, down), ErrorCode.CANCEL.code(), lines);
                    feed.downstreams.remove(down);
                    removed = true;
                }
            }
            if (removed) {
                dropUnused(feed, lines);
            }
        }
    }

    private void dropUnused(TrackFeed feed, Lines lines) {
        if (feed.downstreams.isEmpty() && !ending.remove(feed)) {
            feeds.remove(feed.key);
            lines.say(feed.upstream, talk -> talk.giveUp(feed.subscription));
        }
    }

    /// A source closed: everything taken from it fails.
    void routeClosed(Route route, Lines lines) {
        for (TrackFeed feed : List.copyOf(ending)) {
            if (feed.key.route() == route.uid()) {
                ending.remove(feed);
                fail(feed, ErrorCode.CANCEL.code(), lines);
            }
        }
        TrackFeed.Key from = new TrackFeed.Key(route.uid(), new TrackName(""));
        for (TrackFeed feed : List.copyOf(feeds.tailMap(from, true).values())) {
            if (feed.key.route() != route.uid()) {
                return;
            }
            feeds.remove(feed.key);
            lines.say(feed.upstream, talk -> talk.giveUp(feed.subscription));
            fail(feed, ErrorCode.CANCEL.code(), lines);
        }
    }

    /// Our upstream subscription is over.
    void ended(SessionId session, SessionEvent.Ended ended, Lines lines) {
        Optional<TrackFeed> feed = find(session, ended.subscription());
        if (feed.isEmpty()) {
            return;
        }
        feeds.remove(feed.get().key);
        if (!ended.clean()) {
            fail(feed.get(), ended.code(), lines);
            return;
        }
        for (Downstream down : feed.get().downstreams.keySet()) {
            lines.say(down.session(), talk -> talk.end(down.stream()));
        }
        if (feed.get().hasOpenGroups()) {
            ending.add(feed.get());
        }
    }

    private void fail(TrackFeed feed, long code, Lines lines) {
        for (Map.Entry<Downstream, TreeMap<Long, Long>> entry : feed.downstreams.entrySet()) {
            Downstream down = entry.getKey();
            abortGroups(down, entry.getValue(), code, lines);
            lines.say(down.session(), talk -> talk.fail(down.stream(), code));
        }
    }

    private static void abortGroups(Downstream down, Map<Long, Long> open, long code, Lines lines) {
        for (long stream : open.values()) {
            lines.say(down.session(), talk -> talk.abortGroup(stream, code));
        }
    }

    void groupBegan(SessionId session, SessionEvent.GroupBegan group, Turn turn, Lines lines) {
        find(session, group.subscription())
                .ifPresent(feed -> {
                    feed.begin(group.sequence());
                    for (Downstream down : List.copyOf(feed.downstreams.keySet())) {
                        closeGroup(feed, down, group.sequence(), false, lines);
                        openGroup(feed, down, group.sequence(), turn, lines);
                    }
                });
    }

    void frameArrived(SessionId session, SessionEvent.FrameArrived frame, Turn turn, Lines lines) {
        find(session, frame.subscription())
                .ifPresent(feed -> {
                    feed.add(frame.sequence(), frame.payload());
                    for (Downstream down : List.copyOf(feed.downstreams.keySet())) {
                        passFrame(feed, down, frame.sequence(), frame.payload(), turn, lines);
                    }
                });
    }

    void groupEnded(SessionId session, SessionEvent.GroupEnded group, Lines lines) {
        find(session, group.subscription())
                .ifPresent(feed -> {
                    feed.latestEnded |= group.sequence() == feed.latestGroup;
                    for (Downstream down : List.copyOf(feed.downstreams.keySet())) {
                        closeGroup(feed, down, group.sequence(), group.clean(), lines);
                    }
                });
        ending.removeIf(feed -> !feed.hasOpenGroups());
    }

    private void openGroup(TrackFeed feed, Downstream down, long sequence, Turn turn, Lines lines) {
        long because = turn.cause();
        lines.say(
                down.session(),
                talk -> {
                    Optional<Talk.Group> group =
                            talk.openGroup(down.subscription(), sequence, because);
                    if (group.isEmpty()) {
                        turn.note(
                                down.session(),
                                new EventBody.Dropped(
                                        "group " + sequence, "the peer gives no stream credit"));
                        return List.of();
                    }
                    Optional.ofNullable(feed.downstreams.get(down))
                            .ifPresent(open -> open.put(sequence, group.get().stream()));
                    return group.get().actions();
                });
    }

    private void passFrame(
            TrackFeed feed, Downstream down, long sequence, Bytes frame, Turn turn, Lines lines) {
        Long stream = open(feed, down).get(sequence);
        if (stream != null) {
            long because = turn.cause();
            lines.say(
                    down.session(),
                    talk -> talk.frame(stream, OptionalLong.empty(), frame, because));
        }
    }

    private void closeGroup(
            TrackFeed feed, Downstream down, long sequence, boolean clean, Lines lines) {
        Long stream = open(feed, down).remove(sequence);
        if (stream != null) {
            lines.say(
                    down.session(),
                    talk ->
                            clean
                                    ? talk.endGroup(stream)
                                    : talk.abortGroup(stream, ErrorCode.CANCEL.code()));
        }
    }

    private static Map<Long, Long> open(TrackFeed feed, Downstream down) {
        Map<Long, Long> open = feed.downstreams.get(down);
        return open == null ? new TreeMap<>() : open;
    }

    private Optional<TrackFeed> find(SessionId session, long subscription) {
        return Stream.concat(feeds.values().stream(), ending.stream())
                .filter(feed -> feed.upstream.equals(session) && feed.subscription == subscription)
                .findFirst();
    }
}
