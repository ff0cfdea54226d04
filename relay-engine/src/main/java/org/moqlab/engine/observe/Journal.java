package org.moqlab.engine.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// The record of a run: an append-only ring of events and the snapshot they fold into. One writer,
/// any number of readers from any thread; the writer never waits for a reader to be ready, a reader
/// that fell behind finds the oldest events gone and starts from the snapshot.
///
/// Events lie in segments that are shared with every copy once they are full, with the state before
/// each, so that a copy costs at most [Segment#LENGTH] references and the state at an event at most
/// as many folds. All but the newest few segments hold their events in octets, which takes a tenth
/// of the memory and gives a collector next to nothing to do. The memory of a segment is free once
/// its last event was dropped.
public final class Journal {
    /// Events kept; older ones are dropped and counted.
    public static final int MAX_EVENTS = 1_000_000;

    /// Octets that the events kept may weigh together, by [Weight]; older ones are dropped.
    public static final long MAX_WEIGHT = 512L << 20;

    /// Most events that a copy has for itself, as objects.
    public static final int MAX_LOOSE = Segment.LENGTH;

    /// Full segments whose events still lie as objects, for those who follow the run.
    static final int LOOSE = 2;

    private final int capacity;
    private final long maxWeight;
    private PVector<Segment> full = TreePVector.empty();
    private final List<MeshEvent> tail;
    private final Packing packing = new Packing();
    private MeshSnapshot beforeTail = MeshSnapshot.EMPTY;
    private long weightBeforeTail;
    private long appended;
    private long dropped;
    private long weight;
    private long released;
    private MeshSnapshot snapshot = MeshSnapshot.EMPTY;
    // The segment that was read last, as objects: a screen that stands still asks again and again.
    private volatile @Nullable Segment open;

    /// Consecutive events, found under the lock and read without it, for reading octets takes a
    /// while.
    private record Slice(long from, long to, List<Segment> full, List<MeshEvent> tail) {
        long from(Segment segment) {
            return Math.max(from, segment.first());
        }

        long to(Segment segment) {
            return Math.min(to, segment.last());
        }
    }

    /// An empty journal that keeps [#MAX_EVENTS].
    public Journal() {
        this(MAX_EVENTS);
    }

    /// An empty journal.
    ///
    /// @param capacity events kept, at least 1
    public Journal(int capacity) {
        this(capacity, MAX_WEIGHT);
    }

