package org.moqlab.app.inspector;

import java.util.Optional;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// A message that one end of a session sent or received.
///
/// @param event the event that recorded it
/// @param sent whether the end sent it
/// @param stream the QUIC stream id
/// @param view what it says
record SessionMessage(MeshEvent event, boolean sent, long stream, MessageView view) {
    static Optional<SessionMessage> of(MeshEvent event) {
        if (event.body() instanceof EventBody.Sent(MessageView view, long stream, long _)) {
            return Optional.of(new SessionMessage(event, true, stream, view));
        }
        if (event.body() instanceof EventBody.Received(MessageView view, long stream, long _)) {
            return Optional.of(new SessionMessage(event, false, stream, view));
        }
        return Optional.empty();
    }
}
