package org.moqlab.app.marks;

import java.util.function.Predicate;
import javafx.collections.ObservableList;
import javafx.scene.control.MultipleSelectionModel;

/// Keeps the selected row of a list or table in step with the selection all panes share.
public final class Selected {
    private Selected() {}

    /// Selects the first item that matches, or nothing; leaves a fitting selection alone.
    public static <T> void match(
            MultipleSelectionModel<T> model, ObservableList<T> items, Predicate<T> wanted) {
        T now = model.getSelectedItem();
        if (now != null && wanted.test(now)) {
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            if (wanted.test(items.get(i))) {
                model.clearAndSelect(i);
                return;
            }
        }
        model.clearSelection();
    }
}
