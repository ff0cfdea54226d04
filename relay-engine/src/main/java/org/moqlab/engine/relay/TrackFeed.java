package org.moqlab.engine.relay;

import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.model.TrackName;

/// One upstream subscription of a relay and everyone it is fanned out to.
final class TrackFeed {
    /// Which advertisement a track is taken from: another route is another source of it.
    record Key(long route, TrackName track) implements Comparable<Key> {
        /// The least key of a route.
        static Key first(long route) {
            return new Key(route, new TrackName(""));
        }

        @Override
        public int compareTo(Key other) {
            int byRoute = Long.compare(route, other.route);
            return byRoute != 0 ? byRoute : track.compareTo(other.track);
        }
    }

    final Key key;
    final Namespace namespace;
    final OurRequest upstream;
    final TreeMap<TheirRequest, Downstream> downstreams = new TreeMap<>();

    /// What was asked upstream last.
    Demand asked;

    /// What is known of the track.
    TrackInfo info = TrackInfo.DEFAULT;

    /// Whether the upstream has answered.
    boolean accepted;

    /// Routes that have refused the track.
    final TreeSet<Long> refused = new TreeSet<>();

    /// What the last of them refused it with; 0 for none.
    long refusal;

    private long lowest = Long.MAX_VALUE;
    private long highest = -1;

    /// The highest number that came from elsewhere before this feed took over, -1 for none.
    private long before = -1;

    TrackFeed(Key key, Namespace namespace, OurRequest upstream, Demand asked) {
        this.key = key;
        this.namespace = namespace;
        this.upstream = upstream;
        this.asked = asked;
    }

    TrackFeed copy() {
        TrackFeed copy = new TrackFeed(key, namespace, upstream, asked);
        downstreams.forEach((place, down) -> copy.downstreams.put(place, down.copy()));
        copy.info = info;
        copy.accepted = accepted;
        copy.refused.addAll(refused);
        copy.refusal = refusal;
        copy.lowest = lowest;
        copy.highest = highest;
        copy.before = before;
        return copy;
    }

    /// Does something for everyone who is still there when it is his turn.
    void each(Consumer<Downstream> what) {
        for (TheirRequest place : List.copyOf(downstreams.keySet())) {
            Downstream down = downstreams.get(place);
            if (down != null) {
                what.accept(down);
            }
        }
    }

    /// A feed that goes on with this track from another source, or from none yet.
    TrackFeed goesOn(Key elsewhere, OurRequest request) {
        TrackFeed next = new TrackFeed(elsewhere, namespace, request, asked);
        next.info = info;
        next.refused.addAll(refused);
        next.refusal = refusal;
        next.highest = highest;
        next.before = highest;
        next.lowest = highest < 0 ? lowest : highest + 1;
        return next;
    }

    /// Whether its source has delivered anything.
    boolean hasDelivered() {
        return highest > before;
    }

    /// Whether it is fed by nobody, and waits.
    boolean isOrphaned() {
        return upstream.session().equals(Turn.NO_SESSION);
    }

    /// Those who read it from a front.
    List<Downstream> shared() {
        return downstreams.values().stream().filter(down -> down.share.isShared()).toList();
    }

    boolean hasOpenGroups() {
        return downstreams.values().stream().anyMatch(Downstream::hasOpenGroups);
    }

    /// A group of that number came.
    void saw(long sequence) {
        lowest = Math.min(lowest, sequence);
        highest = Math.max(highest, sequence);
    }

    /// Lowest number seen; the largest of all before the first.
    long lowest() {
        return lowest;
    }

    /// Highest number seen, -1 before the first.
    long highest() {
        return highest;
    }

    /// What everyone together wants: the highest priority and the widest bounds.
    ///
    /// @param bounded whether the upstream can be asked for a range, and for a wider one later
    Demand demand(boolean bounded) {
        int priority = wants().mapToInt(Demand::priority).max().orElse(0);
        if (!bounded) {
            return Demand.of(priority);
        }
        boolean ordered = wants().allMatch(Demand::ordered);
        long latency = wants().mapToLong(Demand::maxLatency).max().orElse(0);
        boolean endless = wants().anyMatch(demand -> demand.end().isEmpty());
        OptionalLong first = numbers(wants().map(Demand::start)).min();
        OptionalLong start =
                before < 0 ? first : OptionalLong.of(Math.max(first.orElse(0), before + 1));
        OptionalLong end = endless ? OptionalLong.empty() : numbers(wants().map(Demand::end)).max();
        return new Demand(priority, ordered, latency, start, end);
    }

    private Stream<Demand> wants() {
        return downstreams.values().stream().map(Downstream::demand);
    }

    private static java.util.stream.LongStream numbers(Stream<OptionalLong> some) {
        return some.flatMapToLong(OptionalLong::stream);
    }
}
