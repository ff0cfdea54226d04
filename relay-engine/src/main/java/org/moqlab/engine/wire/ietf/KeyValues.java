package org.moqlab.engine.wire.ietf;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireWriter;

/// Key-value pairs on the wire (WIRE §2).
final class KeyValues {
    private KeyValues() {}

    /// Reads a count and that many pairs.
    ///
    /// @param byParity whether even ids carry bare numbers
    static List<KeyValue> readCounted(FieldReader in, boolean byParity) throws DecodeException {
        long count = in.number("number of parameters", Parameters.MAX);
        List<KeyValue> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long start = in.offset();
            KeyValue entry = read(in, byParity);
            for (KeyValue before : entries) {
                if (before.id() == entry.id() && !Parameters.mayRepeat(before, entry)) {
                    throw Parameters.repeated(entry.id(), start);
                }
            }
            entries.add(entry);
        }
        return entries;
    }

    /// Reads pairs to the end of the octets.
    static List<KeyValue> readAll(FieldReader in) throws DecodeException {
        List<KeyValue> entries = new ArrayList<>();
        while (!in.isAtEnd()) {
            entries.add(read(in, true));
        }
        return entries;
    }

    private static KeyValue read(FieldReader in, boolean byParity) throws DecodeException {
        long id = in.number();
        if (byParity && id % 2 == 0) {
            return new KeyValue.Varint(id, in.number());
        }
        long start = in.offset();
        Bytes value = in.octets();
        if (value.length() > KeyValue.MAX_VALUE) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    start,
                    "value of "
                            + value.length()
                            + " octets where at most "
                            + KeyValue.MAX_VALUE
                            + " are allowed");
        }
        return new KeyValue.Octets(id, value);
    }

    static void write(KeyValue entry, WireWriter out) {
        boolean even = entry.id() % 2 == 0;
        switch (entry) {
            case KeyValue.Varint(long id, long value) when even -> out.varint(id).varint(value);
            case KeyValue.Octets(long id, Bytes value)
                    when !even && value.length() <= KeyValue.MAX_VALUE ->
                    out.varint(id).bytes(value);
            default -> throw new IllegalArgumentException("not the form of its id: " + entry);
        }
    }

    static String words(KeyValue entry) {
        return switch (entry) {
            case KeyValue.Varint number -> Long.toString(number.value());
            case KeyValue.Octets octets -> words(octets.value());
        };
    }

    /// Octets as text where they are plain text, in hexadecimal otherwise.
    private static String words(Bytes octets) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < octets.length(); i++) {
            int octet = octets.at(i);
            if (octet < 0x20 || octet > 0x7e) {
                return octets.toHex();
            }
            text.append((char) octet);
        }
        return text.append('"').toString();
    }
}
