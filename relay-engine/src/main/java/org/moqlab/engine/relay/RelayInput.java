package org.moqlab.engine.relay;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;

/// What can happen to a relay or client (DESIGN §1). Stream codes are as on the wire.
public sealed interface RelayInput {
    /// A connection is up.
    ///
    /// @param alpn what was negotiated; empty when the first messages have to
    /// @param path path of the URL, which leads to the session's root, still percent-encoded and
    ///   without a query; empty on raw QUIC
    /// @param peer name of the other end where the driver knows it, for notes only
    /// @param grant what the peer has shown that it may do; empty when it showed nothing
    record SessionOpened(
            SessionId session,
            Role role,
            String alpn,
            String path,
            String peer,
            Optional<Grant> grant)
            implements RelayInput {
        /// A connection whose peer has shown nothing.
        public SessionOpened(SessionId session, Role role, String alpn, String path, String peer) {
            this(session, role, alpn, path, peer, Optional.empty());
        }
    }

    /// A connection ended.
    ///
    /// @param code application code, 0 when none was given
    /// @param reason text of the close; may be empty
    record SessionClosed(SessionId session, long code, String reason, How how)
            implements RelayInput {}

    /// How a connection ended.
    enum How {
        /// Either side closed it.
        CLOSED,
        /// Nothing was heard for the idle timeout.
        IDLE,
        /// It broke.
        FAILED
    }

    /// A dial did not lead to a connection.
    ///
    /// @param code status of HTTP that a WebTransport request got; -1 when there was none
    record DialFailed(String peer, long code, String reason) implements RelayInput {
        /// A dial that got no answer of HTTP.
        public DialFailed(String peer, String reason) {
            this(peer, -1, reason);
        }
    }

    /// A caller was turned away as [Endpoint#refuses] said, and there was no session.
    ///
    /// @param peer name of the caller as far as the driver knows it
    /// @param path of the URL it asked for
    /// @param status what it got
    record CallerRefused(String peer, String path, int status) implements RelayInput {}

    /// The peer opened a stream.
    record StreamOpened(SessionId session, long stream, StreamKind kind) implements RelayInput {}

    /// Octets arrived, in stream order.
    record StreamBytes(SessionId session, long stream, Bytes bytes) implements RelayInput {}

    /// The peer ended its direction cleanly.
    record StreamFinished(SessionId session, long stream) implements RelayInput {}

    /// The peer reset its direction.
    record StreamReset(SessionId session, long stream, long code) implements RelayInput {}

    /// The peer asked this end to stop writing; some transports do not tell the code.
    record StreamStopped(SessionId session, long stream, OptionalLong code) implements RelayInput {}

    /// So many more octets may be written on a stream.
    record StreamWritable(SessionId session, long stream, long bytes) implements RelayInput {}

    /// So many more streams of a kind may be opened.
    record StreamCredit(SessionId session, StreamKind kind, long streams) implements RelayInput {}

    /// A datagram arrived.
    record Datagram(SessionId session, Bytes bytes) implements RelayInput {}

    /// The operator asks something of the process.
    record Command(Order order) implements RelayInput {}

    /// What an operator can ask of a process, and what a fault does to it from the inside.
    sealed interface Order {
        /// Begin: relays dial their peers, clients their relay.
        Order START = Course.START;

        /// End as on Ctrl-C: accepted sessions are closed, dialled ones fall silent.
        Order INTERRUPT = Course.INTERRUPT;

        /// End and close every session.
        Order CLOSE = Course.CLOSE;

        /// The course of a process.
        enum Course implements Order {
            /// See [Order#START].
            START,
            /// See [Order#INTERRUPT].
            INTERRUPT,
            /// See [Order#CLOSE].
            CLOSE
        }

        /// A relay does not say the next announce or unannounce to a peer, on whichever session to
        /// it that would be.
        ///
        /// @param peer by name
        /// @param announce an announce, else an unannounce
        /// @param keeps whether it says it when told to, rather than never
        record Mute(String peer, boolean announce, boolean keeps) implements Order {}

        /// A relay says what it has kept from a peer, and mutes nothing to it any more.
        record Unmute(String peer) implements Order {}

        /// A relay tells all names anew, now and from now on with these hops and costs. A lie takes
        /// the place of the one before.
        ///
        /// @param told hops before its own; empty for the true ones
        /// @param cost what all its routes cost, on wires with a place for it; empty for the truth
        record Lie(Optional<Hops> told, Optional<RouteCost> cost) implements Order {
            /// The truth again.
            public static final Lie NONE = new Lie(Optional.empty(), Optional.empty());
        }

        /// A relay forgets all it knows of a namespace.
        record Purge(Namespace namespace) implements Order {}

        /// A relay dials a peer from now on, unless it does already.
        record Dial(RelayConfig.Target target) implements Order {}

        /// A relay lets go of a peer that it dials.
        record Undial(String peer) implements Order {}

        /// A relay offers that to a peer whenever it dials it from now on.
        record Greet(String peer, Offer offer) implements Order {}

        /// A publisher announces so many names below its own, `flood-1` and up.
        record Flood(int names) implements Order {}
    }

    /// The deadline last told by [Endpoint#nextDeadline] has come.
    record DeadlineReached() implements RelayInput {}
}
