package org.moqlab.app.feed;

/// A point of a recording.
///
/// @param n number of the last event that has happened; 0 for none
/// @param t mesh time, ns
public record Place(long n, long t) {
    /// Nothing has happened yet.
    public static final Place START = new Place(0, 0);
}
