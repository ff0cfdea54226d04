package org.moqlab.engine.driver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.moqlab.engine.wire.ErrorCode;

/// What a code or a reason may be before it is handed to a transport. Native QUIC code aborts the
/// whole process on some of what is refused here.
public final class Codes {
    /// Largest code of a stream, what a QUIC frame carries.
    public static final long MAX_STREAM_CODE = (1L << 62) - 1;

    /// Largest code of a close.
    public static final long MAX_CLOSE_CODE = Integer.MAX_VALUE;

    /// Octets of a reason sent to a peer; the rest is cut, for a close must fit one packet.
    public static final int MAX_PHRASE = 256;

    /// What a connection is closed with whose peer asks more of this end than it may.
    public static final long TOO_MUCH = ErrorCode.BOUNDS_EXCEEDED.code();

    private Codes() {}

    /// A code for a reset or a stop.
    ///
    /// @throws IllegalArgumentException when it is no number of 62 bits
    public static long checkStream(long code) {
        if (code < 0 || code > MAX_STREAM_CODE) {
            throw new IllegalArgumentException("stream code out of 62 bits: " + code);
        }
        return code;
    }

    /// A code for a close.
    ///
    /// @throws IllegalArgumentException when it is no number of 31 bits
    public static int checkClose(long code) {
        if (code < 0 || code > MAX_CLOSE_CODE) {
            throw new IllegalArgumentException("close code out of 31 bits: " + code);
        }
        return (int) code;
    }

    /// A reason as the other end reads it.
    public static String received(String reason) {
        return new String(phrase(reason), StandardCharsets.UTF_8);
    }

    /// A reason as octets, cut to [#MAX_PHRASE].
    public static byte[] phrase(String reason) {
        byte[] octets = reason.getBytes(StandardCharsets.UTF_8);
        return octets.length <= MAX_PHRASE ? octets : Arrays.copyOf(octets, MAX_PHRASE);
    }
}
