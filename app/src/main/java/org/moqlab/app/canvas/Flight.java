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
/// @param takes how long its way takes, mesh time in ns
/// @param rank its place in the group sent at once on one session, the first being 0
/// @param size how many that group has
/// @param lost whether a fault keeps it from arriving
record Flight(
        String from,
        String to,
        boolean dialled,
        MessageView.Kind kind,
        OptionalLong hops,
        long sentAt,
        long takes,
        int rank,
        int size,
        boolean lost) {
    /// One that arrives.
    Flight(
            String from,
            String to,
            boolean dialled,
            MessageView.Kind kind,
            OptionalLong hops,
            long sentAt,
            long takes,
            int rank,
            int size) {
        this(from, to, dialled, kind, hops, sentAt, takes, rank, size, false);
    }

    Flight at(int newRank) {
        return new Flight(from, to, dialled, kind, hops, sentAt, takes, newRank, size, lost);
    }

    Flight inGroupOf(int newSize) {
        return new Flight(from, to, dialled, kind, hops, sentAt, takes, rank, newSize, lost);
    }

    /// The same message, whoever else was seen to be sent with it.
    Flight alone() {
        return at(0).inGroupOf(1);
    }

    /// How much of its way is behind it at a time of the mesh's clock, ns; 0 to 1.
    double gone(long now) {
        return takes <= 0 ? 1 : Math.clamp((double) (now - sentAt) / takes, 0, 1);
    }

    /// Whether it is the last of its group.
    boolean isLast() {
        return rank == size - 1;
    }
}
