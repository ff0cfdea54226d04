package org.moqlab.app.attach;

import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A line of words in a list.
final class LineCell extends ListCell<Line> {
    LineCell() {
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setGraphic(line == null ? null : new LineBox(line));
        setTooltip(line == null ? null : new Tooltip((line.head() + " " + line.text()).strip()));
    }
}
