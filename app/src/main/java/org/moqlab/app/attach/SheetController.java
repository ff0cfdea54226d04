package org.moqlab.app.attach;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.attach.SheetRow.Facts;
import org.moqlab.app.marks.Columns;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.MarkedCell;
import org.moqlab.app.marks.Selected;
import org.moqlab.app.pen.Print;
import org.moqlab.app.words.Figures;

/// Binds `Sheet.fxml` to its view model.
public final class SheetController {
    private static final double ROW = 24;
    private static final double EDGES = 6;
    private static final int LEAST_ROWS = 3;
    private static final double TABLE_SHARE = 0.25;
    private static final double CELL_EDGES = 14;
    private static final int LONGEST_NAME = 16;
    private static final int SHORTEST_NAME = 8;

    private final SheetViewModel viewModel;

    @FXML private Label title;
    @FXML private Label process;
    @FXML private Label nothing;
    @FXML private TabPane tabs;
    @FXML private TextField filter;
    @FXML private MenuButton copy;
    @FXML private TableView<SheetRow> names;
    @FXML private TableColumn<SheetRow, Facts> state;
    @FXML private TableColumn<SheetRow, Facts> name;
    @FXML private TableColumn<SheetRow, Facts> way;
    @FXML private TableColumn<SheetRow, Facts> hops;
    @FXML private TableColumn<SheetRow, Facts> age;
    @FXML private Label count;
    @FXML private HBox whyHead;
    @FXML private Label question;
    @FXML private HBox proveBox;
    @FXML private TextField track;
    @FXML private Button prove;
    @FXML private VBox front;
    @FXML private ScrollPane whyScroll;
    @FXML private VBox why;
    @FXML private ListView<Line> peers;
    @FXML private ListView<Line> readers;
    @FXML private Tab sessionsTab;
    @FXML private Tab readersTab;
    @FXML private TableColumn<SheetRow, Facts> others;

