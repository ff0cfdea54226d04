package org.moqlab.engine.routing;

import java.util.OptionalLong;

/// How long a relay waits before it dials a lost peer again. The wait is doubled before it is slept
/// for the first time; nothing in the policies so far makes it shorter again.
///
/// @param first the wait that is doubled first, ns
/// @param longest the longest wait, ns
/// @param givesUp whether a wait beyond the longest ends the process; otherwise it is cut to the
///   longest
public record Backoff(long first, long longest, boolean givesUp) {
    /// The wait after one more loss.
    ///
    /// @param before the wait before, ns; [#first] for a peer that was never lost
    /// @return empty when the relay gives up
    public OptionalLong next(long before) {
        long doubled = before * 2;
        if (doubled <= longest) {
            return OptionalLong.of(doubled);
        }
        return givesUp ? OptionalLong.empty() : OptionalLong.of(longest);
    }
}
