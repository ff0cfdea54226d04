package org.moqlab.app.convergence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
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
import org.moqlab.app.marks.Ordered;

/// Binds `Convergence.fxml` to its view model.
public final class ConvergenceController {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ConvergenceViewModel viewModel;
    private final ObservableList<RelayLine> relays = FXCollections.observableArrayList();

    @FXML private Label convergenceTitle;
    @FXML private TableView<ChangeRow> changes;
    @FXML private TableColumn<ChangeRow, ChangeRow> time;
    @FXML private TableColumn<ChangeRow, ChangeRow> what;
    @FXML private TableColumn<ChangeRow, ChangeRow> last;
    @FXML private TableColumn<ChangeRow, ChangeRow> best;
    @FXML private TableColumn<ChangeRow, ChangeRow> messages;
    @FXML private TableColumn<ChangeRow, ChangeRow> edges;
    @FXML private TableColumn<ChangeRow, ChangeRow> verdict;
    @FXML private TableView<RelayLine> learned;
    @FXML private TableColumn<RelayLine, RelayLine> relay;
    @FXML private TableColumn<RelayLine, RelayLine> first;
    @FXML private TableColumn<RelayLine, RelayLine> relayLast;
    @FXML private TableColumn<RelayLine, RelayLine> relayBest;
    @FXML private TableColumn<RelayLine, RelayLine> count;
    @FXML private TableColumn<RelayLine, RelayLine> settled;

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
        columns();
        Columns.stretchBesideScrollBar(changes, verdict);
        Ordered.of(changes, viewModel.rows());
        Ordered.of(learned, relays);
        Copies.offer(changes, () -> viewModel.sheet(changes.getItems()));
        changes.setRowFactory(_ -> new ChangeLine(viewModel));
        changes.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> open(row));
        viewModel.chosenProperty().addListener((_, _, now) -> choose(now));
        viewModel
                .revisionProperty()
                .addListener((_, _, _) -> choose(viewModel.chosenProperty().get()));
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

    private void columns() {
        number(time, ChangeRow::time, ChangeRow::event);
        words(what, ChangeRow::what);
        number(last, ChangeRow::last, row -> row.ranks().last());
        number(best, ChangeRow::best, row -> row.ranks().best());
        number(messages, ChangeRow::messages, row -> row.ranks().messages());
        number(edges, ChangeRow::edges, row -> row.ranks().edges());
        words(verdict, ChangeRow::verdict);
        words(relay, RelayLine::relay);
        number(first, RelayLine::first, line -> line.ranks().first());
        number(relayLast, RelayLine::last, line -> line.ranks().last());
        number(relayBest, RelayLine::best, line -> line.ranks().best());
        number(count, RelayLine::changes, line -> line.ranks().messages());
        words(settled, RelayLine::settled);
    }

    private static <R> void words(TableColumn<R, R> column, Function<R, String> say) {
        Ordered.column(column, say, Comparator.comparing(say));
    }

    private static <R> void number(
            TableColumn<R, R> column, Function<R, String> say, ToLongFunction<R> number) {
        Ordered.column(column, say, Comparator.comparingLong(number));
    }

    private void open(@Nullable ChangeRow row) {
        if (row != null) {
            viewModel.select(row);
        }
        relays.setAll(row == null ? List.of() : row.relays());
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
