package org.moqlab.engine.mesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// The way of one thing that was passed on from relay to relay: an object, or a failure.
///
/// @param sent its sendings, the first sender's first
record Way(List<MeshEvent> sent) {
    /// Most steps that are followed.
    static final int MAX_STEPS = 32;

    Way {
        sent = List.copyOf(sent);
    }

    /// Follows what was received back to who sent it first.
    static Way of(History history, MeshEvent received, MessageView.Kind kind) {
        List<MeshEvent> sent = new ArrayList<>();
        Optional<MeshEvent> here = Optional.of(received);
        while (sent.size() < MAX_STEPS && here.filter(at -> isHeard(at, kind)).isPresent()) {
            Optional<MeshEvent> before = history.cause(here.get());
            before.ifPresent(sent::add);
            here = before.flatMap(history::cause);
        }
        return new Way(sent.reversed());
    }

    /// Whether an event is the arrival of such a thing.
    static boolean isHeard(MeshEvent event, MessageView.Kind kind) {
        return event.body() instanceof EventBody.Received(var message, long _, long _)
                && message.kind() == kind;
    }

    /// The senders in order.
    String names() {
        return String.join(" → ", sent.stream().map(MeshEvent::relay).toList());
    }

    MeshEvent[] events() {
        return sent.toArray(MeshEvent[]::new);
    }
}
