package org.moqlab.app.marks;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell that says one thing of what its column makes of the row.
///
/// @param <R> the rows of the table
/// @param <V> what the column makes of one
public final class WordCell<R, V> extends TableCell<R, V> {
    private final Function<V, String> say;

    /// Creates a cell with style classes of its own.
    public WordCell(Function<V, String> say, List<String> styles) {
        this.say = say;
        getStyleClass().addAll(styles);
    }

    @Override
    protected void updateItem(@Nullable V value, boolean empty) {
        super.updateItem(value, empty);
        setText(value == null || empty ? null : say.apply(value));
    }
}
