package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.StreamBuffer;

/// Collects what a session wants done during one turn.
final class Output {
    private final List<SessionAction> actions = new ArrayList<>();

    void add(SessionAction action) {
        actions.add(action);
    }

    void happened(SessionEvent event) {
        actions.add(new SessionAction.Happened(event));
    }

    void received(MessageView view, long stream, StreamBuffer.Piece piece) {
        actions.add(new SessionAction.Received(view, stream, piece.offset()));
    }

    /// Whether the last thing is one that the owner has to know of.
    boolean endsWithEvent() {
        return !actions.isEmpty() && actions.getLast() instanceof SessionAction.Happened;
    }

    List<SessionAction> take() {
        return actions;
    }
}
