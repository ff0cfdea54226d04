package org.moqlab.engine.transport.http3;

/// A peer broke the rules of HTTP/3 or WebTransport.
public final class Http3Exception extends Exception {
    private static final long serialVersionUID = 1L;

    private final Http3Error error;
    private final boolean fatal;

    private Http3Exception(Http3Error error, boolean fatal, String message) {
        super(message);
        this.error = error;
        this.fatal = fatal;
    }

    /// A breach that ends the connection.
    public static Http3Exception ofConnection(Http3Error error, String message) {
        return new Http3Exception(error, true, message);
    }

    /// A breach that ends one stream.
    public static Http3Exception ofStream(Http3Error error, String message) {
        return new Http3Exception(error, false, message);
    }

    /// What to say to the peer.
    public Http3Error error() {
        return error;
    }

    /// Whether the connection ends, not only the stream.
    public boolean isFatal() {
        return fatal;
    }

    /// The text, which is always there.
    public String text() {
        return String.valueOf(getMessage());
    }
}
