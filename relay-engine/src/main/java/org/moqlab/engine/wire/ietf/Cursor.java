package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;

/// Reads from the unread octets of a stream, whose next piece may not be complete yet: then what is
/// missing reads as 0 and [#isShort] tells. A length above its bound is a breach before its octets
/// arrive.
final class Cursor {
    private final Bytes unread;
    private final long base;
    private int at;
    private boolean tooShort;

    Cursor(Bytes unread, long base) {
        this.unread = unread;
        this.base = base;
    }

    long varint() {
        if (at >= unread.length()) {
            tooShort = true;
        }
        int octets = tooShort ? 0 : 1 << (unread.at(at) >> 6);
        if (at + octets > unread.length()) {
            tooShort = true;
        }
        if (tooShort) {
            return 0;
        }
        long value = unread.at(at++) & 0x3f;
        for (int i = 1; i < octets; i++) {
            value = value << 8 | unread.at(at++);
        }
        return value;
    }

    int octet() {
        if (at >= unread.length()) {
            tooShort = true;
        }
        return tooShort ? 0 : unread.at(at++);
    }

    /// A length within `max` and that many octets.
    Bytes octets(String what, long max) throws DecodeException {
        long start = offset();
        long length = varint();
        if (length > max) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    start,
                    what + " of " + length + " octets where at most " + max + " are allowed");
        }
        if (length > unread.length() - at) {
            tooShort = true;
        }
        if (tooShort) {
            return Bytes.EMPTY;
        }
        int from = at;
        at += (int) length;
        return unread.slice(from, at);
    }

    /// Whether octets were missing.
    boolean isShort() {
        return tooShort;
    }

    /// Number of octets read.
    int read() {
        return at;
    }

    /// Where the next octet stands in its stream.
    long offset() {
        return base + at;
    }
}
