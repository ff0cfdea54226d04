package org.moqlab.engine.model;

import org.jspecify.annotations.Nullable;

/// Identity of a relay or publisher on the wire: a 62-bit number, `0` meaning unknown, which never
/// matches anything (WIRE §3.4).
public record Origin(long id) implements Comparable<Origin> {
    /// The identity that proves nothing.
    public static final Origin UNKNOWN = new Origin(0);

    /// Largest identity a QUIC varint carries.
    public static final long MAX = (1L << 62) - 1;

    /// Origins that are shared at once; a power of two.
    private static final int SHARED = 1 << 12;

    /// An odd number with its bits all over, after Knuth.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final @Nullable Origin[] LATELY = new Origin[SHARED];

    /// Creates an origin.
    ///
    /// @throws IllegalArgumentException when the id does not fit 62 bits
    public Origin {
        if (id < 0 || id > MAX) {
            throw new IllegalArgumentException("origin id out of 62 bits: " + id);
        }
    }

    /// The origin of that id. Paths name the same few origins again and again, so one that was
    /// named lately is the same object.
    ///
    /// @throws IllegalArgumentException when the id does not fit 62 bits
    public static Origin of(long id) {
        int slot = Long.hashCode(id * SPREAD) & (SHARED - 1);
        // Another thread may put another one there: either is a good answer.
        Origin known = LATELY[slot];
        if (known == null || known.id != id) {
            known = new Origin(id);
            LATELY[slot] = known;
        }
        return known;
    }

    /// Whether this is an identity at all.
    public boolean isKnown() {
        return id != 0;
    }

    @Override
    public int compareTo(Origin other) {
        return Long.compare(id, other.id);
    }

    @Override
    public String toString() {
        return Long.toHexString(id);
    }
}
