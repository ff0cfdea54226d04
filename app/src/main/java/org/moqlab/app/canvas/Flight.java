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
/// @param size how many that group has
record Flight(
        String from,
        String to,
        boolean dialled,
        MessageView.Kind kind,
        OptionalLong hops,
        long sentAt,
        int rank,
        int size) {
    Flight at(int newRank) {
        return new Flight(from, to, dialled, kind, hops, sentAt, newRank, size);
    }

    Flight inGroupOf(int newSize) {
        return new Flight(from, to, dialled, kind, hops, sentAt, rank, newSize);
    }

    /// Whether it is the last of its group.
    boolean isLast() {
        return rank == size - 1;
    }
}
