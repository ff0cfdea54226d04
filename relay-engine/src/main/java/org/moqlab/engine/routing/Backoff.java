package org.moqlab.engine.routing;

import java.util.OptionalLong;

/// How long a relay waits before it dials a lost peer again: twice as long each time.
///
/// @param first the first wait, ns
/// @param longest the longest wait, ns
/// @param givesUp whether a wait beyond the longest ends the process; otherwise it is cut to the
///   longest
/// @param shortened whether chance takes off up to half of a wait
/// @param good how long a session has to last for the waits to begin anew, ns; [#NEVER] when they
///   never do
public record Backoff(long first, long longest, boolean givesUp, boolean shortened, long good) {
    /// Longer than any session lasts.
    public static final long NEVER = Long.MAX_VALUE;

    /// Waits that nothing makes shorter again.
    public Backoff(long first, long longest, boolean givesUp) {
        this(first, longest, givesUp, false, NEVER);
    }

    /// The wait after one more loss.
    ///
    /// @param before the wait before, ns; 0 for a peer that was never lost, or not since a good
    ///   session
    /// @return empty when the relay gives up
    public OptionalLong next(long before) {
        long next = before == 0 ? first : before * 2;
        if (next <= longest) {
            return OptionalLong.of(next);
        }
        return givesUp ? OptionalLong.empty() : OptionalLong.of(longest);
    }
}
