package org.moqlab.app.attach;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.matrix.MatrixModel;
import org.moqlab.app.matrix.MatrixRow;
import org.moqlab.engine.model.Namespace;

/// The matrix of a watched cluster.
final class GridViewModel implements MatrixModel {
    private static final double LOWEST_ROW = 18;

    private final Selection selection;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private Grid grid = Grid.EMPTY;

    GridViewModel(Selection selection) {
        this.selection = selection;
        selection.nodeProperty().addListener((_, _, _) -> revise());
        selection.namespaceProperty().addListener((_, _, _) -> revise());
    }

    void show(Grid next) {
        if (!next.equals(grid)) {
            grid = next;
            summary.set(next.summary());
            revise();
        }
    }

    private void revise() {
        revision.set(revision.get() + 1);
    }

    /// It is made beside the screen's thread whether somebody looks or not.
    @Override
    public void watch(boolean wanted) {}

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    @Override
    public List<String> relays() {
        return grid.relays();
    }

    @Override
    public int ghosts(String relay) {
        int at = grid.relays().indexOf(relay);
        return at < 0 ? 0 : grid.ghosts().get(at);
    }

    @Override
    public List<MatrixRow> rows() {
        return grid.rows();
    }

    /// A name that cannot be read says nothing of relays of others.
    @Override
    public double lowestRow() {
        return LOWEST_ROW;
    }

    @Override
    public boolean isSelected(String relay) {
        return selection.nodeProperty().get().filter(relay::equals).isPresent();
    }

    @Override
    public boolean isSelectedNamespace(String path) {
        return selection
                .namespaceProperty()
                .get()
                .map(Namespace::path)
                .map(Shown::name)
                .filter(path::equals)
                .isPresent();
    }

    @Override
    public void select(int row, int column) {
        if (row >= 0 && row < grid.names().size() && column >= 0 && column < relays().size()) {
            selection.selectNode(Optional.of(relays().get(column)));
            selection.namespaceProperty().set(Optional.of(grid.names().get(row)));
        }
    }
}
