package org.moqlab.app.inspector;

import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableDoubleValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.marks.Selected;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// Binds `Log.fxml` to its view model. The newest line stays in sight until somebody scrolls up.
public final class LogController {
    private final LogViewModel viewModel;

    @FXML private CheckBox logMessages;
    @FXML private Label logCount;
    @FXML private ListView<LogLine> logLines;

    private int known;

    /// Creates the controller.
    public LogController(LogViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Follows the relay while its log is looked at.
    void watchWhile(ObservableBooleanValue shown) {
        shown.addListener((_, _, now) -> viewModel.watch(now));
        viewModel.watch(shown.get());
    }

    @FXML
    private void initialize() {
        logMessages.selectedProperty().bindBidirectional(viewModel.messagesProperty());
        logCount.textProperty().bind(viewModel.countProperty());
        logLines.setCellFactory(list -> new LineCell(list.widthProperty(), viewModel::selectEvent));
        logLines.setItems(viewModel.lines());
        logLines.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) -> {
                    if (line != null) {
                        viewModel.select(line);
                    }
                });
        viewModel.eventProperty().addListener((_, _, _) -> follow());
        viewModel.lines().addListener((ListChangeListener<LogLine>) _ -> scroll());
        Copies.offer(logLines, viewModel::sheet);
    }

    private void follow() {
        Selected.match(
                logLines.getSelectionModel(),
                logLines.getItems(),
                line ->
                        viewModel
                                .eventProperty()
                                .getValue()
                                .filter(n -> n == line.event())
                                .isPresent());
    }

    private void scroll() {
        boolean newest = isAtNewest();
        known = logLines.getItems().size();
        // The list learns of new lines after this listener.
        Platform.runLater(() -> {
            follow();
            if (newest) {
                logLines.scrollTo(logLines.getItems().size() - 1);
            }
        });
    }

    /// Whether the last line there was before is in sight.
    private boolean isAtNewest() {
        if (logLines.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> last = flow.getLastVisibleCell();
            return last == null || last.getIndex() >= known - 1;
        }
        return true;
    }

    private static final class LineCell extends ListCell<LogLine> {
        private static final double MARGIN = 34;

        private final Glyph glyph = new Glyph("decided");
        private final Label time = new Label("", glyph);
        private final Label words = new Label();
        private final Hyperlink event = new Hyperlink();
        private final HBox line = new HBox(time, words, event);

        LineCell(ObservableDoubleValue width, LongConsumer select) {
            line.getStyleClass().add("log-line");
            line.setAlignment(Pos.BASELINE_LEFT);
            time.setContentDisplay(ContentDisplay.RIGHT);
            time.getStyleClass().addAll("mono", "small", "dim");
            time.setMinWidth(USE_PREF_SIZE);
            words.getStyleClass().add("log-words");
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            event.getStyleClass().addAll("event-link", "mono");
            event.setMinWidth(USE_PREF_SIZE);
            event.setFocusTraversable(false);
            event.setOnAction(_ -> select.accept(getItem().event()));
            line.prefWidthProperty().bind(Bindings.subtract(width, MARGIN));
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable LogLine item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(item == null ? null : line);
            if (item == null) {
                setAccessibleText(null);
                return;
            }
            time.setText(item.time());
            glyph.become(item.glyph());
            words.setText(item.words());
            event.setText("#" + Figures.count(item.event()));
            event.setAccessibleText(Words.of("event.go", Figures.count(item.event())));
            setAccessibleText(item.time() + " " + item.words());
        }
    }
}
