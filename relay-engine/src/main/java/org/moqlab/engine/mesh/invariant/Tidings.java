package org.moqlab.engine.mesh.invariant;

import org.moqlab.engine.model.MessageView;

/// What messages are about, by their kind.
final class Tidings {
    private Tidings() {}

    /// Whether a message tells of namespaces.
    static boolean announces(MessageView message) {
        return switch (message.kind()) {
            case ANNOUNCE, REANNOUNCE, UNANNOUNCE -> true;
            case SETUP, INTEREST, HEARTBEAT, SUBSCRIBE, ACCEPT, REFUSAL, END, GROUP, DATA -> false;
        };
    }
}
