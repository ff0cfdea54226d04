package org.moqlab.engine.wire.ietf;

import java.util.List;
import java.util.stream.Collectors;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// The extension headers of an object in wire order; relays pass on what they do not understand.
public record Extensions(List<KeyValue> entries) {
    /// Most octets the headers of one object may have.
    public static final int MAX_OCTETS = 65_536;

    /// No headers.
    public static final Extensions NONE = new Extensions(List.of());

    /// Key of the family's timestamp, in the units of the track.
    public static final long TIMESTAMP = 0x10;

    /// Key of the timestamp of older drafts, understood on reading.
    public static final long OLD_TIMESTAMP = 0x06;

    /// Key of the units of the timestamp, a second's worth.
    public static final long TIMESCALE = 0x08;

    /// Creates the list, which is copied.
    public Extensions {
        entries = List.copyOf(entries);
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Length and headers.
    ///
    /// @throws IllegalArgumentException when a value does not have the form of its id, or all are
    ///   longer than [#MAX_OCTETS]
    WireWriter write(WireWriter out) {
        WireWriter block = new WireWriter();
        entries.forEach(entry -> KeyValues.write(entry, block));
        Bytes bytes = block.toBytes();
        if (bytes.length() > MAX_OCTETS) {
            throw new IllegalArgumentException("extensions of " + bytes.length() + " octets");
        }
        return out.bytes(bytes);
    }

    /// Reads the headers from a block without its length.
    static Extensions read(Bytes block, long offset) throws DecodeException {
        return block.isEmpty()
                ? NONE
                : new Extensions(KeyValues.readAll(new FieldReader(block, offset)));
    }

    @Override
    public String toString() {
        return entries.stream()
                .map(entry ->
                        Registry.EXTENSION.describe(entry.id()) + " = " + KeyValues.words(entry))
                .collect(Collectors.joining(", "));
    }
}
