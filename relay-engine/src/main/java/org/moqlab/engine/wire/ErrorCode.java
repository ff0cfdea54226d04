package org.moqlab.engine.wire;

import java.util.Arrays;
import java.util.Optional;

/// moq-lite error codes, for session close and stream resets (WIRE §3.13).
public enum ErrorCode {
    /// Routine cancel, or a stream dropped without more to say.
    CANCEL(0),
    /// A needed extension is missing.
    REQUIRED_EXTENSION(1),
    /// Too old.
    OLD(2),
    /// Took too long.
    TIMEOUT(3),
    /// The transport broke.
    TRANSPORT(4),
    /// Octets that cannot be read.
    DECODE(5),
    /// Not allowed.
    UNAUTHORIZED(6),
    /// No common version.
    VERSION(9),
    /// A stream type that does not belong here.
    UNEXPECTED_STREAM(10),
    /// A number out of bounds.
    BOUNDS_EXCEEDED(11),
    /// A namespace announced twice on one stream.
    DUPLICATE(12),
    /// No such namespace, track or announce.
    NOT_FOUND(13),
    /// A length that does not fit its content.
    WRONG_SIZE(14),
    /// Any other breach of the protocol.
    PROTOCOL_VIOLATION(15),
    /// A message that does not belong here.
    UNEXPECTED_MESSAGE(16),
    /// Not supported.
    UNSUPPORTED(17),
    /// Nothing that can be put on the wire.
    ENCODE(18),
    /// More parameters than allowed.
    TOO_MANY_PARAMETERS(19),
    /// A role that cannot be taken.
    INVALID_ROLE(20),
    /// No protocol by that name.
    UNKNOWN_ALPN(21),
    /// The route a subscription hung on was dropped.
    DROPPED(24),
    /// Closed by the far end.
    CLOSED(25),
    /// Too slow to follow.
    LAGGED(26),
    /// A frame larger than allowed.
    FRAME_TOO_LARGE(27),
    /// A timestamp that does not fit its track.
    TIMESTAMP_MISMATCH(29),
    /// Nobody can serve it.
    UNROUTABLE(30),
    /// Thrown out of a cache.
    EVICTED(31);

    private final long code;

    ErrorCode(long code) {
        this.code = code;
    }

    /// The u32 of the protocol.
    public long code() {
        return code;
    }

    /// The named code with that number, if there is one.
    public static Optional<ErrorCode> of(long code) {
        return Arrays.stream(values()).filter(c -> c.code == code).findFirst();
    }

    /// A code in words: `13 not found`, or the bare number.
    public static String describe(long code) {
        return of(code).map(c ->
                        code + " " + c.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                .orElse(Long.toString(code));
    }
}
