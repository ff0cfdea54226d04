package org.moqlab.app.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Columns;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Ordered;
import org.moqlab.app.marks.Overlay;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// Binds `Compare.fxml` to its view model.
public final class CompareController {
    private final CompareViewModel viewModel;
    private final AnimationTimer timer =
            new AnimationTimer() {
                private long last;

                @Override
                public void start() {
                    last = 0;
                    super.start();
                }

                @Override
                public void handle(long nanos) {
                    advance(last == 0 ? 0 : nanos - last);
                    last = nanos;
                }
            };

    @FXML private VBox compare;
    @FXML private Label compareTitle;
    @FXML private Label compareHint;
    @FXML private ProgressBar compareProgress;
    @FXML private Button compareCancel;
    @FXML private MenuButton compareCopy;
    @FXML private Button compareOpen;
    @FXML private ToggleButton compareAdd;
    @FXML private HBox compareAdding;
    @FXML private ComboBox<String> addedPolicy;
    @FXML private ComboBox<String> addedFix;
    @FXML private Button compareAddNow;
    @FXML private Label compareProblem;
    @FXML private Button compareClose;
    @FXML private HBox compareColumns;
    @FXML private ToggleButton comparePlay;
    @FXML private Slider compareClock;
    @FXML private Label compareTime;
    @FXML private TableView<CompareRow> compareTable;
    @FXML private TableColumn<CompareRow, CompareRow> column;
    @FXML private TableColumn<CompareRow, CompareRow> policy;
    @FXML private TableColumn<CompareRow, CompareRow> fix;
    @FXML private TableColumn<CompareRow, CompareRow> ends;
    @FXML private TableColumn<CompareRow, CompareRow> clean;
    @FXML private TableColumn<CompareRow, CompareRow> since;
    @FXML private TableColumn<CompareRow, CompareRow> gets;
    @FXML private TableColumn<CompareRow, CompareRow> price;
    @FXML private TableColumn<CompareRow, CompareRow> verdict;

    /// Creates the controller.
    public CompareController(CompareViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(compare, viewModel.shownProperty(), viewModel::dismiss);
        compareTitle.textProperty().bind(viewModel.titleProperty());
        compareHint
                .textProperty()
                .bind(
                        viewModel
                                .ofBranchesProperty()
                                .map(of ->
                                        Words.of(of ? "compare.branches-hint" : "compare.hint")));
        compareProgress.progressProperty().bind(viewModel.progressProperty());
        compareProgress.visibleProperty().bind(viewModel.busyProperty());
        compareCancel.visibleProperty().bind(viewModel.busyProperty());
        compareCancel.setOnAction(_ -> viewModel.cancel());
        compareClose.setOnAction(_ -> viewModel.dismiss());
        Copies.fill(compareCopy, viewModel::sheet);
        Copies.offer(compareTable, viewModel::sheet);
        compareOpen.setOnAction(_ -> selected().ifPresent(viewModel::open));
        compareOpen
                .disableProperty()
                .bind(compareTable.getSelectionModel().selectedItemProperty().isNull());
        table();
        adding();
        clock();
        viewModel.columns().addListener((ListChangeListener<Integer>) _ -> fill());
        viewModel.rows().addListener((ListChangeListener<CompareRow>) _ -> fill());
        viewModel.shownProperty().addListener((_, _, _) -> comparePlay.setSelected(false));
    }

    private Optional<CompareRow> selected() {
        return Optional.ofNullable(compareTable.getSelectionModel().getSelectedItem());
    }

