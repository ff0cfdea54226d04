package org.moqlab.engine.transport;

import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import org.moqlab.engine.driver.Conditions.Condition;

/// The way of datagrams from one sender to one endpoint: what is wrong with it, and how much is
/// under way. Confined to the endpoint's event loop.
final class Way {
    /// Datagrams that may be under way or held at once; more are lost.
    static final int MAX_DATAGRAMS = 8_192;

    /// Octets of memory that datagrams under way or held may take; more are lost.
    static final int MAX_OCTETS = 16 << 20;

    private final Network.Length length;
    private final SplittableRandom chance;
    private final ArrayDeque<Parcel> held = new ArrayDeque<>();
    private Condition condition = Condition.FINE;
    private int datagrams;
    private int octets;

    Way(Network.Length length, SplittableRandom chance) {
        this.length = length;
        this.chance = chance;
    }

    Condition condition() {
        return condition;
    }

    void condition(Condition now) {
        condition = now;
    }

    /// Whether the next datagram gets lost.
    boolean loses() {
        return condition.cut()
                || (condition.loss() > 0 && chance.nextInt(Condition.ALL) < condition.loss());
    }

    /// How long the next datagram takes, ns.
    long time() {
        return length.latency()
                + upTo(length.jitter())
                + condition.delay()
                + upTo(condition.jitter());
    }

    private long upTo(long max) {
        return max == 0 ? 0 : chance.nextLong(max + 1);
    }

    /// Whether nothing is under way or held.
    boolean isEmpty() {
        return datagrams == 0;
    }

    /// Whether one more datagram fits.
    boolean takes(int size) {
        return datagrams < MAX_DATAGRAMS && octets + size <= MAX_OCTETS;
    }

    /// A datagram has set out.
    void entered(Parcel parcel) {
        datagrams++;
        octets += parcel.size();
    }

    /// A datagram is through, or lost.
    void left(Parcel parcel) {
        datagrams--;
        octets -= parcel.size();
    }

    /// Holds a datagram behind those held already.
    void hold(Parcel parcel) {
        held.add(parcel);
    }

    /// Those held, in order; they are not held any more.
    List<Parcel> release() {
        List<Parcel> released = List.copyOf(held);
        held.clear();
        return released;
    }
}
