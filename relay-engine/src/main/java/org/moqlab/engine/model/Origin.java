package org.moqlab.engine.model;

/// Identity of a relay or publisher on the wire: a 62-bit number, `0` meaning unknown, which never
/// matches anything (WIRE §3.4).
public record Origin(long id) implements Comparable<Origin> {
    /// The identity that proves nothing.
    public static final Origin UNKNOWN = new Origin(0);

    /// Largest identity a QUIC varint carries.
    public static final long MAX = (1L << 62) - 1;

    /// Creates an origin.
    ///
    /// @throws IllegalArgumentException when the id does not fit 62 bits
    public Origin {
        if (id < 0 || id > MAX) {
            throw new IllegalArgumentException("origin id out of 62 bits: " + id);
        }
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
