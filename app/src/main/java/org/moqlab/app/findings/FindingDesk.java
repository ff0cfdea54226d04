package org.moqlab.app.findings;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;

/// What a finding in a list turns to. FX thread only.
public interface FindingDesk {
    /// Number of the last event that has happened at the shown moment; findings after it lie ahead.
    ReadOnlyLongProperty presentProperty();

    /// What shows a finding, in sentences; empty where there are only numbers of events, or none.
    default List<Shown> shown(FindingRow row) {
        return List.of();
    }

    /// Makes the scenario smaller as long as it still shows such a finding; empty where nobody can.
    default Optional<Runnable> smaller(FindingRow row) {
        return Optional.empty();
    }

    /// What shows a finding.
    ///
    /// @param text a sentence
    /// @param event number of the event it is about; 0 for none
    record Shown(String text, long event) {}

    /// Selects a finding and what it is about, everywhere.
    void select(FindingRow row);

    /// Selects an event, everywhere.
    void selectEvent(long number);
}
