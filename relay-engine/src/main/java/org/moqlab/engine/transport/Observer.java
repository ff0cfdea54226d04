package org.moqlab.engine.transport;

import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.RelayAction;

/// Who is told what one life of an endpoint does; called on its event loop, never to block.
public interface Observer {
    /// The endpoint recorded something; what it does about it follows.
    ///
    /// @param now mesh time, ns
    /// @return false when this life counts as ended already, so that nothing more may be sent
    boolean note(long now, RelayAction.Note note);

    /// A dial got its session number, before anything is sent.
    void dialling(long now, SessionId session, String peer);

    /// A dial came to nothing; the endpoint hears of it next.
    void dialFailed(SessionId session);

    /// The endpoint broke, or ended by its own rules; it takes no more turns.
    void ended(long now, String reason);
}