    /// An empty journal.
    ///
    /// @param capacity events kept, at least 1
    /// @param maxWeight octets kept; the last event is kept whatever it weighs
    public Journal(int capacity, long maxWeight) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        this.capacity = capacity;
        this.maxWeight = maxWeight;
        this.tail = new ArrayList<>();
    }

    private Journal(Journal other) {
        this.capacity = other.capacity;
        this.maxWeight = other.maxWeight;
        this.full = other.full;
        this.tail = new ArrayList<>(other.tail);
        this.beforeTail = other.beforeTail;
        this.weightBeforeTail = other.weightBeforeTail;
        this.appended = other.appended;
        this.dropped = other.dropped;
        this.weight = other.weight;
        this.released = other.released;
        this.snapshot = other.snapshot;
    }

    /// An independent journal with the same past, which both share.
    public synchronized Journal copy() {
        return new Journal(this);
    }

    /// An independent journal of what had happened up to and including event `n`, in the state of
    /// then; not before the oldest event still kept.
    public synchronized Journal upTo(long n) {
        Journal past = new Journal(this);
        if (n < appended) {
            past.cut(Math.max(n, dropped));
        }
        return past;
    }

    private void cut(long end) {
        if (end + 1 >= tailFirst()) {
            tail.subList((int) (end + 1 - tailFirst()), tail.size()).clear();
        } else {
            Segment segment = segment(end + 1);
            tail.clear();
            if (end >= segment.first()) {
                tail.addAll(segment.between(segment.first(), end));
            }
            beforeTail = segment.before();
            weightBeforeTail = segment.weightBefore();
            full =
                    full.subList(
                            0, (int) ((segment.first() - full.get(0).first()) / Segment.LENGTH));
        }
        appended = end;
        weight = weightBeforeTail - released;
        snapshot = beforeTail;
        for (MeshEvent event : tail) {
            weight += Weight.of(event);
            snapshot = snapshot.apply(event);
        }
    }

    /// Appends an event, whose number must be the next one.
    ///
    /// @throws IllegalStateException when the number is not [#next]
    public void append(MeshEvent event) {
        Segment ripe = add(event);
        if (ripe != null) {
            // Outside the lock: who reads meanwhile does not wait.
            ripe.pack(packing);
        }
    }

    private synchronized @Nullable Segment add(MeshEvent event) {
        Segment ripe = null;
        if (event.n() != appended + 1) {
            throw new IllegalStateException("event " + event.n() + " after " + appended);
        }
        if (appended - dropped == capacity) {
            drop();
        }
        if (tail.size() == Segment.LENGTH) {
            long first = appended + 1 - Segment.LENGTH;
            full = full.plus(new Segment(first, tail, beforeTail, weightBeforeTail));
            ripe = full.size() > LOOSE ? full.get(full.size() - 1 - LOOSE) : null;
            tail.clear();
            beforeTail = snapshot;
            weightBeforeTail = weight + released;
        }
        tail.add(event);
        appended++;
        weight += Weight.of(event);
        while (weight > maxWeight && appended - dropped > 1) {
            drop();
        }
        snapshot = snapshot.apply(event);
        return ripe;
    }

    private void drop() {
        dropped++;
        boolean inTail = dropped >= tailFirst();
        long octets = inTail ? Weight.of(at(dropped)) : segment(dropped).weight(dropped);
        weight -= octets;
        released += octets;
        if (!full.isEmpty() && full.get(0).last() <= dropped) {
            full = full.minus(0);
        }
    }

    /// Events that a copy would have for itself, as objects, which weigh ten times what they do in
    /// octets; 1 after every [#MAX_LOOSE] events.
    public synchronized int loose() {
        return tail.size();
    }

    /// Octets that the events kept weigh together, by the same estimate as [#MAX_WEIGHT].
    public synchronized long weight() {
        return weight;
    }

    /// Octets that the events dropped so far weighed together.
    public synchronized long released() {
        return released;
    }

    /// The number the next event gets.
    public synchronized long next() {
        return appended + 1;
    }

    /// Number of the last event; 0 for none.
    public synchronized long last() {
        return appended;
    }

    /// Number of the oldest event still kept; 1 until events were dropped.
    public synchronized long first() {
        return dropped + 1;
    }

    /// The state after the last event.
    public synchronized MeshSnapshot snapshot() {
        return snapshot;
    }

    /// The event of that number, unless it was dropped or has not happened.
    public Optional<MeshEvent> event(long n) {
        Segment holding;
        synchronized (this) {
            if (n < first() || n > appended) {
                return Optional.empty();
            }
            if (n >= tailFirst()) {
                return Optional.of(at(n));
            }
            holding = segment(n);
        }
        // Made from octets outside the lock: who reads meanwhile does not wait.
        return Optional.of(holding.at(n));
    }

    /// Events from number `from` on, at most `max`; starts at the oldest kept one when `from` was
    /// dropped.
    public List<MeshEvent> events(long from, int max) {
        return read(slice(from, max));
    }

    /// Those sought among at most `max` events from number `from` on, which are counted as
    /// [#events(long, int)] does.
    public List<MeshEvent> events(long from, int max, Sought sought) {
        Slice slice = slice(from, max);
        List<MeshEvent> events = new ArrayList<>();
        for (Segment segment : slice.full) {
            events.addAll(segment.sought(slice.from(segment), slice.to(segment), sought));
        }
        slice.tail.stream().filter(sought::is).forEach(events::add);
        return events;
    }

    private synchronized Slice slice(long from, int max) {
        long first = Math.max(from, first());
        return between(first, Math.min(appended, first + max - 1));
    }

    private Slice between(long from, long to) {
        List<Segment> segments = new ArrayList<>();
        for (long n = from; n <= to && n < tailFirst(); n = segments.getLast().last() + 1) {
            segments.add(segment(n));
        }
        long first = Math.max(from, tailFirst());
        List<MeshEvent> rest =
                first > to
                        ? List.of()
                        : List.copyOf(
                                tail.subList(
                                        (int) (first - tailFirst()), (int) (to - tailFirst()) + 1));
        return new Slice(from, to, segments, rest);
    }

    private List<MeshEvent> read(Slice slice) {
        List<MeshEvent> events = new ArrayList<>();
        for (Segment segment : slice.full) {
            events.addAll(open(segment).between(slice.from(segment), slice.to(segment)));
        }
        events.addAll(slice.tail);
        return events;
    }

    /// Every event still kept.
    public List<MeshEvent> all() {
        return events(1, Integer.MAX_VALUE);
    }

    private long tailFirst() {
        return appended + 1 - tail.size();
    }

    private Segment segment(long n) {
        return full.get((int) ((n - full.get(0).first()) / Segment.LENGTH));
    }

    private Segment open(Segment wanted) {
        Segment last = open;
        boolean again = last != null && last.first() == wanted.first();
        Segment found = (again && last != null ? last : wanted).unpacked();
        open = found;
        return found;
    }

    private MeshEvent at(long n) {
        long first = tailFirst();
        return n >= first ? tail.get((int) (n - first)) : segment(n).at(n);
    }

    private long time(long n) {
        return n >= tailFirst() ? at(n).t() : segment(n).time(n);
    }

    /// The state after event `n`, or the present one when `n` has not happened. Cheap enough to be
    /// asked at every pulse of a screen.
    ///
    /// @return empty when `n` lies before the last event that was dropped
    public Optional<MeshSnapshot> snapshotAt(long n) {
        MeshSnapshot folded;
        Slice after;
        synchronized (this) {
            if (n >= appended) {
                return Optional.of(snapshot);
            }
            if (n < dropped) {
                return Optional.empty();
            }
            boolean inTail = n + 1 >= tailFirst();
            folded = inTail ? beforeTail : segment(n + 1).before();
            after = between(folded.n() + 1, n);
        }
        for (MeshEvent event : read(after)) {
            folded = folded.apply(event);
        }
        return Optional.of(folded);
    }

    /// Number of the last event that had happened at mesh time `t`, ns; of those dropped the last.
    public synchronized long lastAt(long t) {
        long low = dropped;
        long high = appended;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (time(middle) <= t) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
