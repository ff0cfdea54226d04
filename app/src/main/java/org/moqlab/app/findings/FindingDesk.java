package org.moqlab.app.findings;

import javafx.beans.property.ReadOnlyLongProperty;

/// What a finding in a list turns to. FX thread only.
public interface FindingDesk {
    /// Number of the last event that has happened at the shown moment; findings after it lie ahead.
    ReadOnlyLongProperty presentProperty();

    /// Selects a finding and what it is about, everywhere.
    void select(FindingRow row);

    /// Selects an event, everywhere.
    void selectEvent(long number);
}
