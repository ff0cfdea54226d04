package org.moqlab.app.feed;

import org.moqlab.engine.mesh.Until;

/// What virtual time runs for.
sealed interface Errand {
    /// Nothing: at the speed a person chose.
    record Paced() implements Errand {}

    /// To be at a time.
    ///
    /// @param t mesh time, ns
    record To(long t) implements Errand {}

    /// To find something.
    ///
    /// @param bound mesh time at which it gives up, ns
    record Search(Until until, long bound) implements Errand {}
}
