package org.moqlab.engine.cli;

import java.io.IOException;

/// Tells what came of plays, one after the other.
interface Reporter {
    /// Before the first.
    ///
    /// @param plays how many there are
    void begin(int plays) throws IOException;

    /// A play begins; those that are played at once are told of at their end.
    default void begins(Play play, Trial trial) {}

    /// A play is over.
    void ended(Report report) throws IOException;

    /// After the last.
    default void end() throws IOException {}
}
