package org.moqlab.engine.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;

/// Reads the primitive encodings of WIRE §2 from a complete message body; any end of the body
/// inside a value is a breach.
public final class WireReader {
    private static final char REPLACEMENT = '\ufffd';

    private final Bytes body;
    private final long base;
    private final Optional<Trace> trace = Trace.present();
    private int at;

    /// Reads `body`, whose first octet stands at `base` in its stream.
    public WireReader(Bytes body, long base) {
        this.body = body;
        this.base = base;
    }

    /// The next QUIC varint, in any of its forms.
    public long varint() throws DecodeException {
        int first = octet();
        int octets = 1 << (first >> 6);
        long value = first & 0x3f;
        for (int i = 1; i < octets; i++) {
            value = value << 8 | octet();
        }
        read(octets);
        return value;
    }

    /// The next varint, at most `max`.
    public long varint(String what, long max) throws DecodeException {
        long start = offset();
        long value = varint();
        if (value > max) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    start,
                    what + " " + value + " where at most " + max + " is allowed");
        }
        return value;
    }

    /// The next zigzag number: 0, -1, 1, -2 and so on (WIRE §3.6).
    public long zigzag() throws DecodeException {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /// The next optional number: 0 for none, else the number plus 1.
    public OptionalLong optional() throws DecodeException {
        long value = varint();
        return value == 0 ? OptionalLong.empty() : OptionalLong.of(value - 1);
    }

    /// The next octet.
    public int u8() throws DecodeException {
        int value = octet();
        read(1);
        return value;
    }

    private int octet() throws DecodeException {
        if (at >= body.length()) {
            throw failure("message ends inside a value");
        }
        return body.at(at++);
    }

    /// The next octet as 0 or 1.
    public boolean bool() throws DecodeException {
        int value = u8();
        if (value > 1) {
            at--;
            throw failure("octet " + value + " where 0 or 1 is expected");
        }
        return value == 1;
    }

    /// The next length and UTF-8 text.
    public String string() throws DecodeException {
        long start = offset();
        return utf8(bytes(), start);
    }

    /// The rest of the body as UTF-8 text.
    public String text() throws DecodeException {
        long start = offset();
        return utf8(rest(), start);
    }

    /// The rest of the body.
    public Bytes rest() {
        Bytes rest = body.slice(at, body.length());
        at = body.length();
        read(rest.length());
        return rest;
    }

    /// Decoding puts U+FFFD where the octets are broken, and no broken octets come back from it.
    private static String utf8(Bytes octets, long start) throws DecodeException {
        byte[] array = octets.toArray();
        String text = new String(array, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0
                && !Arrays.equals(array, text.getBytes(StandardCharsets.UTF_8))) {
            throw new DecodeException(ErrorCode.DECODE, start, "text that is not UTF-8");
        }
        return text;
    }

    /// The next length and octets.
    public Bytes bytes() throws DecodeException {
        long start = offset();
        long length = varint();
        if (length > body.length() - at) {
            throw failure(
                    "length "
                            + length
                            + " where "
                            + (body.length() - at)
                            + " octets are left in the message");
        }
        int from = at;
        at += (int) length;
        whole(start);
        return body.slice(from, at);
    }

    private void read(int octets) {
        trace.ifPresent(wanted -> wanted.read(offset() - octets, offset()));
    }

    /// Everything read since `start` is one value.
    ///
    /// @param start where it begins in the stream
    public void whole(long start) {
        trace.ifPresent(wanted -> wanted.read(start, offset()));
    }

    /// Whether every octet was read.
    public boolean isAtEnd() {
        return at == body.length();
    }

    /// Requires that every octet was read.
    public void expectEnd() throws DecodeException {
        if (!isAtEnd()) {
            throw new DecodeException(
                    ErrorCode.WRONG_SIZE,
                    offset(),
                    (body.length() - at) + " octets left over after the message");
        }
    }

    /// Where the next octet stands in its stream.
    public long offset() {
        return base + at;
    }

    private DecodeException failure(String problem) {
        return new DecodeException(ErrorCode.DECODE, offset(), problem);
    }
}
