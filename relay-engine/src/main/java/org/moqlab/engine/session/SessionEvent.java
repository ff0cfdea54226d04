package org.moqlab.engine.session;

import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;

/// What a session tells its owner: the protocol's meaning, free of versions and octets.
public sealed interface SessionEvent {
    /// The session is set up; announce requests and subscriptions may be made.
    ///
    /// @param wire the version, such as `moq-lite-03`
    record Ready(String wire) implements SessionEvent {}

    /// The peer wants to be told of namespaces below a prefix.
    ///
    /// @param stream names the feed in [LiteTalk#announce]
    record AnnouncementsWanted(long stream, Namespace prefix) implements SessionEvent {}

    /// The peer no longer wants the announcements of that feed.
    record AnnouncementsUnwanted(long stream) implements SessionEvent {}

    /// The peer offers a namespace.
    ///
    /// @param told the hops as the peer told them, this end not included
    record Announced(Namespace namespace, Hops told) implements SessionEvent {}

    /// The peer withdraws a namespace it had offered.
    record Unannounced(Namespace namespace) implements SessionEvent {}

    /// The peer wants a track; to be answered by [LiteTalk#accept] or [LiteTalk#fail].
    ///
    /// @param stream names the request in answers
    record SubscribeRequested(
            long stream, long id, Namespace namespace, TrackName track, int priority)
            implements SessionEvent {}

    /// The peer no longer wants that track.
    record SubscribeCancelled(long stream) implements SessionEvent {}

    /// The peer accepted a subscription of ours.
    record Accepted(long subscription) implements SessionEvent {}

    /// A subscription of ours is over.
    ///
    /// @param clean whether the track ended cleanly
    /// @param code MoQ error code otherwise
    record Ended(long subscription, boolean clean, long code) implements SessionEvent {}

    /// A group of a subscription of ours begins.
    record GroupBegan(long subscription, long sequence) implements SessionEvent {}

    /// A frame of a group arrived.
    record FrameArrived(long subscription, long sequence, Bytes payload) implements SessionEvent {}

    /// A group is complete or was aborted.
    record GroupEnded(long subscription, long sequence, boolean clean) implements SessionEvent {}

    /// The session closed itself because the peer broke the protocol.
    record Violated(long code, String reason) implements SessionEvent {}
}
