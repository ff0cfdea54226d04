package org.moqlab.app.spacetime;

import java.util.OptionalLong;
import org.moqlab.engine.model.MessageView;

/// A message between two relays.
///
/// @param sent number of the event in which it left
/// @param received number of the event in which it arrived; 0 as long as it did not
/// @param from who sent it
/// @param to who is to receive it
/// @param session number of the connection at the sender
/// @param kind what it does
/// @param hops the hops it tells, if any
/// @param stored the hops its receiver wrote down for it; empty when its table did not change
/// @param left when it left, ns
/// @param arrived when it arrived, ns; below 0 as long as it did not
record Passing(
        long sent,
        long received,
        String from,
        String to,
        long session,
        MessageView.Kind kind,
        OptionalLong hops,
        OptionalLong stored,
        long left,
        long arrived) {
    Passing arrivedIn(long event, long t) {
        return new Passing(sent, event, from, to, session, kind, hops, stored, left, t);
    }

    Passing storedAs(long length) {
        return new Passing(
                sent,
                received,
                from,
                to,
                session,
                kind,
                hops,
                OptionalLong.of(length),
                left,
                arrived);
    }

    /// Whether it has arrived.
    boolean isThere() {
        return arrived >= 0;
    }
}
