package org.moqlab.engine.observe;

import java.util.List;

/// A run of consecutive events that is full and never changes again, so that every journal with the
/// same past shares it. Its events lie as objects at first, which is quickest for those who follow
/// a run, and in octets once it is [packed][#pack]; what is read is the same.
final class Segment {
    /// Events in a segment, which is also the most that are folded to find the state at an event.
    static final int LENGTH = 2_048;

    private final long first;
    private final MeshSnapshot before;
    private final long weightBefore;
    private volatile Events events;

    /// @param first number of its first event
    /// @param events [#LENGTH] events in order
    /// @param before the state before its first event
    /// @param weightBefore octets that all events before its first one weighed, kept or not
    Segment(long first, List<MeshEvent> events, MeshSnapshot before, long weightBefore) {
        this.first = first;
        this.events = new LooseEvents(List.copyOf(events));
        this.before = before;
        this.weightBefore = weightBefore;
    }

    /// Puts its events into octets, for every journal that shares it.
    void pack(Packing packing) {
        if (events instanceof LooseEvents(List<MeshEvent> loose)) {
            events = PackedEvents.of(loose, packing);
        }
    }

    /// The same segment with its events as objects, which other journals do not see.
    Segment unpacked() {
        return events instanceof LooseEvents
                ? this
                : new Segment(first, events.all(), before, weightBefore);
    }

    /// Number of the first event.
    long first() {
        return first;
    }

    /// Number of the last event.
    long last() {
        return first + events.size() - 1;
    }

    /// The state before its first event.
    MeshSnapshot before() {
        return before;
    }

    /// Octets that all events before its first one weighed, kept or not.
    long weightBefore() {
        return weightBefore;
    }

    /// The event of that number, which is in here.
    MeshEvent at(long n) {
        return events.at((int) (n - first));
    }

    /// Mesh time of the event of that number, which is in here, ns.
    long time(long n) {
        return events.time((int) (n - first));
    }

    /// What the event of that number weighs, which is in here.
    long weight(long n) {
        return events.weight((int) (n - first));
    }

    /// Those sought from number `from` to number `to`, both of them in here.
    List<MeshEvent> sought(long from, long to, Sought sought) {
        return events.sought((int) (from - first), (int) (to - first), sought);
    }

    /// The events from number `from` to number `to`, both of them in here.
    List<MeshEvent> between(long from, long to) {
        return from == to
                ? List.of(at(from))
                : events.all().subList((int) (from - first), (int) (to - first) + 1);
    }
}
