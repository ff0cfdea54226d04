package org.moqlab.app.inspector;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.inspector.NamespaceRow.Facts;
import org.moqlab.app.marks.MarkedCell;
import org.moqlab.app.marks.Swatch;
import org.moqlab.app.marks.WordCell;

/// The cells of the namespace table.
final class Cells {
    private Cells() {}

    /// A column of plain text.
    static void text(
            TableColumn<NamespaceRow, Facts> column,
            Function<Facts, String> write,
            String... styles) {
        column.setCellValueFactory(cell -> cell.getValue().factsProperty());
        column.setCellFactory(_ -> new WordCell<>(write, List.of(styles)));
    }

    /// The column of what an entry is.
    static void state(TableColumn<NamespaceRow, Facts> column) {
        column.setCellValueFactory(cell -> cell.getValue().factsProperty());
        column.setCellFactory(_ -> new State());
        column.setComparator(Comparator.comparing(facts -> facts.mark().state()));
    }

    /// The column of the peer an entry is held through.
    static void via(TableColumn<NamespaceRow, Facts> column) {
        column.setCellValueFactory(cell -> cell.getValue().factsProperty());
        column.setCellFactory(_ -> new Via());
        column.setComparator(Comparator.comparing(Facts::via));
    }

    private static final class State extends TableCell<NamespaceRow, Facts> {
        private final MarkedCell mark = new MarkedCell();

        State() {
            getStyleClass().add("state-column");
        }

        /// The column grows with the longest word it shows; a short one leaves room for names.
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            double needed = snappedLeftInset() + mark.prefWidth(-1) + snappedRightInset();
            if (getGraphic() != null && needed > getWidth()) {
                // A width that changes while it is being laid out is not laid out.
                Platform.runLater(() ->
                        getTableColumn()
                                .setPrefWidth(Math.max(needed, getTableColumn().getPrefWidth())));
            }
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

    private static final class Via extends TableCell<NamespaceRow, Facts> {
        private final Swatch swatch = new Swatch(-1);

        Via() {
            getStyleClass().add("mono");
        }

        @Override
        protected void updateItem(@Nullable Facts facts, boolean empty) {
            super.updateItem(facts, empty);
            setText(facts == null ? null : facts.via());
            if (facts != null) {
                swatch.become(facts.peer());
            }
            setGraphic(facts == null || facts.peer() < 0 ? null : swatch);
        }
    }
}
