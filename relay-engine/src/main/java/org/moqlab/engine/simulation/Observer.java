package org.moqlab.engine.simulation;

import org.moqlab.engine.relay.RelayAction;

/// Who is told what endpoints of a simulated mesh do.
interface Observer {
    /// An endpoint recorded something; what it does about it follows.
    void note(String name, RelayAction.Note note);

    /// A dial got its session number, before anything is sent.
    void dialling(String name, long session, String peer);

    /// A dial came to nothing; the endpoint hears of it next.
    void dialFailed(String name, long session);

    /// A turn of an endpoint is over, and so is what it was told at once.
    ///
    /// @param end why it takes no more turns: it broke, or ended by its own rules; else empty
    void turned(String name, String end);
}
