package org.moqlab.app.scenario;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A line of the outline: a head, a relay or a client.
public final class OutlineRow {
    private final Kind kind;
    private final String name;
    private final int peer;
    private final ReadOnlyObjectWrapper<Facts> facts =
            new ReadOnlyObjectWrapper<>(this, "facts", Facts.NONE);

    /// What a line stands for.
    public enum Kind {
        /// A head over the lines below; it selects nothing.
        HEAD,
        /// A relay.
        RELAY,
        /// A publisher.
        PUBLISHER,
        /// A subscriber.
        SUBSCRIBER
    }

    /// What is so at the moment.
    ///
    /// @param place where it is attached; empty for a relay
    /// @param state in words
    /// @param ghosts entries nobody publishes
    /// @param tone `up`, `down`, `good` or `bad`, for the style sheet
    public record Facts(String place, String state, int ghosts, String tone) {
        static final Facts NONE = new Facts("", "", 0, "down");
    }

    OutlineRow(Kind kind, String name, int peer) {
        this.kind = kind;
        this.name = name;
        this.peer = peer;
    }

    /// What it stands for.
    public Kind kind() {
        return kind;
    }

    /// Name of the relay or client, or text of the head.
    public String name() {
        return name;
    }

    /// Place of the relay in the scenario's list, for its colour; -1 for a client.
    public int peer() {
        return peer;
    }

    /// What is so at the moment.
    public ReadOnlyObjectProperty<Facts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    void become(Facts now) {
        facts.set(now);
    }
}
