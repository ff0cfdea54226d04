package org.moqlab.engine.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// An immutable run of octets; slices share the array, so fan-out copies nothing.
public final class Bytes {
    /// No octets.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /// Takes over `array`, which the caller must not change any more.
    public static Bytes wrap(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array, 0, array.length);
    }

    /// Parses hexadecimal digits, spaces allowed.
    public static Bytes ofHex(String hex) {
        return wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /// The UTF-8 form of `text`.
    public static Bytes ofUtf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Number of octets.
    public int length() {
        return length;
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return length == 0;
    }

    /// The octet at `index`, 0 to 255.
    ///
    /// @throws IndexOutOfBoundsException outside the run
    public int at(int index) {
        return array[offset + java.util.Objects.checkIndex(index, length)] & 0xff;
    }

    /// The octets from `from` (inclusive) to `to` (exclusive), sharing the array.
    ///
    /// @throws IndexOutOfBoundsException outside the run
    public Bytes slice(int from, int to) {
        java.util.Objects.checkFromToIndex(from, to, length);
        return from == to ? EMPTY : new Bytes(array, offset + from, to - from);
    }

    /// These octets followed by `more`.
    public Bytes concat(Bytes more) {
        if (isEmpty()) {
            return more;
        }
        if (more.isEmpty()) {
            return this;
        }
        byte[] both = Arrays.copyOfRange(array, offset, offset + length + more.length);
        System.arraycopy(more.array, more.offset, both, length, more.length);
        return wrap(both);
    }

    /// Writes the octets into `target` from `at` on.
    ///
    /// @throws IndexOutOfBoundsException when they do not fit there
    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, offset, target, at, length);
    }

    /// A fresh array with the octets.
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /// Lower-case hexadecimal.
    public String toHex() {
        return HexFormat.of().formatHex(array, offset, offset + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(
                        array,
                        offset,
                        offset + length,
                        that.array,
                        that.offset,
                        that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + array[offset + i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return toHex();
    }
}
