package org.moqlab.engine.wire.ietf;

import java.util.Arrays;
import java.util.Optional;

/// The order in which groups are asked for or delivered. The draft forbids [#PUBLISHER] in answers;
/// the family reads it there all the same, and so does this codec.
public enum GroupOrder {
    /// As the publisher sees fit.
    PUBLISHER(0),
    /// Oldest first.
    ASCENDING(1),
    /// Newest first.
    DESCENDING(2);

    private final int code;

    GroupOrder(int code) {
        this.code = code;
    }

    /// The octet on the wire.
    public int code() {
        return code;
    }

    /// The order of that octet, if there is one.
    public static Optional<GroupOrder> of(int code) {
        return Arrays.stream(values()).filter(o -> o.code == code).findFirst();
    }
}
