package org.moqlab.engine.relay;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.session.SessionEvent;

/// What comes from upstream: answers, groups, and ends, each for everyone who listens.
final class Arrivals {
    private static final long NANOS_A_MILLI = 1_000_000L;

    private final FeedTable table;
    private final Handover handover;

    Arrivals(FeedTable table, Handover handover) {
        this.table = table;
        this.handover = handover;
    }

    private interface Step {
        void take(TrackFeed feed, Outlet out);
    }

    private void with(SessionId session, long subscription, Lines lines, Step step) {
        table.find(new OurRequest(session, subscription))
                .ifPresent(feed -> step.take(feed, new Outlet(lines, table.ranking)));
    }

    /// The upstream accepted.
    void accepted(SessionId session, SessionEvent.Accepted event, Lines lines) {
        with(
                session,
                event.subscription(),
                lines,
                (feed, out) -> {
                    feed.info = event.info();
                    accept(feed, out);
                });
    }

    private static void accept(TrackFeed feed, Outlet out) {
        if (!feed.accepted) {
            feed.accepted = true;
            TrackInfo info = feed.info;
            feed.each(down -> down.accept(info, out.lines()));
        }
    }

    /// A group begins. One that overtakes the answer on another stream is an answer too.
    void groupBegan(SessionId session, SessionEvent.GroupBegan group, Lines lines) {
        with(
                session,
                group.subscription(),
                lines,
                (feed, out) -> {
                    accept(feed, out);
                    begin(feed, group.sequence(), lines);
                    feed.each(down -> {
                        if (down.wants(group.sequence())) {
                            down.end(group.sequence(), false, out);
                            down.begin(group.sequence(), out);
                        }
                    });
                });
    }

    private void begin(TrackFeed feed, long sequence, Lines lines) {
        feed.saw(sequence);
        table.cache.begin(feed.upstream, sequence, lines.now());
    }

    void frameArrived(SessionId session, SessionEvent.FrameArrived event, Lines lines) {
        with(
                session,
                event.subscription(),
                lines,
                (feed, out) -> {
                    TimedFrame frame =
                            new TimedFrame(time(event.timestamp(), lines), event.payload());
                    table.cache.add(feed.upstream, event.sequence(), frame);
                    feed.each(down -> down.pass(event.sequence(), frame, out));
                });
    }

    /// A frame without a time has that of its arrival, in the default timescale.
    private static long time(OptionalLong timestamp, Lines lines) {
        return timestamp.orElse(lines.now() / NANOS_A_MILLI);
    }

    void groupEnded(SessionId session, SessionEvent.GroupEnded group, Lines lines) {
        with(
                session,
                group.subscription(),
                lines,
                (feed, out) -> {
                    table.cache.end(feed.upstream, group.sequence(), group.clean());
                    feed.each(down -> down.end(group.sequence(), group.clean(), out));
                    table.groupOver(feed, out);
                });
    }

    /// A whole group of one frame arrived.
    void datagram(SessionId session, SessionEvent.DatagramArrived event, Lines lines) {
        with(
                session,
                event.subscription(),
                lines,
                (feed, out) -> {
                    TimedFrame frame = new TimedFrame(event.timestamp(), event.payload());
                    accept(feed, out);
                    begin(feed, event.sequence(), lines);
                    table.cache.add(feed.upstream, event.sequence(), frame);
                    table.cache.end(feed.upstream, event.sequence(), true);
                    feed.each(down -> {
                        if (down.wants(event.sequence())) {
                            down.end(event.sequence(), false, out);
                            down.whole(event.sequence(), frame, out);
                        }
                    });
                });
    }

    /// Groups will not come; whoever wanted them is told.
    void dropped(SessionId session, SessionEvent.GroupsDropped event, Lines lines) {
        with(
                session,
                event.subscription(),
                lines,
                (feed, out) ->
                        feed.each(down -> {
                            if (down.wants(event.start()) || down.wants(event.end())) {
                                down.missing(event.start(), event.end(), event.code(), lines);
                            }
                        }));
    }

    /// Our upstream subscription is over.
    void ended(SessionId session, SessionEvent.Ended event, Lines lines) {
        with(
                session,
                event.subscription(),
                lines,
                (feed, out) -> {
                    if (!event.clean()) {
                        failPinned(feed, event.code(), out);
                        handover.failed(feed, event.code(), lines);
                        return;
                    }
                    accept(feed, out);
                    feed.each(down -> table.finish(down, lines));
                    table.close(feed, out);
                });
    }

    /// A source closed: everything taken from it fails. Who reads from a front waits for what
    /// becomes of that.
    void routeClosed(Route route, Lines lines) {
        for (TrackFeed feed : table.along(route.uid())) {
            Outlet out = new Outlet(lines, table.ranking);
            boolean current = table.isCurrent(feed);
            if (current && !feed.shared().isEmpty()) {
                failPinned(feed, table.lost().code(), out);
                continue;
            }
            if (current) {
                lines.say(feed.upstream.session(), talk -> talk.giveUp(feed.upstream.number()));
            }
            table.fail(feed, table.lost().code(), out);
        }
    }

    private void failPinned(TrackFeed feed, long code, Outlet out) {
        for (Downstream down : List.copyOf(feed.downstreams.values())) {
            if (!down.share.isShared()) {
                table.leave(feed, down);
                FeedTable.fail(down, code, out);
            }
        }
    }
}
