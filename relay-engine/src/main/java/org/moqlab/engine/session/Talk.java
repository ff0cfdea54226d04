package org.moqlab.engine.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.model.TrackName;

/// What the owner of a session says to its peer. A closed session swallows it, because its owner
/// hears of the end at its own time. `cause` is always the owner's note that led to the message.
public interface Talk {
    /// A namespace as it is told.
    ///
    /// @param hops hops as stored at this end, which is not among them
    /// @param cost what the route costs from this end on; left out where the wire has no place
    /// @param pulse sign of life of the publisher, told before it; left out where the wire has no
    ///   place
    record Told(Namespace namespace, Hops hops, RouteCost cost, Optional<Pulse> pulse) {
        /// A namespace of whose publisher nothing is said.
        public Told(Namespace namespace, Hops hops, RouteCost cost) {
            this(namespace, hops, cost, Optional.empty());
        }

        /// A namespace that costs nothing.
        public Told(Namespace namespace, Hops hops) {
            this(namespace, hops, RouteCost.ZERO);
        }
    }

    /// A group that was opened.
    ///
    /// @param stream names it in [#frame] and [#endGroup]
    /// @param actions what to do
    record Group(long stream, List<SessionAction> actions) {
        /// Creates the value; the list is copied.
        public Group {
            actions = List.copyOf(actions);
        }
    }

    /// Asks to be told of namespaces below `prefix`.
    List<SessionAction> askAnnouncements(Namespace prefix, long cause);

    /// Answers an announce request with what is known at that moment.
    List<SessionAction> replay(long stream, List<Told> told, long cause);

    /// Tells a namespace on a feed the peer asked for; the owner keeps to the feed's prefix.
    List<SessionAction> announce(long stream, Told told, long cause);

    /// Whether the wire can tell another route for a namespace without its end.
    boolean restarts();

    /// Whether the wire has a place for what routes cost; where it has none, a route that only
    /// costs something else is not another one.
    boolean tellsCosts();

    /// Tells that the route of a namespace told before has changed: in place where the wire
    /// [#restarts], else by its end and a new announce. A namespace that is not told at present is
    /// announced.
    List<SessionAction> reannounce(long stream, Told told, long cause);

    /// Withdraws a namespace on a feed the peer asked for.
    List<SessionAction> unannounce(long stream, Namespace namespace, long cause);

    /// Says that the publisher of a namespace lives, on a feed on which it is told; nothing where
    /// it is not, or where the wire has no word for it.
    List<SessionAction> beat(long stream, Namespace namespace, Pulse pulse, long cause);

    /// Subscribes under a number taken from [Session#nextSubscription].
    List<SessionAction> subscribe(
            long id, Namespace namespace, TrackName track, Demand demand, long cause);

    /// Changes what a subscription of ours wants; nothing where the wire has no word for it.
    List<SessionAction> update(long id, Demand demand, long cause);

    /// Gives up a subscription, track request or fetch of ours; nothing is heard of it any more.
    List<SessionAction> giveUp(long id);

    /// Accepts a subscription of the peer; not a word on wires that take silence for consent.
    List<SessionAction> accept(long stream, TrackInfo info, long cause);

    /// Refuses or fails a subscription, track request or fetch of the peer.
    ///
    /// @param code MoQ error code
    List<SessionAction> fail(long stream, long code);

    /// Says that groups of a subscription of the peer will not come; nothing where the wire has no
    /// word for it.
    ///
    /// @param end last group that will not come
    List<SessionAction> drop(long stream, long start, long end, long code, long cause);

    /// Ends a subscription of the peer cleanly: the track is over.
    List<SessionAction> end(long stream);

    /// Opens a group for a subscription of the peer; or says that there is no room.
    ///
    /// @return what to do; empty when the peer gives no stream for it now
    Optional<Group> openGroup(long subscription, long sequence, long cause);

    /// Sends a frame of an open group.
    ///
    /// @param timestamp in units of the track's timescale; left out where the wire has no place
    List<SessionAction> frame(long stream, OptionalLong timestamp, Bytes payload, long cause);

    /// Ends an open group.
    List<SessionAction> endGroup(long stream);

    /// Aborts an open group.
    List<SessionAction> abortGroup(long stream, long code);

    /// Ranks a stream of ours against the others of the session.
    ///
    /// @param priority 0 to 255, higher is sent first
    List<SessionAction> rank(long stream, long priority);

    /// Whether a whole group may travel as a datagram.
    boolean takesDatagrams();

    /// Sends a group of one frame as a datagram, which may get lost.
    List<SessionAction> datagram(
            long subscription, long sequence, long timestamp, Bytes payload, long cause);

    /// Whether the wire has track requests.
    boolean hasTracks();

    /// Answers a track request of the peer.
    List<SessionAction> trackInfo(long stream, TrackInfo info, long cause);

    /// Asks what there is to say of a track, under a number taken from [Session#nextSubscription].
    List<SessionAction> askTrack(long request, Namespace namespace, TrackName track, long cause);

    /// Whether the wire has fetches that are served.
    boolean hasFetch();

    /// Asks for one past group, under a number taken from [Session#nextSubscription].
    List<SessionAction> fetch(
            long fetch, Namespace namespace, TrackName track, int priority, long group, long cause);

    /// Sends a frame of a group the peer fetches.
    List<SessionAction> fetchFrame(long stream, OptionalLong timestamp, Bytes payload, long cause);

    /// Ends a fetch of the peer cleanly.
    List<SessionAction> endFetch(long stream);

    /// Asks the peer to move to another relay; nothing where the wire has no word for it.
    ///
    /// @param uri where to; may be empty
    List<SessionAction> goAway(String uri, long cause);

    /// Closes the session.
    List<SessionAction> close(long code, String reason);
}
