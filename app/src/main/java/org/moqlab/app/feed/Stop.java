package org.moqlab.app.feed;

import org.moqlab.engine.mesh.Condition;

/// Why a run stands still though nobody paused it.
public sealed interface Stop {
    /// The first finding was raised, and the person wanted to see that.
    ///
    /// @param n number of the event that raised it
    /// @param t mesh time, ns
    record AtFinding(long n, long t) implements Stop {}

    /// What it was to go on until happened.
    ///
    /// @param n number of the event that met the condition
    /// @param t mesh time, ns
    record Met(Condition condition, long n, long t) implements Stop {}

    /// What it was to go on until did not happen.
    ///
    /// @param ended whether nothing is left to happen; else it was waited for long enough
    /// @param t mesh time, ns
    record Unmet(Condition condition, boolean ended, long t) implements Stop {}

    /// Something could not be done.
    ///
    /// @param why for a person
    record Refused(String why) implements Stop {}
}
