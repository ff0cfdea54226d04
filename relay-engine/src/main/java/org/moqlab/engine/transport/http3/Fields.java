package org.moqlab.engine.transport.http3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;

/// Fields as HTTP/3 packs them (RFC 9204), without the table that grows: this end tells its peers
/// that its table has no room, and uses none of theirs.
public final class Fields {
    /// Octets of fields, packed or counted as RFC 9114 §4.2.2 counts, that this end reads.
    public static final int MAX_SIZE = 16_384;

    private static final int INDEXED = 0x80;
    private static final int LITERAL_WITH_NAME_REFERENCE = 0x40;
    private static final int LITERAL = 0x20;

    /// Bit that tells the static table from the one that grows, by form.
    private static final int INDEXED_STATIC = 0x40;

    private static final int NAME_STATIC = 0x10;

    private Fields() {}

    /// Packs fields; texts are not Huffman-coded.
    public static Bytes encode(List<Field> fields) {
        Octets out = new Octets().number(0, 2);
        for (Field field : fields) {
            int whole = StaticTable.indexOf(field);
            int name = StaticTable.indexOfName(field.name());
            if (whole >= 0) {
                integer(out, INDEXED | INDEXED_STATIC, 6, whole);
                continue;
            }
            if (name >= 0) {
                integer(out, LITERAL_WITH_NAME_REFERENCE | NAME_STATIC, 4, name);
            } else {
                text(out, LITERAL, 3, field.name());
            }
            text(out, 0, 7, field.value());
        }
        return out.toBytes();
    }

    private static void integer(Octets out, int flags, int bits, int value) {
        int full = (1 << bits) - 1;
        if (value < full) {
            out.number(flags | value, 1);
            return;
        }
        out.number(flags | full, 1);
        int left = value - full;
        while (left >= 0x80) {
            out.number(0x80 | (left & 0x7f), 1);
            left >>= 7;
        }
        out.number(left, 1);
    }

    private static void text(Octets out, int flags, int bits, String text) {
        integer(out, flags, bits, text.length());
        out.bytes(Bytes.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// Unpacks fields.
    ///
    /// @return empty when they are more than [#MAX_SIZE]
    /// @throws Http3Exception when they are not packed so
    public static Optional<List<Field>> decode(Bytes packed) throws Http3Exception {
        Unpacking in = new Unpacking(packed);
        if (in.integer(8) != 0) {
            throw Unpacking.broken("fields of the growing table");
        }
        // Where the growing table would begin: this end has none.
        var _ = in.integer(7);
        List<Field> fields = new ArrayList<>();
        int size = 0;
        while (in.hasMore()) {
            Field field = field(in);
            size += field.size();
            if (size > MAX_SIZE) {
                return Optional.empty();
            }
            fields.add(field);
        }
        return Optional.of(List.copyOf(fields));
    }

    private static Field field(Unpacking in) throws Http3Exception {
        int first = in.peek();
        if ((first & INDEXED) != 0) {
            return in.known((first & INDEXED_STATIC) != 0, 6);
        }
        if ((first & LITERAL_WITH_NAME_REFERENCE) != 0) {
            String name = in.known((first & NAME_STATIC) != 0, 4).name();
            return new Field(name, in.text(7));
        }
        if ((first & LITERAL) != 0) {
            String name = in.text(3);
            return new Field(name, in.text(7));
        }
        throw Unpacking.broken("a field of the growing table");
    }
}
