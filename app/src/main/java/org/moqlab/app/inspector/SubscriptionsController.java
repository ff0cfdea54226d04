package org.moqlab.app.inspector;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.inspector.SubscriptionsViewModel.Half;
import org.moqlab.app.marks.Columns;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.marks.Ordered;
import org.moqlab.app.marks.Selected;
import org.moqlab.app.marks.Swatch;
import org.moqlab.app.marks.WordCell;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// Binds `Subscriptions.fxml` to its view model: two tables alike, who asks and who is asked.
public final class SubscriptionsController {
    private static final double STATE = 74;
    private static final double SESSION = 72;
    private static final double NAME = 80;
    private static final double TRACK = 66;
    private static final double TIME = 74;
    private static final double NARROWEST_NAME = 48;

    private final SubscriptionsViewModel viewModel;

    @FXML private Label askingTitle;
    @FXML private Label askingCount;
    @FXML private TableView<SubscriptionLine> asking;
    @FXML private Label askedTitle;
    @FXML private Label askedCount;
    @FXML private TableView<SubscriptionLine> asked;

    /// Creates the controller.
    public SubscriptionsController(SubscriptionsViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Follows the mesh while the lists are looked at.
    void watchWhile(ObservableBooleanValue shown) {
        shown.addListener((_, _, now) -> viewModel.watch(now));
        viewModel.watch(shown.get());
    }

    @FXML
    private void initialize() {
        bind(viewModel.asking(), asking, askingTitle, askingCount);
        bind(viewModel.asked(), asked, askedTitle, askedCount);
    }

    private void bind(Half half, TableView<SubscriptionLine> table, Label title, Label count) {
        title.textProperty().bind(half.titleProperty());
        count.textProperty().bind(half.countProperty());
        table.accessibleTextProperty().bind(half.titleProperty());
        columns(table);
        Ordered.of(table, half.lines());
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) -> {
                    if (line != null) {
                        viewModel.select(line);
                    }
                });
        half.revisionProperty()
                .addListener((_, _, _) ->
                        Selected.match(
                                table.getSelectionModel(), table.getItems(), viewModel::isChosen));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    SubscriptionLine line = table.getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.ENTER && line != null) {
                        event.consume();
                        viewModel.selectSession(line);
                    }
                });
        Copies.offer(table, viewModel::sheet);
    }

    private void columns(TableView<SubscriptionLine> table) {
        TableColumn<SubscriptionLine, SubscriptionLine> name =
                column("namespace", "column.namespace", NAME);
        name.setMinWidth(NARROWEST_NAME);
        words(name, SubscriptionLine::namespace, List.of("mono", "strong"));
        TableColumn<SubscriptionLine, SubscriptionLine> session =
                column("session", "column.session", SESSION);
        session.setCellFactory(_ -> new SessionCell(viewModel));
        session.setComparator(Comparator.comparing(SubscriptionLine::name));
        TableColumn<SubscriptionLine, SubscriptionLine> state =
                column("state", "column.state", STATE);
        state.setCellFactory(_ -> new StateCell());
        state.setComparator(Comparator.comparing(SubscriptionLine::served));
        TableColumn<SubscriptionLine, SubscriptionLine> track =
                column("track", "column.track", TRACK);
        words(track, SubscriptionLine::track, List.of("mono"));
        TableColumn<SubscriptionLine, SubscriptionLine> time = column("time", "column.asked", TIME);
        words(time, line -> Figures.clock(line.time()), List.of("mono", "number"));
        time.getStyleClass().add("number");
        time.setComparator(Comparator.comparingLong(SubscriptionLine::time));
        table.getColumns().setAll(List.of(state, session, name, track, time));
        Columns.stretch(table, name);
    }

    private static TableColumn<SubscriptionLine, SubscriptionLine> column(
            String id, String title, double width) {
        TableColumn<SubscriptionLine, SubscriptionLine> column = new TableColumn<>(Words.of(title));
        column.setId(id);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private static void words(
            TableColumn<SubscriptionLine, SubscriptionLine> column,
            Function<SubscriptionLine, String> say,
            List<String> styles) {
        column.setCellFactory(_ -> new WordCell<>(say, styles));
        column.setComparator(Comparator.comparing(say));
    }

    /// Waiting and served differ in silhouette and word.
    private static final class StateCell extends TableCell<SubscriptionLine, SubscriptionLine> {
        private final Glyph glyph = new Glyph("message");

        @Override
        protected void updateItem(@Nullable SubscriptionLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(line == null ? null : SubscriptionsViewModel.state(line.served()));
            setGraphic(line == null ? null : glyph);
            if (line != null) {
                glyph.become(line.served() ? "data" : "subscribe");
            }
        }
    }

    /// The session as a link that looks into it; Enter on the row does the same.
    private static final class SessionCell extends TableCell<SubscriptionLine, SubscriptionLine> {
        private final Swatch swatch = new Swatch(-1);
        private final Hyperlink link = new Hyperlink();

        SessionCell(SubscriptionsViewModel viewModel) {
            link.getStyleClass().addAll("event-link", "mono");
            link.setFocusTraversable(false);
            link.setOnAction(_ -> viewModel.selectSession(getItem()));
        }

        @Override
        protected void updateItem(@Nullable SubscriptionLine line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(line == null ? null : link);
            if (line != null) {
                swatch.become(line.peer());
                link.setGraphic(line.peer() < 0 ? null : swatch);
                link.setText(line.name());
                link.setAccessibleText(Words.of("session.go", line.name()));
            }
        }
    }
}
