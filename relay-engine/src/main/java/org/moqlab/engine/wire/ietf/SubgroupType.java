package org.moqlab.engine.wire.ietf;

import java.util.Arrays;
import java.util.Optional;

/// What the type of a subgroup stream tells (WIRE §4.5).
///
/// @param extensions whether objects carry a block of extension headers
/// @param numbering where the number of the subgroup stands
/// @param endsGroup whether a clean end of the stream ends the group
public record SubgroupType(boolean extensions, Numbering numbering, boolean endsGroup) {
    /// Where the number of a subgroup stands.
    public enum Numbering {
        /// Nowhere, it is 0.
        ZERO(0),
        /// It is the id of the first object.
        FIRST_OBJECT(2),
        /// In the header.
        EXPLICIT(4);

        private final long bits;

        Numbering(long bits) {
            this.bits = bits;
        }
    }

    /// What the relays of March 2026 send.
    public static final SubgroupType MARCH_2026 = new SubgroupType(false, Numbering.ZERO, true);

    private static final long BASE = 0x10;
    private static final long EXTENSIONS = 0x01;
    private static final long NUMBERING = 0x06;
    private static final long ENDS_GROUP = 0x08;

    /// The number on the wire.
    public long code() {
        return BASE | (extensions ? EXTENSIONS : 0) | numbering.bits | (endsGroup ? ENDS_GROUP : 0);
    }

    /// The type of that number, if it is one of this draft's.
    public static Optional<SubgroupType> of(long code) {
        if ((code & ~(EXTENSIONS | NUMBERING | ENDS_GROUP)) != BASE) {
            return Optional.empty();
        }
        return Arrays.stream(Numbering.values())
                .filter(numbering -> numbering.bits == (code & NUMBERING))
                .findFirst()
                .map(numbering ->
                        new SubgroupType(
                                (code & EXTENSIONS) != 0, numbering, (code & ENDS_GROUP) != 0));
    }
}
