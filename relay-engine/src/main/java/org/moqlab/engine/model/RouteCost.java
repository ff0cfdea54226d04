package org.moqlab.engine.model;

import java.util.Comparator;

/// What it costs to fetch over a route, in the links' prices. The cheaper route is served from.
///
/// @param warm the price to where the tracks already flow: 0 at a relay that is fetching them
/// @param cold the price to the publisher, whoever fetches already
public record RouteCost(long warm, long cold) implements Comparable<RouteCost> {
    /// Largest price a QUIC varint carries.
    public static final long MAX = (1L << 62) - 1;

    /// Costs nothing: a local publish, and every route on a wire that carries no costs.
    public static final RouteCost ZERO = new RouteCost(0, 0);

    private static final Comparator<RouteCost> ORDER =
            Comparator.comparingLong(RouteCost::warm).thenComparingLong(RouteCost::cold);

    /// Creates a cost.
    ///
    /// @throws IllegalArgumentException when a price does not fit 62 bits
    public RouteCost {
        if (warm < 0 || warm > MAX || cold < 0 || cold > MAX) {
            throw new IllegalArgumentException("route cost out of 62 bits: " + warm + ", " + cold);
        }
    }

    /// The cost beyond a link of that price; it stays at [#MAX] when there is no more.
    public RouteCost over(long price) {
        return new RouteCost(sum(warm, price), sum(cold, price));
    }

    private static long sum(long cost, long price) {
        return cost > MAX - price ? MAX : cost + price;
    }

    @Override
    public int compareTo(RouteCost other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return warm == cold ? Long.toString(warm) : warm + "/" + cold;
    }
}
