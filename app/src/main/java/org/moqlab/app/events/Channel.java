package org.moqlab.app.events;

import java.util.Optional;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// One way of one stream as one of its ends records it: what it sent there, or what came to it.
///
/// @param end the relay or client
/// @param session number of the connection
/// @param stream the QUIC stream id
/// @param sent whether the end sent it
record Channel(String end, long session, long stream, boolean sent) {
    /// A message and where it stands.
    ///
    /// @param offset of its first octet in the stream
    record Said(Channel channel, MessageView message, long offset) {}

    /// What an event says on a stream; empty for what is no message.
    static Optional<Said> said(MeshEvent event) {
        return switch (event.body()) {
            case EventBody.Sent(MessageView message, long stream, long offset) ->
                    Optional.of(said(event, message, stream, offset, true));
            case EventBody.Received(MessageView message, long stream, long offset) ->
                    Optional.of(said(event, message, stream, offset, false));
            case EventBody _ -> Optional.empty();
        };
    }

    private static Said said(
            MeshEvent event, MessageView message, long stream, long offset, boolean sent) {
        Channel channel = new Channel(event.relay(), event.session(), stream, sent);
        return new Said(channel, message, offset);
    }

    /// Whether an event is one of its messages.
    boolean has(MeshEvent event) {
        return event.session() == session
                && event.relay().equals(end)
                && said(event).filter(one -> one.channel().equals(this)).isPresent();
    }
}
