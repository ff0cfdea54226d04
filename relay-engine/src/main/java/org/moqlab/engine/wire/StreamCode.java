package org.moqlab.engine.wire;

import java.util.OptionalLong;

/// The mapping of MoQ error codes onto QUIC stream codes (WIRE §1.6): resets and stops carry a code
/// of the WebTransport range, on raw QUIC too.
public final class StreamCode {
    /// Wire form of code 0.
    public static final long FIRST = 0x52e4a40fa8dbL;

    /// Wire form of the largest u32.
    public static final long LAST = 0x52e5ac983162L;

    private StreamCode() {}

    /// The wire form of a MoQ code.
    ///
    /// @throws IllegalArgumentException when `code` is no u32
    public static long toWire(long code) {
        if (code < 0 || code > 0xffff_ffffL) {
            throw new IllegalArgumentException("not a u32: " + code);
        }
        return FIRST + code + code / 30;
    }

    /// The MoQ code of a wire form; empty outside the range or on one of its reserved points.
    public static OptionalLong fromWire(long wire) {
        if (wire < FIRST || wire > LAST || (wire - 0x21) % 0x1f == 0) {
            return OptionalLong.empty();
        }
        long shifted = wire - FIRST;
        return OptionalLong.of(shifted - shifted / 31);
    }
}
