package org.moqlab.app.tables;

import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One relay as a row of the table of all relays.
public final class RelayRow {
    private final String relay;
    private final int peer;
    private final ReadOnlyObjectWrapper<Map<String, Entry>> entries =
            new ReadOnlyObjectWrapper<>(this, "entries", Map.of());

    RelayRow(String relay, int peer) {
        this.relay = relay;
        this.peer = peer;
    }

    /// Its name.
    public String relay() {
        return relay;
    }

    /// Its place in the scenario's list, for its colour.
    public int peer() {
        return peer;
    }

    /// What it holds, by namespace.
    public ReadOnlyObjectProperty<Map<String, Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    void become(Map<String, Entry> now) {
        if (!now.equals(entries.get())) {
            entries.set(now);
        }
    }
}
