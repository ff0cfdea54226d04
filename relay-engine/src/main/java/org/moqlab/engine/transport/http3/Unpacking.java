package org.moqlab.engine.transport.http3;

import java.nio.charset.StandardCharsets;
import org.moqlab.engine.model.Bytes;

/// Reads the integers and texts of packed fields (RFC 9204 §4.1).
final class Unpacking {
    /// Octets an integer may take beyond its first one.
    static final int MAX_CONTINUATION = 4;

    private final Bytes packed;
    private int next;

    Unpacking(Bytes packed) {
        this.packed = packed;
    }

    boolean hasMore() {
        return next < packed.length();
    }

    int peek() throws Http3Exception {
        if (!hasMore()) {
            throw broken("fields are cut short");
        }
        return packed.at(next);
    }

    private int octet() throws Http3Exception {
        int octet = peek();
        next++;
        return octet;
    }

    /// An integer that begins in the low `bits` bits of the next octet.
    int integer(int bits) throws Http3Exception {
        int full = (1 << bits) - 1;
        long value = octet() & full;
        if (value < full) {
            return (int) value;
        }
        for (int i = 0; i < MAX_CONTINUATION; i++) {
            int octet = octet();
            value += (long) (octet & 0x7f) << (7 * i);
            if ((octet & 0x80) == 0) {
                return (int) value;
            }
        }
        throw broken("an integer beyond bounds");
    }

    /// A field both ends know.
    ///
    /// @param fixed whether it is of the static table
    Field known(boolean fixed, int bits) throws Http3Exception {
        int index = integer(bits);
        if (!fixed || index >= StaticTable.size()) {
            throw broken("field " + index + " of the " + (fixed ? "static" : "growing") + " table");
        }
        return StaticTable.get(index);
    }

    /// A text whose length begins in the low `bits` bits of the next octet, below the bit that
    /// tells Huffman-coded ones.
    String text(int bits) throws Http3Exception {
        boolean coded = (peek() >> bits & 1) != 0;
        int length = integer(bits);
        if (length > packed.length() - next) {
            throw broken("a text is cut short");
        }
        Bytes octets = packed.slice(next, next + length);
        next += length;
        String text = new String(octets.toArray(), StandardCharsets.ISO_8859_1);
        return coded ? Huffman.decode(text) : text;
    }

    static Http3Exception broken(String what) {
        return Http3Exception.ofConnection(Http3Error.QPACK_DECOMPRESSION_FAILED, what);
    }
}
