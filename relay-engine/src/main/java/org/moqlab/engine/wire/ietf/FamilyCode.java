package org.moqlab.engine.wire.ietf;

import java.util.Arrays;
import java.util.Optional;

/// The codes with which the moq-dev family answers requests, instead of the draft's (WIRE §4.3).
public enum FamilyCode {
    /// The track ended cleanly, or its subscriber had enough.
    OK(200, "ok"),
    /// An announcement or a PUBLISH is refused.
    REFUSED(400, "refused"),
    /// No such broadcast or track.
    NOT_FOUND(404, "not found"),
    /// Announced already.
    DUPLICATE(409, "duplicate"),
    /// The track was aborted after it had been accepted, or the request is not supported.
    ERROR(500, "error");

    private final long code;
    private final String words;

    FamilyCode(long code, String words) {
        this.code = code;
        this.words = words;
    }

    /// The number on the wire.
    public long code() {
        return code;
    }

    /// What it says.
    public String words() {
        return words;
    }

    /// The code of that number, if it is one.
    public static Optional<FamilyCode> of(long code) {
        return Arrays.stream(values()).filter(c -> c.code == code).findFirst();
    }
}
