package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.ErrorCode;
import org.pcollections.TreePMap;

/// The feeds of a relay, found by our request upstream, by route and track, and by listener; with
/// the groups kept of them and the ranks of those on their way.
final class FeedTable {
    /// Most subscriptions of peers.
    static final int MAX_LISTENERS = 100_000;

    /// Whether peers are accepted before the upstream has answered.
    final boolean acceptsFirst;

    final GroupCache cache;
    final Ranking ranking;
    private final TreeMap<OurRequest, TrackFeed> feeds = new TreeMap<>();
    private final TreeMap<TheirRequest, OurRequest> listeners = new TreeMap<>();

    /// The feeds that new listeners join.
    private final TreeMap<TrackFeed.Key, OurRequest> current = new TreeMap<>();

    /// Feeds whose track is over while groups of it still arrive.
    private final TreeSet<Ending> ending = new TreeSet<>();

    /// Listeners whose track is over and who have not been told.
    private final TreeSet<TheirRequest> finishing = new TreeSet<>();

    /// How many read each front.
    private TreePMap<Namespace, Integer> reading = TreePMap.empty();

    /// Who has begun or ceased to read one since that was last asked.
    private final List<Reading> news = new ArrayList<>();

    private long lastOrphan;

    /// Somebody begins to read a front, or no longer reads it.
    record Reading(Namespace namespace, Origin reader, boolean begins) {}

    private record Ending(long route, OurRequest upstream) implements Comparable<Ending> {
        @Override
        public int compareTo(Ending other) {
            int byRoute = Long.compare(route, other.route);
            return byRoute != 0 ? byRoute : upstream.compareTo(other.upstream);
        }
    }

    FeedTable(boolean acceptsFirst) {
        this(acceptsFirst, new GroupCache(), new Ranking());
    }

    private FeedTable(boolean acceptsFirst, GroupCache cache, Ranking ranking) {
        this.acceptsFirst = acceptsFirst;
        this.cache = cache;
        this.ranking = ranking;
    }

    FeedTable copy() {
        FeedTable copy = new FeedTable(acceptsFirst, cache.copy(), ranking.copy());
        feeds.forEach((upstream, feed) -> copy.feeds.put(upstream, feed.copy()));
        copy.listeners.putAll(listeners);
        copy.current.putAll(current);
        copy.ending.addAll(ending);
        copy.finishing.addAll(finishing);
        copy.reading = reading;
        copy.news.addAll(news);
        copy.lastOrphan = lastOrphan;
        return copy;
    }

    /// Routes that have refused a track which somebody reads all the same.
    SortedSet<Long> refused(Namespace namespace, TrackName track) {
        TreeSet<Long> refused = new TreeSet<>();
        for (TrackFeed feed : feeds.values()) {
            if (feed.namespace.equals(namespace) && feed.key.track().equals(track)) {
                refused.addAll(feed.refused);
            }
        }
        return refused;
    }

    /// What everything that hangs on a lost source fails with.
    ErrorCode lost() {
        return acceptsFirst ? ErrorCode.CANCEL : ErrorCode.DROPPED;
    }

    /// A new feed, which listeners join from now on.
    void add(TrackFeed feed) {
        feeds.put(feed.upstream, feed);
        current.put(feed.key, feed.upstream);
    }

    /// The feed that listeners of a route and track join.
    Optional<TrackFeed> current(TrackFeed.Key key) {
        return Optional.ofNullable(current.get(key)).map(feeds::get);
    }

    boolean isCurrent(TrackFeed feed) {
        return feed.upstream.equals(current.get(feed.key));
    }

    /// The feed of a subscription of ours, its track over or not.
    Optional<TrackFeed> find(OurRequest upstream) {
        return Optional.ofNullable(feeds.get(upstream));
    }

    /// The feed somebody listens to.
    Optional<TrackFeed> of(TheirRequest listener) {
        return Optional.ofNullable(listeners.get(listener)).map(feeds::get);
    }

    /// Who reads what, from where.
    ///
    /// @param max how many are told
    List<TrackReader> readers(int max) {
        List<TrackReader> all = new ArrayList<>();
        for (Map.Entry<TheirRequest, OurRequest> each : listeners.entrySet()) {
            TrackFeed feed = feeds.get(each.getValue());
            if (feed != null && all.size() < max) {
                all.add(
                        new TrackReader(
                                each.getKey().session(),
                                feed.namespace,
                                feed.key.track(),
                                feed.upstream.session(),
                                feed.accepted));
            }
        }
        return all;
    }

    boolean isFull() {
        return listeners.size() >= MAX_LISTENERS;
    }

    void listen(TrackFeed feed, Downstream down) {
        feed.downstreams.put(down.place, down);
        if (listeners.put(down.place, feed.upstream) == null) {
            reads(feed, down, true);
        }
    }

    void leave(TrackFeed feed, Downstream down) {
        feed.downstreams.remove(down.place);
        drop(feed, down);
    }

