package org.moqlab.engine.observe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The record of a run: an append-only ring of events and the snapshot they fold into. One writer,
/// any number of readers from any thread; the writer never waits for a reader to be ready, a reader
/// that fell behind finds the oldest events gone and starts from the snapshot.
public final class Journal {
    /// Events kept; older ones are dropped and counted.
    public static final int MAX_EVENTS = 1_000_000;

    /// Octets that the events kept may weigh together, by [Weight]; older ones are dropped.
    public static final long MAX_WEIGHT = 512L << 20;

    private final ArrayList<@Nullable MeshEvent> ring;
    private final int capacity;
    private final long maxWeight;
    private long appended;
    private long dropped;
    private long weight;
    private MeshSnapshot snapshot = MeshSnapshot.EMPTY;

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
    Journal(int capacity, long maxWeight) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        this.capacity = capacity;
        this.maxWeight = maxWeight;
        this.ring = new ArrayList<>();
    }

    private Journal(Journal other) {
        this.capacity = other.capacity;
        this.maxWeight = other.maxWeight;
        this.ring = new ArrayList<>(other.ring);
        this.appended = other.appended;
        this.dropped = other.dropped;
        this.weight = other.weight;
        this.snapshot = other.snapshot;
    }

    /// An independent journal with the same past.
    public synchronized Journal copy() {
        return new Journal(this);
    }

    /// Appends an event, whose number must be the next one.
    ///
    /// @throws IllegalStateException when the number is not [#next]
    public synchronized void append(MeshEvent event) {
        if (event.n() != appended + 1) {
            throw new IllegalStateException("event " + event.n() + " after " + appended);
        }
        if (appended - dropped == capacity) {
            drop();
        }
        if (ring.size() < capacity) {
            ring.add(event);
        } else {
            ring.set((int) (appended % capacity), event);
        }
        appended++;
        weight += Weight.of(event);
        while (weight > maxWeight && appended - dropped > 1) {
            drop();
        }
        snapshot = snapshot.apply(event);
    }

    private void drop() {
        weight -= Weight.of(at(++dropped));
        ring.set((int) ((dropped - 1) % capacity), null);
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
    public synchronized Optional<MeshEvent> event(long n) {
        return n < first() || n > appended ? Optional.empty() : Optional.of(at(n));
    }

    /// Events from number `from` on, at most `max`; starts at the oldest kept one when `from` was
    /// dropped.
    public synchronized List<MeshEvent> events(long from, int max) {
        long start = Math.max(from, first());
        long end = Math.min(appended, start + max - 1);
        List<MeshEvent> events = new ArrayList<>();
        for (long n = start; n <= end; n++) {
            events.add(at(n));
        }
        return events;
    }

    /// Every event still kept.
    public List<MeshEvent> all() {
        return events(1, Integer.MAX_VALUE);
    }

    private MeshEvent at(long n) {
        return Objects.requireNonNull(ring.get((int) ((n - 1) % capacity)));
    }

    /// The state after event `n`, folded from the first event still kept.
    ///
    /// @return empty when events before `n` were dropped
    public Optional<MeshSnapshot> snapshotAt(long n) {
        if (first() != 1) {
            return Optional.empty();
        }
        MeshSnapshot folded = MeshSnapshot.EMPTY;
        for (MeshEvent event : events(1, (int) Math.min(n, Integer.MAX_VALUE))) {
            folded = folded.apply(event);
        }
        return Optional.of(folded);
    }

    /// The chain of causes of event `n`, nearest first, at most `max` long.
    public List<MeshEvent> causes(long n, int max) {
        List<MeshEvent> chain = new ArrayList<>();
        ArrayDeque<Long> next = new ArrayDeque<>(List.of(n));
        while (!next.isEmpty() && chain.size() < max) {
            Optional<MeshEvent> event = event(next.remove());
            event.ifPresent(chain::add);
            event.filter(e -> e.cause() != MeshEvent.EXTERNAL).ifPresent(e -> next.add(e.cause()));
        }
        return chain;
    }

    /// Newest event first; for searching backwards. The iterator reads a copy of `max` events.
    public Iterator<MeshEvent> newest(int max) {
        List<MeshEvent> events = events(Math.max(1, last() - max + 1), max);
        return events.reversed().iterator();
    }
}
