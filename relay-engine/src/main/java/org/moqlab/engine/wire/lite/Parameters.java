package org.moqlab.engine.wire.lite;

import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// The parameters of a moq-lite message: numbers to octets, every value with its length (WIRE §2).
/// What nobody asks for is ignored.
final class Parameters {
    /// Most parameters of one message.
    static final int MAX_PARAMETERS = 64;

    private record Value(Bytes octets, long offset) {}

    private final TreeMap<Long, Value> values = new TreeMap<>();

    /// Reads parameters; a number given twice is a breach.
    static Parameters read(WireReader in) throws DecodeException {
        Parameters read = new Parameters();
        long count = in.varint("number of parameters", MAX_PARAMETERS);
        for (int i = 0; i < count; i++) {
            long start = in.offset();
            long id = in.varint();
            if (read.values.containsKey(id)) {
                throw new DecodeException(
                        ErrorCode.DUPLICATE, start, "parameter " + id + " given twice");
            }
            Bytes octets = in.bytes();
            read.values.put(id, new Value(octets, in.offset() - octets.length()));
        }
        return read;
    }

    /// The number a parameter holds, which must fill it.
    OptionalLong number(long id) throws DecodeException {
        Value value = values.get(id);
        if (value == null) {
            return OptionalLong.empty();
        }
        WireReader in = new WireReader(value.octets, value.offset);
        long number = in.varint();
        in.expectEnd();
        return OptionalLong.of(number);
    }

    /// The text a parameter holds; the empty text when it is not there.
    ///
    /// @param max most octets allowed
    String text(long id, int max) throws DecodeException {
        Value value = values.get(id);
        if (value == null) {
            return "";
        }
        if (value.octets.length() > max) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    value.offset,
                    "text of " + value.octets.length() + " octets where at most " + max + " are");
        }
        return new WireReader(value.octets, value.offset).text();
    }

    Parameters with(long id, WireWriter value) {
        values.put(id, new Value(value.toBytes(), 0));
        return this;
    }

    void write(WireWriter out) {
        out.varint(values.size());
        values.forEach((id, value) -> out.varint(id).bytes(value.octets));
    }
}
