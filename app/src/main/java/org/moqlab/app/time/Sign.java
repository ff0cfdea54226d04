package org.moqlab.app.time;

import org.moqlab.app.feed.Place;

/// Something on the time axis a person can go to.
///
/// @param place where
/// @param kind what it looks like
/// @param label what it says
public record Sign(Place place, Kind kind, String label) {
    /// Number of an event that nobody knows: it has not happened yet, or only the time is known.
    static final long UNKNOWN = Long.MAX_VALUE;

    /// What a sign looks like.
    public enum Kind {
        /// A flag: a command was carried out.
        COMMAND,
        /// A bolt: a fault was applied.
        FAULT,
        /// An octagon: an invariant did not hold.
        FINDING,
        /// A star: a person wanted to come back here.
        BOOKMARK,
        /// A faint flag: the scenario will do something.
        TO_COME
    }
}
