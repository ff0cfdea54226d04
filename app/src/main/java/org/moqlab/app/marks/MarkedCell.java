package org.moqlab.app.marks;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Glyph and word of an entry, on the pattern of its state: ghosts are hatched, lingering entries
/// dotted, and the word stands on a plate where the pattern would make it hard to read.
public final class MarkedCell extends StackPane {
    private final Glyph glyph = new Glyph("absent");
    private final Label word = new Label();

    /// An empty cell.
    public MarkedCell() {
        HBox plate = new HBox(glyph, word);
        plate.getStyleClass().add("state-plate");
        plate.setAlignment(Pos.CENTER_LEFT);
        plate.setMaxWidth(USE_PREF_SIZE);
        setAlignment(plate, Pos.CENTER_LEFT);
        getChildren().add(plate);
        setMinWidth(0);
    }

    /// Shows an entry.
    ///
    /// @param text what stands beside the glyph
    public void show(EntryMark mark, String text) {
        Styled.as(this, "state-cell", "state-" + mark.glyph());
        glyph.become(mark.glyph());
        word.setText(text);
    }
}
