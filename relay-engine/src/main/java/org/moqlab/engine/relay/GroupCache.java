package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/// The recent groups of every feed of a relay, for those who join late or fetch. Bounded by octets
/// a feed, octets in all, and age; the latest group of a feed has no age. A group that does not fit
/// is not kept at all rather than with a hole. Persistent, so that [#copy] costs nothing.
final class GroupCache {
    /// Most octets kept of one feed.
    static final long MAX_FEED_OCTETS = 4L << 20;

    /// Most octets kept of all feeds.
    static final long MAX_OCTETS = 64L << 20;

    /// How long a group is kept once a newer one has begun, counted from its own beginning, ns.
    static final long MAX_AGE = 5_000_000_000L;

    /// What a group and each of its frames count for beside the payload, so that empty ones are
    /// bounded too.
    static final long OVERHEAD = 64;

    /// A group as far as it is here.
    ///
    /// @param begunAt when it began to arrive, ns
    /// @param octets what it counts for
    /// @param complete whether it has ended cleanly
    record Group(
            long sequence,
            long begunAt,
            TreePVector<TimedFrame> frames,
            long octets,
            boolean complete) {
        private Group plus(TimedFrame frame) {
            long more = frame.payload().length() + OVERHEAD;
            return new Group(sequence, begunAt, frames.plus(frame), octets + more, false);
        }

        private Group ended() {
            return new Group(sequence, begunAt, frames, octets, true);
        }
    }

    private record Place(OurRequest feed, long sequence) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byFeed = feed.compareTo(other.feed);
            return byFeed != 0 ? byFeed : Long.compare(sequence, other.sequence);
        }
    }

    private record Age(long begunAt, Place place) implements Comparable<Age> {
        @Override
        public int compareTo(Age other) {
            int byTime = Long.compare(begunAt, other.begunAt);
            return byTime != 0 ? byTime : place.compareTo(other.place);
        }
    }

    private TreePMap<Place, Group> groups = TreePMap.empty();
    private TreePMap<OurRequest, Long> weights = TreePMap.empty();

    /// Groups that are not the latest of their feed.
    private TreePSet<Age> aging = TreePSet.empty();

    private long octets;

    GroupCache copy() {
        GroupCache copy = new GroupCache();
        copy.groups = groups;
        copy.weights = weights;
        copy.aging = aging;
        copy.octets = octets;
        return copy;
    }

    /// What everything kept counts for.
    long octets() {
        return octets;
    }

    /// A group begins; one of the same number is forgotten.
    void begin(OurRequest feed, long sequence, long now) {
        sweep(now);
        Place place = new Place(feed, sequence);
        remove(place);
        Group fresh = new Group(sequence, now, TreePVector.empty(), OVERHEAD, false);
        latest(feed)
                .map(latest -> latest.sequence() < sequence ? latest : fresh)
                .ifPresent(older -> aging = aging.plus(age(feed, older)));
        put(place, fresh, OVERHEAD);
    }

    /// A frame of a group arrived; ignored when the group is not kept.
    void add(OurRequest feed, long sequence, TimedFrame frame) {
        Place place = new Place(feed, sequence);
        Group group = groups.get(place);
        if (group != null && !group.complete()) {
            Group longer = group.plus(frame);
            put(place, longer, longer.octets() - group.octets());
        }
    }

    /// A group ended; only a complete one is kept.
    void end(OurRequest feed, long sequence, boolean clean) {
        Place place = new Place(feed, sequence);
        Group group = groups.get(place);
        if (group != null && clean) {
            put(place, group.ended(), 0);
        } else {
            remove(place);
        }
    }

    /// Forgets every group of a feed.
    void drop(OurRequest feed) {
        for (Group group : all(feed, 0, Long.MAX_VALUE)) {
            remove(new Place(feed, group.sequence()));
        }
    }

    /// Forgets what is too old.
    void sweep(long now) {
        while (!aging.isEmpty() && now - aging.first().begunAt() >= MAX_AGE) {
            remove(aging.first().place());
        }
    }

    /// The latest group of a feed.
    Optional<Group> latest(OurRequest feed) {
        Map.Entry<Place, Group> last = groups.floorEntry(new Place(feed, Long.MAX_VALUE));
        return last != null && last.getKey().feed().equals(feed)
                ? Optional.of(last.getValue())
                : Optional.empty();
    }

    /// A group by number.
    Optional<Group> get(OurRequest feed, long sequence) {
        return Optional.ofNullable(groups.get(new Place(feed, sequence)));
    }

    /// The groups of a feed from one number to another, both included.
    List<Group> all(OurRequest feed, long start, long end) {
        return start > end
                ? List.of()
                : List.copyOf(
                        groups.subMap(new Place(feed, start), true, new Place(feed, end), true)
                                .values());
    }

    /// Keeps a group that has grown, at the cost of older ones of its feed and then of any feed,
    /// and at last of itself.
    private void put(Place place, Group group, long more) {
        groups = groups.plus(place, group);
        weigh(place.feed(), more);
        while (weight(place.feed()) > MAX_FEED_OCTETS) {
            remove(groups.ceilingKey(new Place(place.feed(), 0)));
        }
        while (octets > MAX_OCTETS) {
            remove(aging.isEmpty() ? place : aging.first().place());
        }
    }

    private void remove(Place place) {
        Group group = groups.get(place);
        if (group != null) {
            groups = groups.minus(place);
            aging = aging.minus(age(place.feed(), group));
            weigh(place.feed(), -group.octets());
        }
    }

    private static Age age(OurRequest feed, Group group) {
        return new Age(group.begunAt(), new Place(feed, group.sequence()));
    }

    private long weight(OurRequest feed) {
        return weights.getOrDefault(feed, 0L);
    }

    private void weigh(OurRequest feed, long more) {
        long now = weight(feed) + more;
        weights = now == 0 ? weights.minus(feed) : weights.plus(feed, now);
        octets += more;
    }
}
