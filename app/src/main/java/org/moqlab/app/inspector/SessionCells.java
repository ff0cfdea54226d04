package org.moqlab.app.inspector;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.marks.WordCell;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// The cells of the stream table and the list of messages.
final class SessionCells {
    private SessionCells() {}

    /// A column of words about a stream.
    static void words(
            TableColumn<StreamLine, StreamLine> column, Function<StreamLine, String> say) {
        set(column, say, List.of());
        column.setComparator(Comparator.comparing(say));
    }

    /// A column of a figure of a stream.
    static void figure(
            TableColumn<StreamLine, StreamLine> column, Function<StreamLine, Long> figure) {
        set(column, line -> Figures.count(figure.apply(line)), List.of("mono", "number"));
        column.setComparator(Comparator.comparing(figure));
    }

    private static void set(
            TableColumn<StreamLine, StreamLine> column,
            Function<StreamLine, String> say,
            List<String> styles) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new WordCell<>(say, styles));
    }

    /// A message: what it is, what it says, and its octets.
    static final class MessageCell extends ListCell<MessageLine> {
        private static final double MARGIN = 34;

        private final Label way = new Label();
        private final Glyph glyph = new Glyph("message");
        private final Label name = new Label("", glyph);
        private final Label stream = new Label();
        private final Label time = new Label();
        private final Hyperlink event = new Hyperlink();
        private final Label summary = new Label();
        private final Label bytes = new Label();
        private final VBox lines;

        /// @param width room for a line, px
        MessageCell(javafx.beans.value.ObservableDoubleValue width, LongConsumer select) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox head = new HBox(way, name, stream, gap, time, event);
            head.setAlignment(Pos.BASELINE_LEFT);
            head.getStyleClass().add("message-head");
            lines = new VBox(head, summary, bytes);
            lines.getStyleClass().add("message");
            way.getStyleClass().addAll("message-way", "mono");
            name.getStyleClass().addAll("message-name", "strong");
            stream.getStyleClass().addAll("dim", "small");
            time.getStyleClass().addAll("mono", "small", "dim");
            event.getStyleClass().addAll("event-link", "mono");
            summary.getStyleClass().add("message-summary");
            summary.setWrapText(true);
            bytes.getStyleClass().addAll("message-bytes", "mono");
            event.setOnAction(_ -> select.accept(getItem().event()));
            for (Region part : List.of(way, stream, time, event, bytes)) {
                part.setMinWidth(USE_PREF_SIZE);
            }
            lines.prefWidthProperty().bind(javafx.beans.binding.Bindings.subtract(width, MARGIN));
            summary.prefWidthProperty().bind(lines.prefWidthProperty());
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable MessageLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(line == null ? null : lines);
            if (line == null) {
                setAccessibleText(null);
                return;
            }
            way.setText(line.sent() ? "→" : "←");
            way.setAccessibleText(line.way());
            glyph.become(line.glyph());
            name.setText(line.name());
            stream.setText(line.stream());
            time.setText(line.time());
            event.setText("#" + Figures.count(line.event()));
            event.setAccessibleText(Words.of("event.go", Figures.count(line.event())));
            summary.setText(line.summary());
            summary.setVisible(!line.summary().isEmpty());
            summary.setManaged(!line.summary().isEmpty());
            bytes.setText(line.bytes());
            setAccessibleText(way.getAccessibleText() + " " + line.name() + " " + line.summary());
        }
    }
}
