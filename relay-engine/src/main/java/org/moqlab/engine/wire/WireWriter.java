package org.moqlab.engine.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

    /// Appends one octet.
    public WireWriter u8(int value) {
        return bigEndian(value & 0xff, 1);
    }

    /// Appends two octets, big-endian.
    public WireWriter u16(int value) {
        return bigEndian(value & 0xffff, 2);
    }

    /// Appends 0 or 1.
    public WireWriter bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    /// Appends a varint length and UTF-8.
    public WireWriter string(String text) {
        return bytes(Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)));
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

    private WireWriter bigEndian(long value, int octets) {
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift) & 0xff);
        }
        return this;
    }
}