    /// Creates the controller.
    SheetController(SheetViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Puts the keyboard into the filter.
    void filter() {
        tabs.getSelectionModel().selectFirst();
        filter.requestFocus();
        filter.selectAll();
    }

    /// Brings sessions or readers to the front.
    void front(Part part) {
        tabs.getSelectionModel().select(part == Part.READERS ? readersTab : sessionsTab);
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(viewModel.titleProperty());
        process.textProperty().bind(viewModel.processProperty());
        viewModel.upProperty().addListener((_, _, up) -> tone(up));
        tone(viewModel.upProperty().get());
        shownWhile(process, Bindings.isNotEmpty(process.textProperty()));
        shownWhile(tabs, Bindings.isNotEmpty(title.textProperty()));
        shownWhile(nothing, Bindings.isEmpty(title.textProperty()));
        filter.textProperty().bindBidirectional(viewModel.filterProperty());
        count.textProperty().bind(viewModel.countProperty());
        table();
        rooms();
        question.textProperty().bind(viewModel.questionProperty());
        shownWhile(whyHead, Bindings.isNotEmpty(question.textProperty()));
        shownWhile(whyScroll, Bindings.isNotEmpty(question.textProperty()));
        prove.setOnAction(_ -> viewModel.prove());
        track.textProperty().bindBidirectional(viewModel.trackProperty());
        track.setOnAction(_ -> viewModel.prove());
        shownWhile(proveBox, viewModel.provableProperty());
        Lists.follow(viewModel.why(), why.getChildren(), SheetController::answer);
        copies();
        peers.setItems(viewModel.peers());
        peers.setCellFactory(_ -> new LineCell());
        readers.setItems(viewModel.readers());
        readers.setCellFactory(_ -> new LineCell());
    }

    private void copies() {
        Copies.fill(copy, () -> viewModel.words(names.getItems()));
        Copies.offer(names, () -> viewModel.words(names.getItems()));
        Copies.offer(peers, () -> Line.sheet(viewModel.peers()));
        Copies.offer(readers, () -> Line.sheet(viewModel.readers()));
    }

    /// An answer is read whole: it gives way only to the first rows, and rows take what it leaves.
    private void rooms() {
        DoubleBinding all =
                Bindings.createDoubleBinding(
                        () -> ROW * (1 + Math.max(LEAST_ROWS, names.getItems().size())) + EDGES,
                        viewModel.rows());
        names.maxHeightProperty().bind(all);
        var share = Bindings.min(all, front.heightProperty().multiply(TABLE_SHARE));
        names.prefHeightProperty().bind(share);
        names.minHeightProperty().bind(share);
        DoubleBinding read = why.heightProperty().add(EDGES);
        whyScroll.prefHeightProperty().bind(read);
        whyScroll.maxHeightProperty().bind(read);
    }

    private void tone(boolean up) {
        process.getStyleClass().setAll("label", "chip", up ? "tone-up" : "tone-down");
    }

    private static HBox answer(Line line) {
        Label head = new Label(line.head());
        head.getStyleClass().add("why-head");
        head.setMinWidth(Region.USE_PREF_SIZE);
        Label text = new Label(line.text());
        text.getStyleClass().add("why-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Label age = new Label(line.age());
        age.getStyleClass().addAll("mono", "dim", "small");
        age.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(head, text, age);
        box.getStyleClass().add("why");
        return box;
    }

    private void table() {
        Columns.stretchBesideScrollBar(names, way);
        state.setCellValueFactory(cell -> cell.getValue().factsProperty());
        state.setCellFactory(_ -> new State());
        state.setComparator(Comparator.comparing(facts -> facts.mark().state()));
        text(name, Facts::name, OverrunStyle.CENTER_ELLIPSIS, "mono", "strong");
        name.prefWidthProperty().bind(longestName());
        text(way, Facts::before, OverrunStyle.LEADING_ELLIPSIS, "mono");
        text(hops, facts -> facts.hops() < 0 ? "–" : Figures.count(facts.hops()), "mono", "number");
        hops.setComparator(Comparator.comparingLong(Facts::hops));
        text(
                others,
                facts -> facts.others() < 0 ? "?" : Figures.count(facts.others()),
                "mono",
                "number");
        others.setComparator(Comparator.comparingLong(Facts::others));
        others.visibleProperty().bind(viewModel.openProperty());
        text(age, facts -> facts.age() < 0 ? "–" : Ages.span(facts.age()), "mono", "number");
        age.setComparator(Comparator.comparingLong(Facts::age));
        names.setItems(viewModel.rows());
        names.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null) {
                        viewModel.select(row);
                    }
                });
        viewModel.questionProperty().addListener((_, _, _) -> follow());
        viewModel.rows().addListener((ListChangeListener<SheetRow>) _ -> follow());
    }

    private DoubleBinding longestName() {
        return Bindings.createDoubleBinding(
                () -> {
                    int longest =
                            viewModel.rows().stream()
                                    .mapToInt(row -> row.factsProperty().get().name().length())
                                    .max()
                                    .orElse(0);
                    int letters = Math.clamp(longest, SHORTEST_NAME, LONGEST_NAME);
                    return letters * Print.MONO.width("0") + CELL_EDGES;
                },
                viewModel.rows());
    }

    private void follow() {
        Selected.match(names.getSelectionModel(), names.getItems(), viewModel::isSelected);
    }

    private static void text(
            TableColumn<SheetRow, Facts> column, Function<Facts, String> write, String... styles) {
        text(column, write, OverrunStyle.ELLIPSIS, styles);
    }

    private static void text(
            TableColumn<SheetRow, Facts> column,
            Function<Facts, String> write,
            OverrunStyle cut,
            String... styles) {
        column.setCellValueFactory(cell -> cell.getValue().factsProperty());
        column.setComparator(Comparator.comparing(write));
        column.setCellFactory(_ -> {
            Text cell = new Text(write);
            cell.getStyleClass().addAll(styles);
            cell.setTextOverrun(cut);
            cell.setEllipsisString("…");
            return cell;
        });
    }

    private static void shownWhile(Node node, javafx.beans.value.ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    private static final class Text extends TableCell<SheetRow, Facts> {
        private final Function<Facts, String> write;

        Text(Function<Facts, String> write) {
            this.write = write;
        }

        @Override
        protected void updateItem(@Nullable Facts facts, boolean empty) {
            super.updateItem(facts, empty);
            setText(facts == null ? null : write.apply(facts));
        }
    }

    private static final class State extends TableCell<SheetRow, Facts> {
        private final MarkedCell mark = new MarkedCell();

        State() {
            getStyleClass().add("state-column");
        }

        @Override
        protected void updateItem(@Nullable Facts facts, boolean empty) {
            super.updateItem(facts, empty);
            if (facts == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            mark.show(facts.mark(), facts.mark().word());
            setGraphic(mark);
            setAccessibleText(facts.mark().word());
        }
    }
}
