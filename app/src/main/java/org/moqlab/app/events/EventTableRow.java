package org.moqlab.app.events;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// A row of the events table; the one that caused the selected row is tinted.
final class EventTableRow extends TableRow<EventRow> {
    private static final PseudoClass CAUSE = PseudoClass.getPseudoClass("cause");

    private final ObservableValue<Long> cause;

    EventTableRow(ObservableValue<Long> cause) {
        this.cause = cause;
        cause.addListener((_, _, _) -> tint());
    }

    @Override
    protected void updateItem(@Nullable EventRow row, boolean empty) {
        super.updateItem(row, empty);
        tint();
        setAccessibleText(
                row == null
                        ? null
                        : String.join(" ", row.relay(), row.kind(), row.session(), row.what()));
    }

    private void tint() {
        EventRow row = getItem();
        pseudoClassStateChanged(CAUSE, row != null && row.number() == cause.getValue());
    }
}
