package org.moqlab.engine.relay;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.wire.ErrorCode;

/// Keeps the tracks of a front flowing while its routes come and go (GOSSIP C.6): they move to the
/// route in use and go on with the first group that is missing, wait while there is none, and fail
/// with the front.
final class Handover {
    private final FeedTable table;
    private final Subscriptions subscriptions;

    Handover(FeedTable table, Subscriptions subscriptions) {
        this.table = table;
        this.subscriptions = subscriptions;
    }

    /// The routes of a namespace are others now.
    void settled(Namespace namespace, Lines lines) {
        for (TrackFeed feed : table.shared(namespace)) {
            if (table.isCurrent(feed)) {
                settle(feed, false, lines);
            }
        }
    }

    /// The upstream of a feed gave the track up. One that has delivered nothing has refused it, and
    /// is not asked again.
    void failed(TrackFeed feed, long code, Lines lines) {
        if (feed.shared().isEmpty()) {
            table.forget(feed);
            return;
        }
        if (!feed.hasDelivered()) {
            feed.refused.add(feed.key.route());
            feed.refusal = code;
        }
        settle(feed, true, lines);
    }

    /// @param lost whether its upstream is over
    private void settle(TrackFeed feed, boolean lost, Lines lines) {
        long front = feed.shared().getFirst().share.front();
        switch (lines.source(Turn.NO_SESSION, feed.namespace, feed.refused)) {
            case Source.Open open when open.share().front() == front -> {
                if (lost || open.route().uid() != feed.key.route()) {
                    move(feed, open.route(), lines);
                }
            }
            case Source.Waiting waiting when waiting.share().front() == front ->
                    orphan(feed, lines);
            case Source.Refused(ErrorCode code) when code == ErrorCode.UNROUTABLE ->
                    fail(feed, feed.refusal == 0 ? code.code() : feed.refusal, lines);
            case Source.Open _, Source.Waiting _, Source.Refused _ ->
                    fail(feed, table.lost().code(), lines);
        }
    }

    private void move(TrackFeed feed, Route route, Lines lines) {
        TrackFeed.Key key = new TrackFeed.Key(route.uid(), feed.key.track());
        Optional<TrackFeed> known = table.current(key).filter(other -> other != feed);
        if (known.isPresent()) {
            carry(feed, known.get(), lines);
            subscriptions.refresh(known.get(), lines);
            return;
        }
        OptionalLong number = lines.nextRequest(route.session());
        if (number.isEmpty()) {
            orphan(feed, lines);
            return;
        }
        TrackFeed next = feed.goesOn(key, new OurRequest(route.session(), number.getAsLong()));
        table.add(next);
        carry(feed, next, lines);
        subscriptions.ask(next, lines);
    }

    private void orphan(TrackFeed feed, Lines lines) {
        if (!feed.isOrphaned()) {
            TrackFeed next = feed.goesOn(feed.key, table.orphan());
            table.add(next);
            carry(feed, next, lines);
        }
    }

    /// Everyone who reads the front goes over; the old upstream is given up when nobody stays.
    private void carry(TrackFeed from, TrackFeed to, Lines lines) {
        for (Downstream down : from.shared()) {
            from.downstreams.remove(down.place);
            down.resumeAt(from.highest() + 1, new Outlet(lines, table.ranking));
            subscriptions.goesOn(to, down, lines);
        }
        if (from.downstreams.isEmpty()) {
            table.forget(from);
            lines.say(from.upstream.session(), talk -> talk.giveUp(from.upstream.number()));
        }
    }

    private void fail(TrackFeed feed, long code, Lines lines) {
        Outlet out = new Outlet(lines, table.ranking);
        boolean over = feed.shared().size() == feed.downstreams.size();
        for (Downstream down : feed.shared()) {
            table.leave(feed, down);
            FeedTable.fail(down, code, out);
        }
        if (over) {
            table.forget(feed);
            lines.say(feed.upstream.session(), talk -> talk.giveUp(feed.upstream.number()));
        }
    }
}
