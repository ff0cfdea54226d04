package org.moqlab.engine.session;

import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.StreamKind;

/// What a session wants done, in order: transport actions, notes for the journal, and events for
/// its owner.
public sealed interface SessionAction {
    /// As the cause of a message: whatever the owner is doing now led to it.
    long PRESENT_CAUSE = -1;

    /// Open a stream.
    record Open(long stream, StreamKind kind) implements SessionAction {}

    /// Write octets within the window, and end the direction when `fin`.
    record Write(long stream, Bytes bytes, boolean fin) implements SessionAction {}

    /// Abort this end's direction with a wire code.
    record Reset(long stream, long code) implements SessionAction {}

    /// Ask the peer to stop writing with a wire code.
    record Stop(long stream, long code) implements SessionAction {}

    /// Rank a stream of ours against the others of the session.
    ///
    /// @param priority 0 to 255, higher is sent first
    record Rank(long stream, long priority) implements SessionAction {}

    /// Send a datagram.
    record Datagram(Bytes bytes) implements SessionAction {}

    /// Close the session.
    record Close(long code, String reason) implements SessionAction {}

    /// A message is handed to the transport.
    ///
    /// @param cause the owner's note that led to it, or [#PRESENT_CAUSE]
    record Sent(MessageView message, long stream, long offset, long cause)
            implements SessionAction {}

    /// A message arrived.
    record Received(MessageView message, long stream, long offset) implements SessionAction {}

    /// Something was thrown away.
    record Dropped(String what, String why) implements SessionAction {}

    /// Something the owner has to know.
    record Happened(SessionEvent event) implements SessionAction {}
}
