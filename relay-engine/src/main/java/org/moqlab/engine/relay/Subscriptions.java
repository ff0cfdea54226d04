package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// What peers ask of tracks: they come, change their mind, and leave. One upstream subscription
/// serves all who listen to a track of a route.
final class Subscriptions {
    private final FeedTable table;

    Subscriptions(FeedTable table) {
        this.table = table;
    }

    /// A peer subscribes to a track of a route.
    void subscribe(
            TheirRequest place,
            SessionEvent.SubscribeRequested asked,
            Source.Open source,
            Lines lines) {
        Route route = source.route();
        Downstream down = new Downstream(place, asked.id(), asked.demand(), source.share());
        if (!joined(route, asked, down, lines)) {
            OptionalLong number = lines.nextRequest(route.session());
            if (number.isEmpty()) {
                refuse(place, lines);
                return;
            }
            OurRequest upstream = new OurRequest(route.session(), number.getAsLong());
            open(feed(route, asked, upstream), down, lines);
        }
    }

    /// A peer subscribes to a track of a front that has no route now.
    void await(
            TheirRequest place,
            SessionEvent.SubscribeRequested asked,
            Source.Waiting source,
            Lines lines) {
        Downstream down = new Downstream(place, asked.id(), asked.demand(), source.share());
        if (!joined(source.last(), asked, down, lines)) {
            TrackFeed feed = feed(source.last(), asked, table.orphan());
            table.add(feed);
            table.listen(feed, down);
        }
    }

    private static TrackFeed feed(
            Route route, SessionEvent.SubscribeRequested asked, OurRequest upstream) {
        TrackFeed.Key key = new TrackFeed.Key(route.uid(), asked.track());
        return new TrackFeed(key, asked.namespace(), upstream, asked.demand());
    }

    /// @return whether nothing is left to do, for better or worse
    private boolean joined(
            Route route, SessionEvent.SubscribeRequested asked, Downstream down, Lines lines) {
        Optional<TrackFeed> known = table.current(new TrackFeed.Key(route.uid(), asked.track()));
        if (table.isFull()) {
            refuse(down.place, lines);
            return true;
        }
        known.ifPresent(feed -> join(feed, down, lines));
        return known.isPresent();
    }

    private static void refuse(TheirRequest place, Lines lines) {
        long code = ErrorCode.BOUNDS_EXCEEDED.code();
        lines.say(place.session(), talk -> talk.fail(place.stream(), code));
    }

    private void open(TrackFeed feed, Downstream down, Lines lines) {
        table.add(feed);
        table.listen(feed, down);
        if (table.acceptsFirst) {
            down.accept(feed.info, lines);
        }
        if (table.isCurrent(feed)) {
            ask(feed, lines);
        }
    }

    /// Asks upstream for what everyone together wants.
    void ask(TrackFeed feed, Lines lines) {
        feed.asked = feed.demand(isBounded(feed, lines));
        lines.say(
                feed.upstream.session(),
                talk ->
                        talk.subscribe(
                                feed.upstream.number(),
                                feed.namespace,
                                feed.key.track(),
                                feed.asked,
                                lines.cause()));
    }

    /// Up to moq-lite-04 relays ask each other for the latest on, whatever is asked of them.
    private static boolean isBounded(TrackFeed feed, Lines lines) {
        return lines.can(feed.upstream.session(), Talk::hasTracks);
    }

    private void join(TrackFeed feed, Downstream down, Lines lines) {
        table.listen(feed, down);
        if (table.acceptsFirst || feed.accepted) {
            down.accept(feed.info, lines);
        }
        table.cache.sweep(lines.now());
        OptionalLong start = down.demand().start();
        if (start.isPresent()) {
            keepOldFromOthers(feed, start.getAsLong());
            replay(down, kept(feed, start.getAsLong()), lines);
        } else {
            Optional<GroupCache.Group> latest = table.cache.latest(feed.upstream);
            down.startAt(latest.map(GroupCache.Group::sequence).orElse(feed.highest() + 1));
            replay(down, latest.stream().toList(), lines);
        }
        refresh(feed, lines);
    }

    private List<GroupCache.Group> kept(TrackFeed feed, long start) {
        return table.cache.all(feed.upstream, start, Long.MAX_VALUE);
    }

    /// Older groups that one listener has the upstream send are not for those who want the latest.
    private static void keepOldFromOthers(TrackFeed feed, long start) {
        if (feed.highest() < 0 || start >= feed.lowest()) {
            return;
        }
        feed.each(other -> {
            if (other.demand().start().isEmpty()) {
                other.startAt(feed.lowest());
            }
        });
    }

