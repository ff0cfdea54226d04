package org.moqlab.engine.wire.ietf;

/// Which part of a track a subscription wants. The relays of the family read all four and behave as
/// [LargestObject] for every one (WIRE §4.2).
public sealed interface Filter {
    /// The number on the wire.
    long code();

    /// From the group after the current one.
    record NextGroup() implements Filter {
        static final long CODE = 1;

        @Override
        public long code() {
            return CODE;
        }
    }

    /// From the newest object on.
    record LargestObject() implements Filter {
        static final long CODE = 2;

        @Override
        public long code() {
            return CODE;
        }
    }

    /// From a place on.
    record AbsoluteStart(Location start) implements Filter {
        static final long CODE = 3;

        @Override
        public long code() {
            return CODE;
        }
    }

    /// From a place to the end of a group.
    ///
    /// @param end last group, an absolute number; some JavaScript readers take it for a distance
    record AbsoluteRange(Location start, long end) implements Filter {
        static final long CODE = 4;

        @Override
        public long code() {
            return CODE;
        }
    }
}
