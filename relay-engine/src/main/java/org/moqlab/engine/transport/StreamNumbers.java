package org.moqlab.engine.transport;

/// Which streams of an HTTP/3 connection are which of a WebTransport session on it.
///
/// HTTP/3 takes the first stream of two kinds for itself: the control stream is the first
/// unidirectional one of each end, and the request is the client's first bidirectional one. The
/// streams of the session are numbered as if those were not there, so that both ends number them
/// alike and the machine counts from 0 as it does on bare QUIC. A peer that opens more streams for
/// HTTP/3, as browsers do, leaves gaps; one that opens a stream of the session first of all is
/// strange but free to, and that stream gets the last number.
final class StreamNumbers {
    /// What a stream's number counts beside its two bits of kind, modulo.
    private static final long INDICES = 1L << 60;

    private static final long SERVER_BIDI = 1;
    private static final long KIND = 3;

    private StreamNumbers() {}

    /// The machine's number of a stream.
    static long ofSession(long quicId) {
        return shifted(quicId, -taken(quicId));
    }

    /// QUIC's number of a stream.
    static long ofQuic(long id) {
        return shifted(id, taken(id));
    }

    private static int taken(long id) {
        return (id & KIND) == SERVER_BIDI ? 0 : 1;
    }

    private static long shifted(long id, int by) {
        return Math.floorMod((id >> 2) + by, INDICES) << 2 | (id & KIND);
    }
}
