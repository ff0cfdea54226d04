package org.moqlab.app.marks;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Keeps the rows of a table in the order a person asked for while their values change. A table by
/// itself sorts only when a head is clicked. FX thread only.
public final class Ordered<R> {
    /// Most rows that are put in order at each moment while time runs; more are when it stands.
    public static final int MAX_LIVE = 1_000;

    private final TableView<R> table;
    private boolean sorting;

    private Ordered(TableView<R> table) {
        this.table = table;
    }

    /// Shows `rows` in `table` in the order a person asks for; they stay in theirs.
    public static <R> Ordered<R> of(TableView<R> table, ObservableList<R> rows) {
        SortedList<R> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        return new Ordered<>(table);
    }

    /// Puts the rows in order once more, if their values have changed it. What is selected stays
    /// so, and the table is not scrolled.
    ///
    /// @return whether they had to be
    public boolean again() {
        Comparator<R> order = table.getComparator();
        boolean sorts = order != null && !isKept(order);
        if (sorts) {
            R chosen = table.getSelectionModel().getSelectedItem();
            sorting = true;
            table.sort();
            if (chosen != null && !table.getSelectionModel().isCellSelectionEnabled()) {
                int at = table.getItems().indexOf(chosen);
                if (table.getSelectionModel().getSelectedIndex() != at) {
                    table.getSelectionModel().clearAndSelect(at);
                }
            }
            sorting = false;
        }
        return sorts;
    }

    private boolean isKept(Comparator<R> order) {
        List<R> items = table.getItems();
        for (int i = 1; i < items.size(); i++) {
            if (order.compare(items.get(i - 1), items.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether rows are being put in order: what the table selects meanwhile nobody selected.
    public boolean isSorting() {
        return sorting;
    }

    /// Has a column say something of its row, and be sorted by something that may be another thing.
    public static <R> void column(
            TableColumn<R, R> column, Function<R, String> say, Comparator<R> order) {
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue()).getReadOnlyProperty());
        column.setCellFactory(_ -> new WordCell<>(say, List.of()));
        column.setComparator(order);
    }
}
