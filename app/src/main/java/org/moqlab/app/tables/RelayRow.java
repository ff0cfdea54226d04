package org.moqlab.app.tables;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One relay as a row of the table of all relays.
public final class RelayRow {
    private final String relay;
    private final int peer;
    private final ReadOnlyObjectWrapper<Held> held;

    RelayRow(String relay, int peer, Held first) {
        this.relay = relay;
        this.peer = peer;
        this.held = new ReadOnlyObjectWrapper<>(this, "held", first);
    }

    /// Its name.
    public String relay() {
        return relay;
    }

    /// Its place in the scenario's list, for its colour.
    public int peer() {
        return peer;
    }

    /// What it holds.
    ReadOnlyObjectProperty<Held> heldProperty() {
        return held.getReadOnlyProperty();
    }

    void become(Held now) {
        held.set(now);
    }
}