    private void replay(Downstream down, List<GroupCache.Group> groups, Lines lines) {
        Outlet out = new Outlet(lines, table.ranking);
        for (GroupCache.Group group : groups) {
            if (down.wants(group.sequence())) {
                down.replay(group, out);
            }
        }
    }

    /// A peer changes what it wants; groups kept here that it did not want before are sent.
    void change(TheirRequest place, Demand demand, Lines lines) {
        Optional<TrackFeed> found = table.of(place);
        Downstream down = found.map(feed -> feed.downstreams.get(place)).orElse(null);
        if (found.isEmpty() || down == null) {
            return;
        }
        TrackFeed feed = found.get();
        table.cache.sweep(lines.now());
        List<GroupCache.Group> fresh =
                kept(feed, 0).stream().filter(group -> !down.wants(group.sequence())).toList();
        if (demand.start().isPresent()) {
            keepOldFromOthers(feed, demand.start().getAsLong());
        }
        down.change(demand, new Outlet(lines, table.ranking));
        replay(down, fresh, lines);
        refresh(feed, lines);
    }

    /// Somebody who has read the track elsewhere goes on here.
    void goesOn(TrackFeed feed, Downstream down, Lines lines) {
        table.listen(feed, down);
        if (feed.accepted) {
            down.accept(feed.info, lines);
        }
        table.cache.sweep(lines.now());
        replay(down, kept(feed, 0), lines);
    }

    /// Tells the upstream what everyone together wants now, if that has changed.
    void refresh(TrackFeed feed, Lines lines) {
        Demand next = feed.demand(isBounded(feed, lines));
        if (table.isCurrent(feed) && !feed.downstreams.isEmpty() && !next.equals(feed.asked)) {
            feed.asked = next;
            lines.say(
                    feed.upstream.session(),
                    talk -> talk.update(feed.upstream.number(), next, lines.cause()));
        }
    }

    /// A peer lets this end open more streams: groups that wait for one go out, the most important
    /// track's first and of each track the newest first.
    void credit(SessionId session, Lines lines) {
        Outlet out = new Outlet(lines, table.ranking);
        List<Delayed> delayed = new ArrayList<>();
        for (TrackFeed feed : table.listenedOn(session)) {
            feed.downstreams.tailMap(TheirRequest.first(session)).values().stream()
                    .takeWhile(down -> down.place.session().equals(session))
                    .filter(down -> down.newestDelayed().isPresent())
                    .forEach(down -> delayed.add(new Delayed(feed, down)));
        }
        delayed.sort(Comparator.comparingInt(wait -> -wait.down.demand().priority()));
        for (Delayed wait : delayed) {
            if (!resume(wait, out)) {
                return;
            }
        }
    }

    private record Delayed(TrackFeed feed, Downstream down) {}

    /// @return whether nothing of it waits any more
    private boolean resume(Delayed wait, Outlet out) {
        table.cache.sweep(out.lines().now());
        for (OptionalLong next = wait.down.newestDelayed();
                next.isPresent();
                next = wait.down.newestDelayed()) {
            long sequence = next.getAsLong();
            if (!wait.down.resume(sequence, table.cache.get(wait.feed.upstream, sequence), out)) {
                return false;
            }
        }
        table.left(wait.down.place.session(), out);
        return true;
    }

    /// A peer gave up a subscription; groups still on their way to it are aborted.
    void cancel(TheirRequest place, Lines lines) {
        table.of(place)
                .ifPresent(feed -> {
                    leave(feed, place, lines);
                    left(feed, lines);
                });
    }

    /// A session is gone, and with it everyone on it who listened.
    void sessionGone(SessionId session, Lines lines) {
        for (TrackFeed feed : table.listenedOn(session)) {
            for (TheirRequest place : List.copyOf(feed.downstreams.keySet())) {
                if (place.session().equals(session)) {
                    leave(feed, place, lines);
                }
            }
            left(feed, lines);
        }
        table.ranking.gone(session);
    }

    private void leave(TrackFeed feed, TheirRequest place, Lines lines) {
        Downstream down = feed.downstreams.get(place);
        if (down != null) {
            down.abortAll(ErrorCode.CANCEL.code(), new Outlet(lines, table.ranking));
            table.leave(feed, down);
        }
    }

    /// The last listener to leave ends the upstream subscription.
    private void left(TrackFeed feed, Lines lines) {
        if (!feed.downstreams.isEmpty()) {
            refresh(feed, lines);
            return;
        }
        boolean over = !table.isCurrent(feed);
        table.forget(feed);
        if (!over) {
            lines.say(feed.upstream.session(), talk -> talk.giveUp(feed.upstream.number()));
        }
    }
}
