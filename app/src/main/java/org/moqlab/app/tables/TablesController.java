package org.moqlab.app.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.MarkedCell;
import org.moqlab.app.marks.Ordered;
import org.moqlab.app.marks.Swatch;

/// Binds `Tables.fxml` to its view model: one row a relay, one column a namespace.
public final class TablesController {
    private static final double COLUMN_WIDTH = 330;

    private final TablesViewModel viewModel;

    @FXML private TableView<RelayRow> table;
    @FXML private TableColumn<RelayRow, RelayRow> relay;

    private boolean changing;

    /// Creates the controller.
    public TablesController(TablesViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Says whether the pane is looked at.
    public void show(boolean shown) {
        viewModel.watch(shown);
    }

    /// Puts the keyboard into the table.
    public void focus() {
        table.requestFocus();
    }

    @FXML
    private void initialize() {
        Ordered.column(relay, RelayRow::relay, Comparator.comparing(RelayRow::relay));
        relay.setCellFactory(_ -> new NameCell());
        Ordered<RelayRow> order = Ordered.of(table, viewModel.rows());
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.getSelectionModel().getSelectedCells().addListener((Observable _) -> select());
        viewModel.selectedProperty().addListener((_, _, _) -> follow());
        viewModel.selectedNamespaceProperty().addListener((_, _, _) -> follow());
        viewModel.valuesProperty().addListener((_, _, _) -> sort(order));
        Copies.offer(table, () -> viewModel.sheet(table.getItems()));
        viewModel.namespaces().addListener((ListChangeListener<String>) _ -> columns());
        columns();
    }

    private void columns() {
        List<String> paths = viewModel.namespaces();
        table.getColumns().setAll(List.of(relay));
        for (String path : paths) {
            TableColumn<RelayRow, Held> column = new TableColumn<>(path);
            column.setUserData(path);
            column.setId(path);
            column.setPrefWidth(COLUMN_WIDTH);
            column.setComparator(
                    Comparator.comparing(
                            held -> held.entry(path),
                            Comparator.nullsLast(Comparator.<Entry>naturalOrder())));
            column.getStyleClass().add("mono");
            column.setCellValueFactory(cell -> cell.getValue().heldProperty());
            column.setCellFactory(_ -> new EntryCell(path));
            table.getColumns().add(column);
        }
        follow();
    }

    /// What the table selects meanwhile nobody selected.
    private void sort(Ordered<RelayRow> order) {
        changing = true;
        if (order.again()) {
            follow();
        }
        changing = false;
    }

    private void select() {
        if (changing) {
            return;
        }
        for (TablePosition<?, ?> cell : table.getSelectionModel().getSelectedCells()) {
            if (cell.getRow() >= 0 && cell.getRow() < table.getItems().size()) {
                Object path =
                        cell.getTableColumn() == null ? null : cell.getTableColumn().getUserData();
                viewModel.select(
                        table.getItems().get(cell.getRow()).relay(),
                        Optional.ofNullable((String) path));
            }
        }
    }

    private void follow() {
        String relayName = viewModel.selectedProperty().getValue().orElse("");
        Optional<TableColumn<RelayRow, ?>> column =
                viewModel
                        .selectedNamespaceProperty()
                        .getValue()
                        .flatMap(path ->
                                table.getColumns().stream()
                                        .filter(c -> path.equals(c.getUserData()))
                                        .findFirst());
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).relay().equals(relayName) && column.isPresent()) {
                if (!table.getSelectionModel().isSelected(i, column.get())) {
                    table.getSelectionModel().clearAndSelect(i, column.get());
                }
                return;
            }
        }
        table.getSelectionModel().clearSelection();
    }

    private static final class NameCell extends TableCell<RelayRow, RelayRow> {
        private final Swatch swatch = new Swatch(-1);

        NameCell() {
            getStyleClass().add("strong");
        }

        @Override
        protected void updateItem(@Nullable RelayRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(row == null ? null : row.relay());
            setGraphic(row == null ? null : swatch);
            if (row != null) {
                swatch.become(row.peer());
            }
        }
    }

    private static final class EntryCell extends TableCell<RelayRow, Held> {
        private final String path;
        private final MarkedCell mark = new MarkedCell();

        EntryCell(String path) {
            this.path = path;
            getStyleClass().add("state-column");
        }

        @Override
        protected void updateItem(@Nullable Held held, boolean empty) {
            super.updateItem(held, empty);
            Entry entry = held == null ? null : held.entry(path);
            if (entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            mark.show(entry.mark(), entry.text());
            setGraphic(mark);
            setAccessibleText(entry.accessible());
        }
    }
}
