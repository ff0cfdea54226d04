package org.moqlab.app.canvas;

import java.util.OptionalLong;
import org.moqlab.engine.model.MessageView;

/// A message on its way.
///
/// @param from who sent it
/// @param to who will receive it
/// @param dialled whether the sender dialled the session
/// @param kind what it does
/// @param hops the hops it tells, if any
/// @param sentAt mesh time, ns
/// @param rank its place in the group sent at once on one session, the first being 0
/// @param last whether it is the last of that group
record Flight(
        String from,
        String to,
        boolean dialled,
        MessageView.Kind kind,
        OptionalLong hops,
        long sentAt,
        int rank,
        boolean last) {
    Flight followed() {
        return new Flight(from, to, dialled, kind, hops, sentAt, rank, false);
    }
}
