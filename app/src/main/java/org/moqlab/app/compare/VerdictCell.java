package org.moqlab.app.compare;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Glyph;

/// Words about a run with the shape of its verdict before them, or its colour at the edge.
final class VerdictCell extends TableCell<CompareRow, CompareRow> {
    private static final List<String> TONES = List.of("live", "lingering", "ghost", "waiting");

    private final Function<CompareRow, String> words;
    private final boolean shaped;
    private final Glyph glyph = new Glyph("message");

    /// @param shaped whether a shape stands before the words, not a colour at the edge
    VerdictCell(Function<CompareRow, String> words, boolean shaped) {
        this.words = words;
        this.shaped = shaped;
        getStyleClass().add(shaped ? "verdict-shape" : "verdict-edge");
    }

    @Override
    protected void updateItem(@Nullable CompareRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll(TONES);
        if (row == null || empty) {
            setText(null);
            setGraphic(null);
            return;
        }
        setText(words.apply(row));
        getStyleClass().add(row.tone());
        boolean told = row.verdict() != CompareRow.Verdict.WAITING;
        glyph.become(RunColumn.glyph(row.verdict()));
        setGraphic(shaped && told ? glyph : null);
    }
}
