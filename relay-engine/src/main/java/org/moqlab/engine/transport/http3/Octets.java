package org.moqlab.engine.transport.http3;

import java.io.ByteArrayOutputStream;
import org.moqlab.engine.model.Bytes;

/// Puts octets together.
public final class Octets {
    /// Largest integer that fits the variable-length form.
    public static final long MAX_VARINT = (1L << 62) - 1;

    private static final int[] LENGTHS = {1, 2, 4, 8};

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    /// Appends an integer in the shortest variable-length form (RFC 9000 §16).
    ///
    /// @throws IllegalArgumentException outside 0 to [#MAX_VARINT]
    public Octets varint(long value) {
        if (value < 0 || value > MAX_VARINT) {
            throw new IllegalArgumentException("no variable-length integer: " + value);
        }
        int form = value < 1 << 6 ? 0 : value < 1 << 14 ? 1 : value < 1 << 30 ? 2 : 3;
        int length = LENGTHS[form];
        for (int i = length - 1; i >= 0; i--) {
            int octet = (int) (value >> (8 * i)) & 0xff;
            octets.write(i == length - 1 ? octet | form << 6 : octet);
        }
        return this;
    }

    /// Appends the low `count` octets of a number, the highest first.
    public Octets number(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            octets.write((int) (value >> (8 * i)) & 0xff);
        }
        return this;
    }

    /// Appends octets.
    public Octets bytes(Bytes bytes) {
        octets.writeBytes(bytes.toArray());
        return this;
    }

    /// Everything so far.
    public Bytes toBytes() {
        return Bytes.wrap(octets.toByteArray());
    }
}
