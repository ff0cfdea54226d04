package org.moqlab.app.compare;

import javafx.collections.ListChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.words.Words;

/// Whether a run is shown side by side with others: its column's number, or a plus.
final class ColumnCell extends TableCell<CompareRow, CompareRow> {
    private final ToggleButton button = new ToggleButton();
    private final CompareViewModel viewModel;

    ColumnCell(CompareViewModel viewModel) {
        this.viewModel = viewModel;
        button.getStyleClass().add("column-number");
        button.setOnAction(_ -> viewModel.turn(place()));
        viewModel.columns().addListener((ListChangeListener<Integer>) _ -> tell());
    }

    @Override
    protected void updateItem(@Nullable CompareRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (row == null || empty) {
            setGraphic(null);
            return;
        }
        button.setDisable(row.recording().isEmpty());
        button.setAccessibleText(Words.of("compare.column", row.fix()));
        tell();
        setGraphic(button);
    }

    /// The rows may be sorted; the runs keep their places.
    private int place() {
        CompareRow row = getItem();
        return row == null ? -1 : viewModel.placeOf(row);
    }

    private void tell() {
        int place = viewModel.columns().indexOf(place());
        button.setText(place < 0 ? "+" : Integer.toString(place + 1));
        button.setSelected(place >= 0);
    }
}
