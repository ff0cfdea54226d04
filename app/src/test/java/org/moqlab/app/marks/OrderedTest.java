package org.moqlab.app.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.Test;
import org.moqlab.app.theme.Fx;

/// Rows of a sorted table whose values change.
final class OrderedTest {
    private static final int MANY = 200;
    private static final int SCROLLED = 100;

    private record Row(String name, LongProperty value) {}

    /// A table of rows sorted by their values.
    private static final class Bench {
        final ObservableList<Row> rows = FXCollections.observableArrayList();
        final TableView<Row> table = new TableView<>();
        final Ordered<Row> order;

        Bench(int many) {
            IntStream.range(0, many)
                    .forEach(i -> rows.add(new Row("r" + i, new SimpleLongProperty(i))));
            TableColumn<Row, Number> column = new TableColumn<>("value");
            column.setCellValueFactory(cell -> cell.getValue().value());
            table.getColumns().add(column);
            table.setFixedCellSize(20);
            order = Ordered.of(table, rows);
            table.getSortOrder().add(column);
            new Scene(table, 300, 200);
            table.applyCss();
            table.layout();
        }

        List<String> names() {
            return table.getItems().stream().map(Row::name).toList();
        }

        int firstShown() {
            return ((VirtualFlow<?>) table.lookup(".virtual-flow"))
                    .getFirstVisibleCell()
                    .getIndex();
        }
    }

    @Test
    void rowsAreInOrderAgainWhenTheirValuesHaveChanged() throws Exception {
        Fx.call(() -> {
            Bench bench = new Bench(3);
            assertEquals(List.of("r0", "r1", "r2"), bench.names());
            bench.rows.get(0).value().set(9);
            bench.order.again();
            assertEquals(List.of("r1", "r2", "r0"), bench.names());
            assertEquals("r0", bench.rows.getFirst().name());
            return true;
        });
    }

    @Test
    void theSelectedRowStaysSelectedWhereverItGoes() throws Exception {
        Fx.call(() -> {
            Bench bench = new Bench(3);
            bench.table.getSelectionModel().select(1);
            bench.rows.get(1).value().set(9);
            bench.order.again();
            assertEquals(List.of("r0", "r2", "r1"), bench.names());
            assertEquals("r1", bench.table.getSelectionModel().getSelectedItem().name());
            assertEquals(List.of(2), bench.table.getSelectionModel().getSelectedIndices());
            bench.rows.get(0).value().set(10);
            bench.order.again();
            assertEquals("r1", bench.table.getSelectionModel().getSelectedItem().name());
            return true;
        });
    }

    @Test
    void theTableIsNotScrolled() throws Exception {
        Fx.call(() -> {
            Bench bench = new Bench(MANY);
            bench.table.getSelectionModel().select(0);
            bench.table.scrollTo(SCROLLED);
            bench.table.layout();
            assertEquals(SCROLLED, bench.firstShown());
            bench.rows.get(0).value().set(MANY);
            bench.order.again();
            bench.table.layout();
            assertEquals(SCROLLED, bench.firstShown());
            assertEquals("r0", bench.table.getSelectionModel().getSelectedItem().name());
            return true;
        });
    }

    @Test
    void whatTheTableSelectsMeanwhileCanBeToldFromWhatAPersonSelects() throws Exception {
        Fx.call(() -> {
            Bench bench = new Bench(3);
            bench.table.getSelectionModel().select(0);
            bench.table
                    .getSelectionModel()
                    .selectedItemProperty()
                    .addListener((_, _, _) -> assertTrue(bench.order.isSorting()));
            bench.rows.get(0).value().set(9);
            bench.order.again();
            assertFalse(bench.order.isSorting());
            return true;
        });
    }
}
