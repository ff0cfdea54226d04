package org.moqlab.app.feed;

/// How the recording that is shown came to be another one: what a reader has read of the one before
/// holds up to an event, and what came after is different.
///
/// @param number counts the recordings
/// @param common number of the last event the recording shares with the one before
public record Splice(long number, long common) {
    /// The first recording.
    public static final Splice FIRST = new Splice(0, 0);

    Splice next(long shared) {
        return new Splice(number + 1, shared);
    }

    /// Number of the last event that still holds for a reader who last saw the splice `seen`.
    public long keeps(Splice seen) {
        if (number == seen.number) {
            return Long.MAX_VALUE;
        }
        return number == seen.number + 1 ? common : 0;
    }
}