    private void drop(TrackFeed feed, Downstream down) {
        if (listeners.remove(down.place) != null) {
            reads(feed, down, false);
        }
        finishing.remove(down.place);
    }

    private void reads(TrackFeed feed, Downstream down, boolean begins) {
        if (down.share.isShared()) {
            int times = reading.getOrDefault(feed.namespace, 0) + (begins ? 1 : -1);
            reading =
                    times > 0 ? reading.plus(feed.namespace, times) : reading.minus(feed.namespace);
            news.add(new Reading(feed.namespace, down.share.reader(), begins));
        }
    }

    /// Whether any track of a front is read.
    boolean isRead(Namespace namespace) {
        return reading.containsKey(namespace);
    }

    /// Who has begun or ceased to read a front since the last call.
    List<Reading> news() {
        List<Reading> fresh = List.copyOf(news);
        news.clear();
        return fresh;
    }

    /// The feeds of a namespace that are read from its front and not over.
    List<TrackFeed> shared(Namespace namespace) {
        if (!isRead(namespace)) {
            return List.of();
        }
        return feeds.values().stream()
                .filter(feed -> feed.namespace.equals(namespace) && isCurrent(feed))
                .filter(feed -> !feed.shared().isEmpty())
                .toList();
    }

    /// A request that nobody answers, for a feed that waits.
    OurRequest orphan() {
        return new OurRequest(Turn.NO_SESSION, ++lastOrphan);
    }

    /// The track of a listener is over.
    void finish(Downstream down, Lines lines) {
        down.finish();
        if (!down.finished(lines)) {
            finishing.add(down.place);
        }
    }

    /// Octets or streams left on a session: ends that waited for them may be told.
    void left(SessionId session, Outlet out) {
        if (finishing.isEmpty()) {
            return;
        }
        for (TheirRequest place : List.copyOf(finishing.tailSet(TheirRequest.first(session)))) {
            if (!place.session().equals(session)) {
                return;
            }
            of(place).ifPresent(feed -> left(feed, place, out));
        }
    }

    private void left(TrackFeed feed, TheirRequest place, Outlet out) {
        Downstream down = feed.downstreams.get(place);
        if (down != null && down.finished(out.lines())) {
            finishing.remove(place);
            groupOver(feed, out);
        }
    }

    /// The track is over; nobody joins any more.
    void close(TrackFeed feed, Outlet out) {
        current.remove(feed.key, feed.upstream);
        ending.add(new Ending(feed.key.route(), feed.upstream));
        groupOver(feed, out);
    }

    /// A group of a feed is over; a feed whose track is over may be over with it.
    void groupOver(TrackFeed feed, Outlet out) {
        boolean over = ending.contains(new Ending(feed.key.route(), feed.upstream));
        if (over && !feed.hasOpenGroups()) {
            feed.each(down -> down.release(out));
            forget(feed);
        }
    }

    /// A feed fails, and everyone who listens to it.
    void fail(TrackFeed feed, long code, Outlet out) {
        forget(feed);
        feed.each(down -> fail(down, code, out));
    }

    static void fail(Downstream down, long code, Outlet out) {
        down.abortAll(code, out);
        out.lines().say(down.place.session(), talk -> talk.fail(down.place.stream(), code));
    }

    /// Nothing is left of a feed.
    void forget(TrackFeed feed) {
        feeds.remove(feed.upstream);
        current.remove(feed.key, feed.upstream);
        ending.remove(new Ending(feed.key.route(), feed.upstream));
        feed.downstreams.values().forEach(down -> drop(feed, down));
        cache.drop(feed.upstream);
    }

    /// The feeds taken from a route: first those whose track is over, then the others by track.
    List<TrackFeed> along(long route) {
        List<TrackFeed> along = new ArrayList<>();
        for (Ending end : ending.tailSet(new Ending(route, OurRequest.FIRST))) {
            if (end.route != route) {
                break;
            }
            find(end.upstream).ifPresent(along::add);
        }
        for (Map.Entry<TrackFeed.Key, OurRequest> entry :
                current.tailMap(TrackFeed.Key.first(route)).entrySet()) {
            if (entry.getKey().route() != route) {
                break;
            }
            find(entry.getValue()).ifPresent(along::add);
        }
        return along;
    }

    /// The feeds a session listens to, by route and track, then those whose track is over.
    List<TrackFeed> listenedOn(SessionId session) {
        TreeMap<TrackFeed.Key, TrackFeed> open = new TreeMap<>();
        TreeMap<OurRequest, TrackFeed> over = new TreeMap<>();
        for (Map.Entry<TheirRequest, OurRequest> entry :
                listeners.tailMap(TheirRequest.first(session)).entrySet()) {
            if (!entry.getKey().session().equals(session)) {
                break;
            }
            find(entry.getValue())
                    .ifPresent(feed -> {
                        if (isCurrent(feed)) {
                            open.put(feed.key, feed);
                        } else {
                            over.put(feed.upstream, feed);
                        }
                    });
        }
        List<TrackFeed> all = new ArrayList<>(open.values());
        all.addAll(over.values());
        return all;
    }
}
