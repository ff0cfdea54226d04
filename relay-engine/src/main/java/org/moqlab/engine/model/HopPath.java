package org.moqlab.engine.model;

import java.util.ArrayList;
import java.util.List;

/// The origins an announce passed through, oldest first (WIRE §3.4, moq-lite-04 and later).
public record HopPath(List<Origin> origins) implements Hops {
    /// Longest path any peer of the family accepts.
    public static final int MAX_HOPS = 32;

    /// Creates a path; the list is copied.
    ///
    /// @throws IllegalArgumentException above [#MAX_HOPS] entries
    public HopPath {
        if (origins.size() > MAX_HOPS) {
            throw new IllegalArgumentException("hop path longer than " + MAX_HOPS);
        }
        origins = List.copyOf(origins);
    }

    @Override
    public long length() {
        return origins.size();
    }

    /// Whether a known origin has been passed; the unknown origin never matches.
    public boolean contains(Origin origin) {
        return origin.isKnown() && origins.contains(origin);
    }

    @Override
    public HopPath through(Origin teller) {
        List<Origin> longer = new ArrayList<>(origins);
        longer.add(teller);
        return new HopPath(longer);
    }

    @Override
    public String toString() {
        return origins.toString();
    }
}
