package org.moqlab.engine.model;

/// The two kinds of QUIC streams.
public enum StreamKind {
    /// Both ends write.
    BIDI,
    /// Only the opener writes.
    UNI;

    /// The kind of a QUIC stream id (RFC 9000 §2.1).
    public static StreamKind of(long stream) {
        return (stream & 2) == 0 ? BIDI : UNI;
    }

    /// The id of the `index`-th stream (from 0) of this kind.
    ///
    /// @param client whether the opener dialled the connection
    public long stream(long index, boolean client) {
        return index * 4 + (this == UNI ? 2 : 0) + (client ? 0 : 1);
    }
}
