package org.moqlab.engine.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;

/// Writes the primitive encodings of WIRE §2, always in their shortest form.
public final class WireWriter {
    /// Largest number a QUIC varint carries.
    public static final long MAX_VARINT = (1L << 62) - 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// Appends a QUIC varint.
    ///
    /// @throws IllegalArgumentException outside 0 to [#MAX_VARINT]
    public WireWriter varint(long value) {
        if (value < 0 || value > MAX_VARINT) {
            throw new IllegalArgumentException("no varint: " + value);
        }
        if (value < 1L << 6) {
            return bigEndian(value, 1);
        }
        if (value < 1L << 14) {
            return bigEndian(value | 1L << 14, 2);
        }
        if (value < 1L << 30) {
            return bigEndian(value | 2L << 30, 4);
        }
        return bigEndian(value | 3L << 62, 8);
    }

    /// Appends a number of either sign: 0, -1, 1, -2 and so on as 0, 1, 2, 3 (WIRE §3.6).
    ///
    /// @throws IllegalArgumentException outside -2^61 to 2^61-1
    public WireWriter zigzag(long value) {
        if (value < -(1L << 61) || value >= 1L << 61) {
            throw new IllegalArgumentException("no zigzag varint: " + value);
        }
        return varint(value << 1 ^ value >> 63);
    }

    /// Appends an optional number: 0 for none, else the number plus 1.
    ///
    /// @throws IllegalArgumentException outside 0 to [#MAX_VARINT] - 1
    public WireWriter optional(OptionalLong value) {
        if (value.orElse(0) < 0) {
            throw new IllegalArgumentException("no optional number: " + value.orElse(0));
        }
        return varint(value.isEmpty() ? 0 : value.getAsLong() + 1);
    }

    /// Appends one octet.
    ///
    /// @throws IllegalArgumentException outside 0 to 255
    public WireWriter u8(int value) {
        return bounded(value, 1);
    }

    /// Appends two octets, big-endian.
    ///
    /// @throws IllegalArgumentException outside 0 to 65535
    public WireWriter u16(int value) {
        return bounded(value, 2);
    }

    /// Appends 0 or 1.
    public WireWriter bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    /// Appends a varint length and UTF-8.
    ///
    /// @throws IllegalArgumentException when the text holds half a surrogate pair
    public WireWriter string(String text) {
        return bytes(utf8(text));
    }

    /// Appends UTF-8 without a length.
    ///
    /// @param max most octets allowed
    /// @throws IllegalArgumentException above `max`, or when the text holds half a surrogate pair
    public WireWriter text(String text, int max) {
        Bytes octets = utf8(text);
        if (octets.length() > max) {
            throw new IllegalArgumentException("text of " + octets.length() + " octets");
        }
        return raw(octets);
    }

    private static Bytes utf8(String text) {
        try {
            ByteBuffer octets = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] array = new byte[octets.remaining()];
            octets.get(array);
            return Bytes.wrap(array);
        } catch (CharacterCodingException broken) {
            throw new IllegalArgumentException("text that has no UTF-8 form", broken);
        }
    }

    /// Appends a varint length and octets.
    public WireWriter bytes(Bytes bytes) {
        return varint(bytes.length()).raw(bytes);
    }

    /// Appends octets as they are.
    public WireWriter raw(Bytes bytes) {
        out.writeBytes(bytes.toArray());
        return this;
    }

    /// What was written.
    public Bytes toBytes() {
        return Bytes.wrap(out.toByteArray());
    }

    private WireWriter bounded(int value, int octets) {
        if (value < 0 || value >= 1 << (8 * octets)) {
            throw new IllegalArgumentException("not in " + octets + " octets: " + value);
        }
        return bigEndian(value, octets);
    }

    private WireWriter bigEndian(long value, int octets) {
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift) & 0xff);
        }
        return this;
    }
}
