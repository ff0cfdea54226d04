package org.moqlab.app.attach;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.moqlab.app.marks.EntryMark;
import org.moqlab.engine.model.Namespace;

/// One name in the table of a relay.
final class SheetRow {
    /// What is so at the moment.
    ///
    /// @param mark what the entry is
    /// @param namespace the name itself
    /// @param name as it is shown
    /// @param way identities from the publisher to the relay; empty when missing
    /// @param before the same without the relay itself, at which every way in its table ends
    /// @param hops how many; -1 when missing
    /// @param cost of it; -1 where the wire has none
    /// @param others how many other ways it has; -1 where that is not known
    /// @param age how long it has been told, ns; -1 when it is not
    /// @param changed how long ago it was last told or withdrawn, ns; -1 when never
    record Facts(
            EntryMark mark,
            Namespace namespace,
            String name,
            String way,
            String before,
            long hops,
            long cost,
            long others,
            long age,
            long changed) {}

    private final ReadOnlyObjectWrapper<Facts> facts;

    SheetRow(Facts first) {
        this.facts = new ReadOnlyObjectWrapper<>(this, "facts", first);
    }

    ReadOnlyObjectProperty<Facts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    Namespace namespace() {
        return facts.get().namespace();
    }

    void become(Facts now) {
        if (!now.equals(facts.get())) {
            facts.set(now);
        }
    }
}
