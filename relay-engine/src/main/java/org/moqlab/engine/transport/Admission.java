package org.moqlab.engine.transport;

import org.moqlab.engine.relay.Grant;

/// Judges what callers show before there is a session.
public interface Admission {
    /// Everybody comes as nobody in particular.
    Admission OPEN = _ -> new Verdict.Nobody();

    /// What comes of it.
    sealed interface Verdict {
        /// The caller shows nothing: the relay treats it as it treats all of those.
        record Nobody() implements Verdict {}

        /// The caller may do something.
        ///
        /// @param forMillis for how long, ms; the session ends then
        record Granted(Grant grant, long forMillis) implements Verdict {}

        /// The caller shows something that is not true.
        ///
        /// @param status of HTTP
        record Refused(int status) implements Verdict {}
    }

    /// Judges one caller; never blocks.
    ///
    /// @param query of the URL it asks for, percent-encoded; empty for none
    Verdict judge(String query);
}
