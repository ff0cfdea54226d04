package org.moqlab.app.time;

import java.util.Optional;

/// A moment a person wants to come back to.
///
/// @param t when, mesh time in ns
/// @param event the event it stands at; empty when the run was played anew since, so that only its
///   time is known
/// @param name what it is called
public record Bookmark(long t, Optional<At> event, String name) {
    /// Longest name, in characters; what is longer is cut.
    public static final int MAX_NAME = 80;

    /// A place in the events of one branch.
    ///
    /// @param branch the branch it was made on
    /// @param n number of the last event that has happened
    /// @param t when that happened, ns; before the bookmark where it stands in a quiet time
    public record At(String branch, long n, long t) {}

    /// Creates a bookmark; its name is one line, and cut.
    public Bookmark {
        String line = name.replaceAll("\\s+", " ").strip();
        name = line.codePointCount(0, line.length()) <= MAX_NAME ? line : cut(line);
    }

    private static String cut(String line) {
        return line.substring(0, line.offsetByCodePoints(0, MAX_NAME)).strip();
    }

    Bookmark called(String other) {
        return new Bookmark(t, event, other);
    }

    /// The same, of which only the time is known.
    Bookmark byTime() {
        return new Bookmark(t, Optional.empty(), name);
    }
}
