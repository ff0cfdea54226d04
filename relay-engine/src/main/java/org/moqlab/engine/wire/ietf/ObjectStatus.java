package org.moqlab.engine.wire.ietf;

import java.util.Arrays;
import java.util.Optional;

/// What an object without payload says (WIRE §4.5).
public enum ObjectStatus {
    /// An object, empty or not.
    NORMAL(0),
    /// There never will be such an object.
    DOES_NOT_EXIST(1),
    /// No object follows in this group.
    END_OF_GROUP(3),
    /// No object follows in this track.
    END_OF_TRACK(4);

    private final long code;

    ObjectStatus(long code) {
        this.code = code;
    }

    /// The number on the wire.
    public long code() {
        return code;
    }

    /// The status of that number, if there is one.
    public static Optional<ObjectStatus> of(long code) {
        return Arrays.stream(values()).filter(s -> s.code == code).findFirst();
    }
}
