package org.moqlab.engine.wire;

/// A peer's octets are not what the protocol says: what was wrong at which octet, and the code the
/// stream or session ends with.
public final class DecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final long offset;

    /// Creates the exception.
    ///
    /// @param code what the stream or session ends with
    /// @param offset octet of the stream at which reading failed
    /// @param problem what was found and what was expected
    public DecodeException(ErrorCode code, long offset, String problem) {
        super(problem + " at octet " + offset);
        this.code = code;
        this.offset = offset;
    }

    /// What the stream or session ends with.
    public ErrorCode code() {
        return code;
    }

    /// Octet of the stream at which reading failed.
    public long offset() {
        return offset;
    }
}
