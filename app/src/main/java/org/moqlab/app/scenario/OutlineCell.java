package org.moqlab.app.scenario;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.marks.Styled;
import org.moqlab.app.marks.Swatch;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// One line of the outline.
final class OutlineCell extends ListCell<OutlineRow> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    private final Swatch swatch = new Swatch(-1);
    private final Glyph role = new Glyph("publisher");
    private final Label name = new Label();
    private final Label place = new Label();
    private final Label state = new Label();
    private final Label ghosts = new Label("", new Glyph("ghost"));
    private final HBox line = new HBox();
    private final ChangeListener<OutlineRow.Facts> listener = (_, _, facts) -> show(facts);

    OutlineCell() {
        name.getStyleClass().add("outline-name");
        place.getStyleClass().add("outline-place");
        state.getStyleClass().add("outline-state");
        ghosts.getStyleClass().add("ghost-badge");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        for (Region fixed : new Region[] {name, place, ghosts}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        line.getChildren().addAll(swatch, role, name, place, gap, state, ghosts);
        line.getStyleClass().add("outline-line");
        line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable OutlineRow row, boolean empty) {
        OutlineRow before = getItem();
        if (before != null) {
            before.factsProperty().removeListener(listener);
        }
        super.updateItem(row, empty);
        pseudoClassStateChanged(HEAD, row != null && row.kind() == OutlineRow.Kind.HEAD);
        if (row == null || row.kind() == OutlineRow.Kind.HEAD) {
            setGraphic(null);
            setText(row == null ? null : row.name());
            setAccessibleText(null);
            return;
        }
        setText(null);
        setGraphic(line);
        boolean relay = row.kind() == OutlineRow.Kind.RELAY;
        shown(swatch, relay);
        shown(role, !relay);
        swatch.become(row.peer());
        role.become(row.kind() == OutlineRow.Kind.PUBLISHER ? "publisher" : "subscriber");
        name.setText(row.name());
        row.factsProperty().addListener(listener);
        show(row.factsProperty().get());
    }

    private void show(OutlineRow.Facts facts) {
        place.setText(facts.place());
        shown(place, !facts.place().isEmpty());
        state.setText(facts.state());
        Styled.as(state, "label", "outline-state", "tone-" + facts.tone());
        ghosts.setText(Figures.count(facts.ghosts()));
        shown(ghosts, facts.ghosts() > 0);
        String haunted = facts.ghosts() == 0 ? "" : Words.counted("outline.ghosts", facts.ghosts());
        setAccessibleText(
                String.join(" ", name.getText(), facts.place(), facts.state(), haunted).strip());
    }

    private static void shown(Region part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }
}
