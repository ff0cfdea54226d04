package org.moqlab.app.feed;

/// An event worth a sign on the time axis.
///
/// @param place where
/// @param kind what it is
/// @param text what happened, in a few words
public record Mark(Place place, Kind kind, String text) {
    /// What a mark stands for.
    public enum Kind {
        /// A command was carried out.
        COMMAND,
        /// A fault was applied.
        FAULT,
        /// An invariant did not hold.
        FINDING
    }
}
