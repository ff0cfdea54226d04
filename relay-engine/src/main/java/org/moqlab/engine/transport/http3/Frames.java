package org.moqlab.engine.transport.http3;

import org.moqlab.engine.model.Bytes;

/// Types of frames and streams, and whole frames to send (RFC 9114 §7.2, §6.2).
public final class Frames {
    /// Octets of a request's body; capsules, on a WebTransport session's own stream.
    public static final long DATA = 0x0;

    /// Fields of a request or response.
    public static final long HEADERS = 0x1;

    /// Withdraws a push.
    static final long CANCEL_PUSH = 0x3;

    /// Settings of a connection.
    public static final long SETTINGS = 0x4;

    /// Announces a push.
    static final long PUSH_PROMISE = 0x5;

    /// No more requests, please.
    static final long GOAWAY = 0x7;

    /// How many pushes a client puts up with.
    static final long MAX_PUSH_ID = 0xd;

    /// What a bidirectional stream of a WebTransport session begins with.
    public static final long WEBTRANSPORT_BIDI = 0x41;

    /// Type of a unidirectional stream of a WebTransport session.
    public static final long WEBTRANSPORT_UNI = 0x54;

    /// Type of the control stream.
    public static final long CONTROL_STREAM = 0x0;

    /// Type of a push.
    public static final long PUSH_STREAM = 0x1;

    /// Type of the stream of instructions for the other end's table of fields.
    public static final long QPACK_ENCODER_STREAM = 0x2;

    /// Type of the stream of acknowledgements for such instructions.
    public static final long QPACK_DECODER_STREAM = 0x3;

    private Frames() {}

    /// A frame.
    public static Bytes of(long type, Bytes payload) {
        return new Octets().varint(type).varint(payload.length()).bytes(payload).toBytes();
    }

    /// Whether HTTP/2 has a frame of this type that HTTP/3 forbids.
    private static boolean isOfHttp2(long type) {
        return type == 0x2 || type == 0x6 || type == 0x8 || type == 0x9;
    }

    /// Whether a frame may not come on the stream of a request.
    public static boolean isForbiddenOnRequest(long type) {
        return isOfHttp2(type)
                || type == CANCEL_PUSH
                || type == SETTINGS
                || type == PUSH_PROMISE
                || type == GOAWAY
                || type == MAX_PUSH_ID;
    }

    /// Whether a frame may not come on a control stream.
    ///
    /// @param fromServer whether the server sent it
    public static boolean isForbiddenOnControl(long type, boolean fromServer) {
        return isOfHttp2(type)
                || type == DATA
                || type == HEADERS
                || type == PUSH_PROMISE
                || (type == MAX_PUSH_ID && fromServer);
    }
}
