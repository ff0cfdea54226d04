package org.moqlab.engine.transport.http3;

/// Codes of HTTP/3 (RFC 9114 §8.1), QPACK (RFC 9204 §6), HTTP datagrams (RFC 9297 §5.2) and
/// WebTransport, as they appear in resets and closes.
public enum Http3Error {
    /// A datagram that names no request.
    DATAGRAM(0x33),
    /// Nothing is wrong.
    NO_ERROR(0x100),
    /// A stream that this peer may not open.
    STREAM_CREATION(0x103),
    /// A stream that has to last as long as the connection ended.
    CLOSED_CRITICAL_STREAM(0x104),
    /// A frame that may not come here or now.
    FRAME_UNEXPECTED(0x105),
    /// A frame that is not laid out as it should be.
    FRAME(0x106),
    /// More of something than this end puts up with.
    EXCESSIVE_LOAD(0x107),
    /// A stream or session number that cannot be.
    ID(0x108),
    /// Settings that cannot be.
    SETTINGS(0x109),
    /// The first frame of a control stream is not SETTINGS.
    MISSING_SETTINGS(0x10a),
    /// A request that ended before it was whole.
    REQUEST_INCOMPLETE(0x10d),
    /// A request, response or capsule that is not as it should be.
    MESSAGE(0x10e),
    /// Fields that cannot be unpacked.
    QPACK_DECOMPRESSION_FAILED(0x200),
    /// A stream of a session that is over.
    SESSION_GONE(0x170d7b68),
    /// A stream of a session that does not exist, or exists not yet.
    BUFFERED_STREAM_REJECTED(0x3994bd84);

    private final int code;

    Http3Error(int code) {
        this.code = code;
    }

    /// The code on the wire.
    public int code() {
        return code;
    }
}
