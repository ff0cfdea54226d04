package org.moqlab.engine.relay;

import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.EventBody;

/// What a relay or client wants done (DESIGN §1), in order.
public sealed interface RelayAction {
    /// Open a connection to a peer by name. Answered by `SessionOpened` with role `DIALLED` and the
    /// same peer, or by `DialFailed`; one dial a peer at a time.
    ///
    /// @param offer what to offer
    record Dial(String peer, Offer offer) implements RelayAction {
        /// Dials with QUIC and one protocol name.
        public Dial(String peer, String alpn) {
            this(peer, new Offer.Quic(alpn));
        }
    }

    /// Open a stream; its id is the next of its kind, and credit for it was given.
    record OpenStream(SessionId session, long stream, StreamKind kind) implements RelayAction {}

    /// Write octets, never beyond the window given, and end the direction when `fin`.
    record WriteStream(SessionId session, long stream, Bytes bytes, boolean fin)
            implements RelayAction {}

    /// Abort this end's direction with a wire code.
    record ResetStream(SessionId session, long stream, long code) implements RelayAction {}

    /// Ask the peer to stop writing, with a wire code.
    record StopStream(SessionId session, long stream, long code) implements RelayAction {}

    /// Rank a stream against the others of its session; higher is sent first.
    record SetPriority(SessionId session, long stream, long priority) implements RelayAction {}

    /// Send a datagram.
    record SendDatagram(SessionId session, Bytes bytes) implements RelayAction {}

    /// Close a connection. No `SessionClosed` follows at this end.
    record CloseSession(SessionId session, long code, String reason) implements RelayAction {}

    /// The process ends by its own rules; sessions fall silent.
    record Exit(String reason) implements RelayAction {}

    /// Something worth recording happened here.
    ///
    /// @param id number of the note in the life of this endpoint, from 1 without gaps
    /// @param cause the note that led to it; 0 when the input came from outside
    /// @param session the connection it concerns; number 0 for none
    record Note(long id, long cause, SessionId session, EventBody body) implements RelayAction {}
}
