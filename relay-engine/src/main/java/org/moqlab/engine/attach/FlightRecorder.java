package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.mesh.Durations;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// Keeps what became known of a cluster in the last minutes, within bounds of time, number and
/// octets. Confined to who has the lock of the [Cluster].
final class FlightRecorder {
    /// How long changes are kept, unless somebody says otherwise, ns.
    static final long AGE = 600 * Durations.SECOND;

    /// Changes kept; older ones are dropped.
    static final int MAX_CHANGES = 100_000;

    /// Octets that the changes kept may take, by [Change#weight]; older ones are dropped.
    static final long MAX_WEIGHT = 64L << 20;

    /// Octets of changes after which a segment is full.
    private static final long SEGMENT_WEIGHT = MAX_WEIGHT / 16;

    private final long age;
    private PVector<Flight.Segment> full = TreePVector.empty();
    private PVector<Long> weights = TreePVector.empty();
    private final List<Change> tail = new ArrayList<>();
    private TreePMap<String, WatchedRelay> beforeTail = TreePMap.empty();
    private TreePMap<String, WatchedRelay> now = TreePMap.empty();
    private long tailWeight;
    private long weight;
    private int kept;

    FlightRecorder(long age) {
        this.age = age;
    }

    /// What is known now.
    TreePMap<String, WatchedRelay> known() {
        return now;
    }

    /// Something became known; not before what is known already.
    void add(Change change) {
        now = Flight.after(now, change);
        tail.add(change);
        tailWeight += change.weight();
        weight += change.weight();
        kept++;
        if (tail.size() >= Flight.SEGMENT || tailWeight >= SEGMENT_WEIGHT) {
            full = full.plus(new Flight.Segment(beforeTail, tail));
            weights = weights.plus(tailWeight);
            tail.clear();
            tailWeight = 0;
            beforeTail = now;
        }
        drop(change.at());
    }

    /// Drops what is too old or too much, a segment at a time. A segment is too old once the next
    /// one is.
    void drop(long at) {
        while (!full.isEmpty() && (isTooMuch() || nextBegins() < at - age)) {
            kept -= full.get(0).changes().size();
            weight -= weights.get(0);
            full = full.minus(0);
            weights = weights.minus(0);
        }
    }

    private boolean isTooMuch() {
        return kept > MAX_CHANGES || weight > MAX_WEIGHT;
    }

    private long nextBegins() {
        if (full.size() > 1) {
            return full.get(1).first();
        }
        return tail.isEmpty() ? Long.MAX_VALUE : tail.getFirst().at();
    }

    /// Octets that the changes kept take.
    long weight() {
        return weight;
    }

    /// What is kept, up to a time.
    Flight flight(long to) {
        PVector<Flight.Segment> all =
                tail.isEmpty() ? full : full.plus(new Flight.Segment(beforeTail, tail));
        return new Flight(to, now, all);
    }
}
