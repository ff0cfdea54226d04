package org.moqlab.app.convergence;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.convergence.ChangeRow.RelayLine;
import org.moqlab.app.marks.Columns;
import org.moqlab.app.marks.Copies;

/// Binds `Convergence.fxml` to its view model.
public final class ConvergenceController {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ConvergenceViewModel viewModel;

    @FXML private Label convergenceTitle;
    @FXML private TableView<ChangeRow> changes;
    @FXML private TableColumn<ChangeRow, String> time;
    @FXML private TableColumn<ChangeRow, String> what;
    @FXML private TableColumn<ChangeRow, String> last;
    @FXML private TableColumn<ChangeRow, String> best;
    @FXML private TableColumn<ChangeRow, String> messages;
    @FXML private TableColumn<ChangeRow, String> edges;
    @FXML private TableColumn<ChangeRow, String> verdict;
    @FXML private TableView<RelayLine> learned;
    @FXML private TableColumn<RelayLine, String> relay;
    @FXML private TableColumn<RelayLine, String> first;
    @FXML private TableColumn<RelayLine, String> relayLast;
    @FXML private TableColumn<RelayLine, String> relayBest;
    @FXML private TableColumn<RelayLine, String> count;
    @FXML private TableColumn<RelayLine, String> settled;

    /// Creates the controller.
    public ConvergenceController(ConvergenceViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Says whether the pane is looked at.
    public void show(boolean shown) {
        viewModel.watch(shown);
    }

    /// Puts the keyboard into the list of changes.
    public void focus() {
        changes.requestFocus();
    }

    @FXML
    private void initialize() {
        convergenceTitle.textProperty().bind(viewModel.titleProperty());
        text(time, ChangeRow::time);
        text(what, ChangeRow::what);
        text(last, ChangeRow::last);
        text(best, ChangeRow::best);
        text(messages, ChangeRow::messages);
        text(edges, ChangeRow::edges);
        text(verdict, ChangeRow::verdict);
        text(relay, RelayLine::relay);
        text(first, RelayLine::first);
        text(relayLast, RelayLine::last);
        text(relayBest, RelayLine::best);
        text(count, RelayLine::changes);
        text(settled, RelayLine::settled);
        Columns.stretchBesideScrollBar(changes, verdict);
        changes.setItems(viewModel.rows());
        Copies.offer(changes, viewModel::sheet);
        changes.setRowFactory(_ -> new ChangeLine(viewModel));
        changes.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> open(row));
        viewModel.chosenProperty().addListener((_, _, now) -> choose(now));
        choose(viewModel.chosenProperty().get());
        changes.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        Optional.ofNullable(changes.getSelectionModel().getSelectedItem())
                                .ifPresent(viewModel::goTo);
                    }
                });
    }

    private static <R> void text(TableColumn<R, String> column, Function<R, String> write) {
        column.setCellValueFactory(cell ->
                new ReadOnlyStringWrapper(write.apply(cell.getValue())).getReadOnlyProperty());
    }

    private void open(@Nullable ChangeRow row) {
        if (row != null) {
            viewModel.select(row);
        }
        learned.getItems().setAll(row == null ? List.of() : row.relays());
    }

    private void choose(Optional<ChangeRow> row) {
        if (row.isEmpty()) {
            changes.getSelectionModel().clearSelection();
        } else if (!row.get().equals(changes.getSelectionModel().getSelectedItem())) {
            changes.getSelectionModel().select(row.get());
            changes.scrollTo(row.get());
        }
    }

    /// A line of the list of changes; a double click goes there.
    private static final class ChangeLine extends TableRow<ChangeRow> {
        ChangeLine(ConvergenceViewModel viewModel) {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    viewModel.goTo(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable ChangeRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(WRONG, row != null && row.wrong());
        }
    }
}
