package org.moqlab.app.events;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.marks.Swatch;
import org.moqlab.app.words.Figures;

/// The cells of the events table and its side pane.
final class EventCells {
    private EventCells() {}

    static void text(
            TableColumn<EventRow, EventRow> column,
            Function<EventRow, String> write,
            String... styles) {
        set(column, () -> new Cell((cell, row) -> cell.setText(write.apply(row)), styles));
    }

    /// Time since the row above.
    static void delta(TableColumn<EventRow, EventRow> column) {
        set(
                column,
                () ->
                        new Cell(
                                (cell, row) -> {
                                    int above = cell.getIndex() - 1;
                                    List<EventRow> rows = cell.getTableView().getItems();
                                    cell.setText(
                                            above < 0 || above >= rows.size()
                                                    ? ""
                                                    : Figures.delta(
                                                            row.time() - rows.get(above).time()));
                                },
                                "mono",
                                "number",
                                "quiet"));
    }

    static void relay(TableColumn<EventRow, EventRow> column) {
        set(
                column,
                () -> {
                    Swatch swatch = new Swatch(-1);
                    return new Cell(
                            (cell, row) -> {
                                swatch.become(row.peer());
                                cell.setGraphic(row.peer() < 0 ? null : swatch);
                                cell.setText(row.relay());
                            },
                            "strong");
                });
    }

    static void kind(TableColumn<EventRow, EventRow> column) {
        set(
                column,
                () -> {
                    Glyph glyph = new Glyph("message");
                    return new Cell(
                            (cell, row) -> {
                                glyph.become(row.glyph());
                                cell.setGraphic(glyph);
                                cell.setText(row.kind());
                            },
                            "kind");
                });
    }

    static void cause(TableColumn<EventRow, EventRow> column, Consumer<EventRow> go) {
        set(
                column,
                () -> {
                    Hyperlink link = new Hyperlink();
                    link.getStyleClass().addAll("event-link", "mono");
                    link.setFocusTraversable(false);
                    return new Cell(
                            (cell, row) -> {
                                link.setText(Figures.count(row.cause()));
                                link.setOnAction(_ -> go.accept(row));
                                cell.setGraphic(row.cause() == 0 ? null : link);
                            },
                            "number");
                });
    }

    private static void set(
            TableColumn<EventRow, EventRow> column, java.util.function.Supplier<Cell> make) {
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(_ -> make.get());
        column.setSortable(false);
    }

    /// Paints one cell for one row.
    private interface Paint {
        void apply(Cell cell, EventRow row);
    }

    private static final class Cell extends TableCell<EventRow, EventRow> {
        private final Paint paint;

        Cell(Paint paint, String... styles) {
            this.paint = paint;
            getStyleClass().addAll(List.of(styles));
        }

        @Override
        protected void updateItem(@Nullable EventRow row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null) {
                setText(null);
                setGraphic(null);
            } else {
                paint.apply(this, row);
            }
        }
    }

    /// A field of the selected message.
    static HBox field(Details.Field field) {
        Label name = new Label(field.name());
        name.getStyleClass().add("field-name");
        Label value = new Label(field.value());
        value.getStyleClass().addAll("field-value", "mono");
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox line = new HBox(name, value);
        line.getStyleClass().add("field");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }
}
