package org.moqlab.engine.transport.http3;

/// Where among the codes of HTTP/3 those of WebTransport sessions lie (WIRE §1.6).
public final class SessionCode {
    private static final long FIRST = 0x52e4a40fa8dbL;
    private static final long LAST = 0x52e5ac983162L;

    /// One code in so many is none of a session, but meant to be ignored.
    private static final long PERIOD = 31;

    private SessionCode() {}

    /// Whether a code on the wire is one of a session.
    public static boolean isOne(long code) {
        return code >= FIRST && code <= LAST;
    }

    /// The code of a session whose low 32 bits on the wire are known.
    public static long ofLowBits(long low) {
        long place = (low - FIRST) & 0xffffffffL;
        return place - place / PERIOD;
    }
}
