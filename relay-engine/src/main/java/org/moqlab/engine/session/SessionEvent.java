package org.moqlab.engine.session;

import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.lite.Setup;

/// What a session tells its owner: the protocol's meaning, free of versions and octets.
public sealed interface SessionEvent {
    /// What concerns tracks and their groups rather than namespaces or the session.
    sealed interface OfTrack extends SessionEvent {}

    /// The session is set up; announce requests and subscriptions may be made.
    ///
    /// @param wire the version, such as `moq-lite-03`
    record Ready(String wire) implements SessionEvent {}

    /// The peer said who it is; before [Ready] at the accepting end, at any time at the other.
    ///
    /// @param path session root where the transport has no URL to carry it; empty for the root
    /// @param part which half of the protocol it takes part in
    record Introduced(Origin origin, String path, Setup.Part part) implements SessionEvent {}

    /// The peer wants to be told of namespaces below a prefix.
    ///
    /// @param stream names the feed in [Talk#announce]
    /// @param exclude origin whose routes the peer does not want; unknown excludes nothing
    record AnnouncementsWanted(long stream, Namespace prefix, Origin exclude)
            implements SessionEvent {}

    /// The peer no longer wants the announcements of that feed.
    record AnnouncementsUnwanted(long stream) implements SessionEvent {}

    /// The peer offers a namespace.
    ///
    /// @param told the hops as the peer told them, this end not included: a count without the peer,
    ///   or a path with the peer as its last origin
    /// @param advertised what the route costs from the peer on, as the peer told it; nothing where
    ///   the wire has no costs
    /// @param cost what it costs from here on, the price of the link included
    record Announced(Namespace namespace, Hops told, RouteCost advertised, RouteCost cost)
            implements SessionEvent {
        /// An offer on a wire without costs.
        public Announced(Namespace namespace, Hops told) {
            this(namespace, told, RouteCost.ZERO, RouteCost.ZERO);
        }
    }

    /// The peer says that the route of a namespace it offers has changed. Only on wires that
    /// [Talk#restarts].
    ///
    /// @param told as in [Announced]
    /// @param advertised as in [Announced]
    /// @param cost as in [Announced]
    record Reannounced(Namespace namespace, Hops told, RouteCost advertised, RouteCost cost)
            implements SessionEvent {
        /// Another route on a wire without costs.
        public Reannounced(Namespace namespace, Hops told) {
            this(namespace, told, RouteCost.ZERO, RouteCost.ZERO);
        }
    }

    /// The peer withdraws a namespace it had offered.
    record Unannounced(Namespace namespace) implements SessionEvent {}

    /// The peer says that the publisher of a namespace lives. Only on lab wires.
    record Beaten(Namespace namespace, Pulse pulse) implements SessionEvent {}

    /// The peer wants a track; to be answered by [Talk#accept] or [Talk#fail].
    ///
    /// @param stream names the request in answers
    record SubscribeRequested(
            long stream, long id, Namespace namespace, TrackName track, Demand demand)
            implements OfTrack {}

    /// The peer changes what it wants of a track.
    record SubscribeUpdated(long stream, Demand demand) implements OfTrack {}

    /// The peer no longer wants that track.
    record SubscribeCancelled(long stream) implements OfTrack {}

    /// The peer accepted a subscription of ours.
    record Accepted(long subscription, TrackInfo info) implements OfTrack {}

    /// A subscription of ours is over.
    ///
    /// @param clean whether the track ended cleanly
    /// @param code MoQ error code otherwise
    record Ended(long subscription, boolean clean, long code) implements OfTrack {}

    /// Groups of a subscription of ours will not come.
    ///
    /// @param end last of them
    record GroupsDropped(long subscription, long start, long end, long code) implements OfTrack {}

    /// A group of a subscription of ours begins.
    record GroupBegan(long subscription, long sequence) implements OfTrack {}

    /// A frame of a group arrived.
    ///
    /// @param timestamp in units of the track's timescale, where the wire carries one
    record FrameArrived(long subscription, long sequence, OptionalLong timestamp, Bytes payload)
            implements OfTrack {}

    /// A group is complete or was aborted.
    record GroupEnded(long subscription, long sequence, boolean clean) implements OfTrack {}

    /// A whole group of one frame arrived as a datagram.
    record DatagramArrived(long subscription, long sequence, long timestamp, Bytes payload)
            implements OfTrack {}

    /// The peer asks what there is to say of a track; to be answered by [Talk#trackInfo] or
    /// [Talk#fail].
    record TrackAsked(long stream, Namespace namespace, TrackName track) implements OfTrack {}

    /// The peer no longer wants that answer.
    record TrackUnwanted(long stream) implements OfTrack {}

    /// The answer to a track request of ours.
    record TrackTold(long request, TrackInfo info) implements OfTrack {}

    /// A track request of ours was refused.
    record TrackRefused(long request, long code) implements OfTrack {}

    /// The peer asks for one past group; to be answered by [Talk#fetchFrame] and [Talk#endFetch],
    /// or [Talk#fail].
    record FetchAsked(long stream, Namespace namespace, TrackName track, int priority, long group)
            implements OfTrack {}

    /// The peer no longer wants that group.
    record FetchUnwanted(long stream) implements OfTrack {}

    /// A frame of a group we fetch arrived.
    record Fetched(long fetch, OptionalLong timestamp, Bytes payload) implements OfTrack {}

    /// A fetch of ours is over.
    ///
    /// @param clean whether the group is complete
    /// @param code MoQ error code otherwise
    record FetchEnded(long fetch, boolean clean, long code) implements OfTrack {}

    /// The peer asks to move to another relay.
    record GoingAway(String uri) implements SessionEvent {}

    /// The session closed itself because the peer broke the protocol.
    record Violated(long code, String reason) implements SessionEvent {}
}
