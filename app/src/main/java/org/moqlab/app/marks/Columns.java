package org.moqlab.app.marks;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Gives one column of a table the room the others leave.
public final class Columns {
    private static final String ELASTIC = "elastic";
    private static final double EDGE = 2;
    private static final double SCROLL_BAR = 11;

    private Columns() {}

    /// Keeps `elastic` as wide as the others leave, never below its own least width.
    public static <T> void stretch(TableView<T> table, TableColumn<T, ?> elastic) {
        stretch(table, elastic, EDGE);
    }

    /// As [#stretch], and leaves room for a scroll bar at the right.
    public static <T> void stretchBesideScrollBar(TableView<T> table, TableColumn<T, ?> elastic) {
        stretch(table, elastic, EDGE + SCROLL_BAR);
    }

    /// Whether a column takes the room that others leave.
    public static boolean isElastic(TableColumn<?, ?> column) {
        return column.getProperties().containsKey(ELASTIC);
    }

    private static <T> void stretch(TableView<T> table, TableColumn<T, ?> elastic, double margin) {
        elastic.getProperties().put(ELASTIC, true);
        List<TableColumn<T, ?>> others =
                table.getColumns().stream().filter(column -> !column.equals(elastic)).toList();
        InvalidationListener fit =
                _ -> {
                    double taken =
                            others.stream()
                                    .filter(TableColumn::isVisible)
                                    .mapToDouble(TableColumn::getWidth)
                                    .sum();
                    elastic.setPrefWidth(
                            Math.max(elastic.getMinWidth(), table.getWidth() - taken - margin));
                };
        table.widthProperty().addListener(fit);
        others.forEach(column -> column.widthProperty().addListener(fit));
        others.forEach(column -> column.visibleProperty().addListener(fit));
    }
}
