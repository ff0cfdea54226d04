package org.moqlab.app.attach;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.findings.FindingDesk;
import org.moqlab.app.findings.FindingRow;
import org.moqlab.app.words.Words;

/// What looks wrong at the shown moment; nothing of it is proven from outside.
final class DoubtsViewModel implements FindingDesk {
    private final Consumer<FindingRow> chosen;
    private final ObservableList<FindingRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private final ReadOnlyLongWrapper present =
            new ReadOnlyLongWrapper(this, "present", Long.MAX_VALUE);

    /// @param chosen called with a finding a person looks at
    DoubtsViewModel(Consumer<FindingRow> chosen) {
        this.chosen = chosen;
    }

    void show(List<FindingRow> now) {
        if (!rows.equals(now)) {
            rows.setAll(now);
            count.set(now.isEmpty() ? "" : Words.counted("findings", now.size()));
        }
    }

    ObservableList<FindingRow> rows() {
        return rows;
    }

    /// How many, in words; empty for none.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// All of them are of the shown moment.
    @Override
    public ReadOnlyLongProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    @Override
    public void select(FindingRow row) {
        chosen.accept(row);
    }

    /// Their evidence is in their words.
    @Override
    public void selectEvent(long number) {}
}
