package org.moqlab.engine.mesh.invariant;

import java.util.Optional;
import org.moqlab.engine.model.MessageView;

/// Reads fields of messages as the journal shows them.
final class Fields {
    private Fields() {}

    static Optional<String> of(MessageView message, String name) {
        for (MessageView.Field field : message.fields()) {
            if (field.name().equals(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /// Whether a message tells of namespaces.
    static boolean announces(MessageView message) {
        return switch (message.kind()) {
            case ANNOUNCE, REANNOUNCE, UNANNOUNCE -> true;
            case SETUP, INTEREST, HEARTBEAT, SUBSCRIBE, ACCEPT, REFUSAL, END, GROUP, DATA -> false;
        };
    }
}
