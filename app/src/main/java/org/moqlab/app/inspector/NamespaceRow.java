package org.moqlab.app.inspector;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.moqlab.app.marks.EntryMark;

/// One namespace in the table of the selected relay. The row stays, its facts change.
public final class NamespaceRow {
    private final String namespace;
    private final ReadOnlyObjectWrapper<Facts> facts;

    /// What is so at the moment.
    ///
    /// @param mark what the entry is
    /// @param namespace the name
    /// @param via peer and connection of the best route; empty when missing
    /// @param peer place of that peer among the relays, for its colour; -1 for a client
    /// @param hops hops of the best route; -1 when missing
    /// @param age how long it has been here, ns; -1 when missing
    /// @param changed how long ago it last changed, ns; -1 when missing
    public record Facts(
            EntryMark mark,
            String namespace,
            String via,
            int peer,
            long hops,
            long age,
            long changed) {}

    NamespaceRow(Facts first) {
        this.namespace = first.namespace();
        this.facts = new ReadOnlyObjectWrapper<>(this, "facts", first);
    }

    /// The name.
    public String namespace() {
        return namespace;
    }

    /// What is so at the moment.
    public ReadOnlyObjectProperty<Facts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    void become(Facts now) {
        facts.set(now);
    }
}
