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
    /// The route a subscription hung on was dropped.
    DROPPED(24),
    /// Closed by the far end.
    CLOSED(25);

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
