package org.moqlab.engine.wire.ietf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireReader;

/// Reads the fields moq-transport messages are made of from a complete body. A value outside its
/// set is a [ErrorCode#DECODE], a number or length above its bound [ErrorCode#BOUNDS_EXCEEDED].
final class FieldReader {
    /// Most octets of a reason.
    static final int MAX_REASON = 1_024;

    /// Most octets of the URI of a GOAWAY.
    static final int MAX_URI = 8_192;

    private final Bytes body;
    private final long base;
    private WireReader in;

    FieldReader(Bytes body, long offset) {
        this.body = body;
        this.base = offset;
        this.in = new WireReader(body, offset);
    }

    /// Another reader of what this one has not read yet.
    FieldReader mark() {
        long read = in.offset() - base;
        return new FieldReader(body.slice((int) read, body.length()), in.offset());
    }

    /// Goes on where a reader made by [#mark] stands.
    void continueFrom(FieldReader other) {
        in = other.in;
    }

    /// Everything read since `start` is one value.
    void whole(long start) {
        in.whole(start);
    }

    Optional<Location> largest() throws DecodeException {
        long start = in.offset();
        Optional<Location> largest = in.bool() ? Optional.of(location()) : Optional.empty();
        in.whole(start);
        return largest;
    }

    long number() throws DecodeException {
        return in.varint();
    }

    long number(String what, long max) throws DecodeException {
        return in.varint(what, max);
    }

    int octet() throws DecodeException {
        return in.u8();
    }

    boolean flag() throws DecodeException {
        return in.bool();
    }

    Bytes octets() throws DecodeException {
        return in.bytes();
    }

    TrackName track() throws DecodeException {
        return new TrackName(in.string());
    }

    Location location() throws DecodeException {
        long start = in.offset();
        Location location = new Location(in.varint(), in.varint());
        in.whole(start);
        return location;
    }

    NamespaceTuple tuple() throws DecodeException {
        long start = in.offset();
        long count = in.varint("number of namespace fields", NamespaceTuple.MAX_FIELDS);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(in.string());
        }
        in.whole(start);
        int length = NamespaceTuple.joinedLength(fields);
        if (length > Namespace.MAX_LENGTH) {
            throw exceeded("namespace", length, Namespace.MAX_LENGTH, "characters", start);
        }
        return new NamespaceTuple(fields);
    }

    GroupOrder order() throws DecodeException {
        long start = in.offset();
        int code = in.u8();
        return GroupOrder.of(code).orElseThrow(() -> unknown("group order", code, start));
    }

    Filter filter() throws DecodeException {
        long start = in.offset();
        Filter filter = filter(start);
        in.whole(start);
        return filter;
    }

    private Filter filter(long start) throws DecodeException {
        long code = in.varint();
        if (code == Filter.NextGroup.CODE) {
            return new Filter.NextGroup();
        }
        if (code == Filter.LargestObject.CODE) {
            return new Filter.LargestObject();
        }
        if (code == Filter.AbsoluteStart.CODE) {
            return new Filter.AbsoluteStart(location());
        }
        if (code == Filter.AbsoluteRange.CODE) {
            return new Filter.AbsoluteRange(location(), in.varint());
        }
        throw unknown("filter", code, start);
    }

    String reason() throws DecodeException {
        return bounded("reason", MAX_REASON);
    }

    String uri() throws DecodeException {
        return bounded("URI", MAX_URI);
    }

    private String bounded(String what, int max) throws DecodeException {
        long start = in.offset();
        String text = in.string();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > max) {
            throw exceeded(what, length, max, "octets", start);
        }
        return text;
    }

    private static DecodeException exceeded(
            String what, int length, int max, String unit, long offset) {
        return new DecodeException(
                ErrorCode.BOUNDS_EXCEEDED,
                offset,
                what + " of " + length + " " + unit + " where at most " + max + " are allowed");
    }

    static DecodeException unknown(String what, long code, long offset) {
        return new DecodeException(ErrorCode.DECODE, offset, "unknown " + what + " " + code);
    }

    Parameters parameters() throws DecodeException {
        long start = in.offset();
        Parameters parameters = Parameters.read(this);
        in.whole(start);
        return parameters;
    }

    boolean isAtEnd() {
        return in.isAtEnd();
    }

    void expectEnd() throws DecodeException {
        in.expectEnd();
    }

    long offset() {
        return in.offset();
    }
}
