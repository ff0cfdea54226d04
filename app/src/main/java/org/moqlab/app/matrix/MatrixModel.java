package org.moqlab.app.matrix;

import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/// What a matrix shows: relays across, namespaces down. FX thread only.
public interface MatrixModel {
    /// Says whether somebody looks; what nobody looks at need not be kept up to date.
    void watch(boolean wanted);

    /// Counts the changes of what is shown.
    ReadOnlyLongProperty revisionProperty();

    /// What there is to see, in words.
    ReadOnlyStringProperty summaryProperty();

    /// The relays, in order.
    List<String> relays();

    /// How many ghosts a relay has.
    int ghosts(String relay);

    /// The namespaces, trouble first.
    List<MatrixRow> rows();

    /// How far rows are squeezed so that all are seen at once, px; below it they scroll.
    double lowestRow();

    /// Whether a relay is selected.
    boolean isSelected(String relay);

    /// Whether a namespace is selected.
    boolean isSelectedNamespace(String path);

    /// Selects a relay and a namespace, everywhere.
    void select(int row, int column);
}
