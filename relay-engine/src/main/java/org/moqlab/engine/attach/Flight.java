package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// A stretch of what became known of a cluster, of which any moment can be looked at. Immutable;
/// what is common to two flights is kept once.
public final class Flight {
    /// Changes of one segment; looking at a moment folds at most as many.
    static final int SEGMENT = 512;

    /// What was known before some changes, and those.
    record Segment(TreePMap<String, WatchedRelay> before, List<Change> changes) {
        Segment {
            changes = List.copyOf(changes);
        }

        long first() {
            return changes.getFirst().at();
        }
    }

    private final long to;
    private final TreePMap<String, WatchedRelay> start;
    private final PVector<Segment> segments;

    /// @param start what is known where there are no segments
    Flight(long to, TreePMap<String, WatchedRelay> start, PVector<Segment> segments) {
        this.to = to;
        this.start = segments.isEmpty() ? start : segments.get(0).before();
        this.segments = segments;
    }

    /// One of what was known at its start, and what changed then.
    ///
    /// @param before changes that lead to what was known
    /// @param changes in order of time
    /// @param to its end, ns
    public static Flight of(List<Change> before, List<Change> changes, long to) {
        TreePMap<String, WatchedRelay> known = fold(TreePMap.empty(), before);
        TreePMap<String, WatchedRelay> start = known;
        PVector<Segment> segments = TreePVector.empty();
        for (int i = 0; i < changes.size(); i += SEGMENT) {
            List<Change> part = changes.subList(i, Math.min(changes.size(), i + SEGMENT));
            segments = segments.plus(new Segment(known, part));
            known = fold(known, part);
        }
        return new Flight(to, start, segments);
    }

    static TreePMap<String, WatchedRelay> fold(
            TreePMap<String, WatchedRelay> known, Iterable<Change> changes) {
        TreePMap<String, WatchedRelay> now = known;
        for (Change change : changes) {
            now = after(now, change);
        }
        return now;
    }

    static TreePMap<String, WatchedRelay> after(
            TreePMap<String, WatchedRelay> known, Change change) {
        if (change instanceof Change.Watched watched) {
            return known.plus(watched.relay(), WatchedRelay.fresh(watched.target(), watched.at()));
        }
        WatchedRelay relay = known.get(change.relay());
        return relay == null ? known : known.plus(relay.name(), relay.after(change));
    }

    /// Its start, ns since the watching began.
    public long from() {
        return segments.isEmpty() ? to : segments.get(0).first();
    }

    /// Its end, ns since the watching began.
    public long to() {
        return to;
    }

    /// What was known and what looked wrong at a time; at its start for an earlier time, at its end
    /// for a later one.
    ///
    /// @param at ns since the watching began
    public Moment at(long at) {
        long then = Math.clamp(at, Math.min(from(), to), to);
        return Moment.of(known(then), then);
    }

    private Map<String, WatchedRelay> known(long at) {
        int low = 0;
        int high = segments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (segments.get(middle).first() <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return start;
        }
        Segment segment = segments.get(low - 1);
        return fold(
                segment.before(),
                segment.changes().stream().takeWhile(change -> change.at() <= at).toList());
    }

    /// When something changed, in order, ns.
    public long[] times() {
        return changes().stream().mapToLong(Change::at).distinct().toArray();
    }

    /// What changed, in order.
    public List<Change> changes() {
        List<Change> all = new ArrayList<>();
        segments.forEach(segment -> all.addAll(segment.changes()));
        return all;
    }

    /// What was known at its start, by relay.
    public Map<String, WatchedRelay> start() {
        return start;
    }

    /// Changes that lead to what was known at its start.
    public List<Change> before() {
        List<Change> all = new ArrayList<>();
        start.values().forEach(relay -> all.addAll(Beginnings.of(relay)));
        return all;
    }
}