    private void table() {
        Ordered.of(compareTable, viewModel.rows());
        Columns.stretchBesideScrollBar(compareTable, verdict);
        words(policy, CompareRow::policy);
        words(fix, CompareRow::fix);
        fix.textProperty()
                .bind(
                        viewModel
                                .ofBranchesProperty()
                                .map(of -> Words.of(of ? "compare.branch" : "compare.fix")));
        number(clean, row -> row.figure(0), row -> row.ranks().clean());
        number(since, row -> row.figure(2), row -> row.ranks().since());
        words(gets, row -> row.tale().gets());
        words(price, row -> CompareWords.price(row.variant()));
        number(column, _ -> "", viewModel::placeOf);
        number(ends, CompareController::ends, CompareRow::rank);
        number(verdict, row -> row.tale().verdict(), CompareRow::rank);
        ends.setCellFactory(_ -> new VerdictCell(CompareController::ends, true));
        verdict.setCellFactory(_ -> new VerdictCell(row -> row.tale().verdict(), false));
        column.setCellFactory(_ -> new ColumnCell(viewModel));
        compareTable.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        selected().ifPresent(viewModel::open);
                    }
                });
    }

    /// Whether the name goes; nobody knows where a storm ended the run.
    private static String ends(CompareRow row) {
        return switch (row.verdict()) {
            case WAITING -> "";
            case CLEARS, LATE -> Words.of("compare.yes");
            case GHOST -> Words.of("compare.no");
            case STORM -> Words.of("compare.storm");
        };
    }

    private void adding() {
        compareAdding.managedProperty().bind(compareAdding.visibleProperty());
        compareAdding.visibleProperty().bind(compareAdd.selectedProperty());
        addedPolicy.getItems().setAll(viewModel.policies());
        addedFix.getItems().setAll(viewModel.fixes());
        compareAdd
                .selectedProperty()
                .addListener((_, _, adds) -> {
                    if (adds) {
                        addedPolicy.setValue(viewModel.policy());
                        compareProblem.setText("");
                        addedFix.requestFocus();
                    }
                });
        compareAddNow.setOnAction(_ -> add());
        addedFix.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !addedFix.isShowing()) {
                        event.consume();
                        add();
                    }
                });
    }

    private void add() {
        Optional<String> problem =
                viewModel.add(addedPolicy.getValue(), addedFix.getEditor().getText());
        compareProblem.setText(problem.orElse(""));
        if (problem.isEmpty()) {
            compareTable.scrollTo(viewModel.rows().getLast());
        }
    }

    private static void words(
            TableColumn<CompareRow, CompareRow> column, Function<CompareRow, String> say) {
        Ordered.column(column, say, Comparator.comparing(say));
    }

    private static void number(
            TableColumn<CompareRow, CompareRow> column,
            Function<CompareRow, String> say,
            ToLongFunction<CompareRow> number) {
        Ordered.column(column, say, Comparator.comparingLong(number));
    }

    private void clock() {
        compareClock.valueProperty().addListener((_, _, at) -> stand(at.doubleValue()));
        viewModel.clockProperty().addListener((_, _, now) -> show(now.longValue()));
        comparePlay
                .selectedProperty()
                .addListener((_, _, plays) -> {
                    if (plays) {
                        timer.start();
                    } else {
                        timer.stop();
                    }
                });
        show(viewModel.clockProperty().get());
    }

    private void stand(double share) {
        long at = Math.round(share * viewModel.end());
        if (Math.abs(at - viewModel.clockProperty().get()) > 1) {
            viewModel.clockProperty().set(at);
        }
    }

    private void show(long now) {
        compareTime.setText(Figures.clock(now));
        compareClock.setValue((double) now / viewModel.end());
        for (Node node : compareColumns.getChildren()) {
            if (node instanceof RunColumn run) {
                run.show();
            }
        }
    }

    /// Plays on; from the start where it stands at the end.
    private void advance(long nanos) {
        long now = viewModel.clockProperty().get();
        if (now >= viewModel.end()) {
            viewModel.clockProperty().set(0);
        } else {
            long next = Math.min(viewModel.end(), now + nanos);
            viewModel.clockProperty().set(next);
            if (next == viewModel.end()) {
                comparePlay.setSelected(false);
            }
        }
    }

    private void fill() {
        List<CompareRow> rows = viewModel.rows();
        compareColumns
                .getChildren()
                .setAll(
                        viewModel.columns().stream()
                                .filter(place -> place < rows.size())
                                .map(place -> new RunColumn(viewModel, rows.get(place)))
                                .toList());
        compareColumns.getChildren().forEach(node -> HBox.setHgrow(node, Priority.ALWAYS));
    }
}
